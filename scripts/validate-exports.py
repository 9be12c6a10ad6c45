#!/usr/bin/env python3
"""Reads exported files with parsers that are not Lightcone's own, and says which it refuses.

usage: validate-exports.py FOLDER

What each file is, its name's ending says. The status is 1 if a file is refused, and a line of standard
output names each: 'bad NAME: why'. The last line counts. scripts/prepare-exports.sh installs what this
needs.
"""

import base64
import collections
import csv
import decimal
import importlib.util
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys


def require(condition, message):
    if not condition:
        raise ValueError(message)


def lines_of_json(text):
    require(text == "" or text.endswith("\n"), "the last line has no end")
    # Not splitlines(): that also breaks at separators that may stand inside a line.
    return [json.loads(line) for line in text.split("\n")[:-1]]


def unique(pairs):
    names = [name for name, _ in pairs]
    require(len(names) == len(set(names)), "a name stands twice in an object")
    return dict(pairs)


# MARK: Traces and tables


def trace(path, text):
    lines = lines_of_json(text)
    require(lines[0]["format"] == "lightcone-trace" and lines[0]["version"] == 1, "header")
    events = [line for line in lines if "event" in line]
    require([line["event"] for line in events] == list(range(1, len(events) + 1)), "numbers")
    require(lines[-1]["end"] == len(events) == lines[0]["events"], "the last line's count")
    for event in events:
        require(event.get("cause", 0) < event["event"], "a cause lies ahead")
    times = [event["time"] for event in events]
    require(times == sorted(times), "time goes back")


def shown_in_csv(value):
    text = str(value)
    return "".join("?" if (ord(c) < 32 and c not in "\n\r\t") or ord(c) == 127 else c for c in text)


def table(path, text):
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    header, body = rows[0], rows[1:]
    for row in body:
        require(len(row) == len(header), f"{len(row)} cells under {len(header)} names: {row}")
    twin = path.with_name(path.name.replace(".csv", ".jsonl"))
    if not twin.exists() or "history" in path.name:
        return
    records = lines_of_json(twin.read_bytes().decode("utf-8"))
    require(len(records) == len(body), "the table and its JSON Lines differ in length")
    for row, record in zip(body, records):
        require(set(record) <= set(header), f"unknown fields in {record}")
        for name, cell in zip(header, row):
            require(cell == shown_in_csv(record.get(name, "")), f"{name}: {cell!r}, {record}")


def records(path, text):
    lines_of_json(text)


def history(path, text):
    open_now, gone = {}, set()
    for line in lines_of_json(text):
        process, kind = line["process"], line["type"]
        require(isinstance(line["f"], str) and line["f"] != "", "a function without a name")
        require(process not in gone, f"process {process} came back")
        if kind == "invoke":
            require(process not in open_now, f"process {process} has two operations open")
            open_now[process] = line["f"]
        else:
            require(kind in ("ok", "fail", "info"), kind)
            require(open_now.pop(process, None) == line["f"], "an end without a beginning")
            if kind == "info":
                gone.add(process)


# MARK: Diagrams


MERMAID = {}


def read_by_mermaid(folder):
    """What Mermaid understands of the diagrams of a folder, by path."""
    package = importlib.util.find_spec("mermaidx")
    if package is None or not shutil.which("node"):
        raise ImportError("mermaidx or node")
    assets = pathlib.Path(package.origin).with_name("assets")
    script = pathlib.Path(__file__).with_name("read-mermaid.js")
    paths = sorted(folder.glob("*.mmd"))
    result = subprocess.run(
        ["node", script, assets, *paths], capture_output=True, check=False)
    answers = result.stdout.decode("utf-8").splitlines()
    require(len(answers) == len(paths), result.stderr.decode("utf-8"))
    return dict(zip(paths, map(json.loads, answers)))


def mermaid(path, text):
    require(len(text) <= 50000, "longer than Mermaid reads")
    if path not in MERMAID:
        MERMAID.update(read_by_mermaid(path.parent))
    seen = MERMAID[path]
    require("error" not in seen, seen.get("error"))
    require(seen["type"] == "sequence", seen["type"])
    # The same, read off our own lines: Mermaid has to see no more and no less.
    sign = lambda code: chr(int(code[1]))
    actors, messages = [], []
    for line in text.split("\n")[1:-1]:
        line = re.sub(r"#(\d+);", sign, line.strip(" ")) if "#" in line else line.strip(" ")
        actor = re.fullmatch(r"participant (\w+) as (.+)", line)
        arrow = re.fullmatch(r"(\w+)-([)x])(\w+): (.+)", line)
        note = re.fullmatch(r"Note over (\w+)(?:,(\w+))?: (.+)", line)
        if actor:
            actors.append([actor[1], actor[2]])
        elif arrow:
            messages.append([arrow[1], arrow[3], 24 if arrow[2] == ")" else 3, arrow[4]])
            ends = re.search(r"#(\d+) to #(\d+)(?:, lost.*)?$", line)
            require(not ends or int(ends[1]) < int(ends[2]), f"an arrow goes back: {line}")
        else:
            require(note, f"a line of no known form: {line!r}")
            messages.append([note[1], note[2] or note[1], 2, note[3]])
    require(seen["actors"] == actors, f"actors {seen['actors']}, {actors}")
    for mine, other in zip(messages, seen["messages"]):
        require(mine == other, f"{other} where {mine} was written")
    require(len(messages) == len(seen["messages"]), "another number of messages")


def dot(path, text):
    if shutil.which("dot") is None:
        raise LookupError("dot")
    result = subprocess.run(
        ["dot", "-Tdot_json"], input=text.encode(), capture_output=True, check=False)
    require(result.returncode == 0, result.stderr.decode())
    require(result.stderr == b"", result.stderr.decode())
    graph = json.loads(result.stdout)
    objects = [item for item in graph.get("objects", []) if "nodes" not in item]
    names = {item["name"] for item in objects if not item["name"].startswith("cluster")}
    declared = set(re.findall(r"^ *([es]\d+) \[label=", text, re.MULTILINE))
    require(names == declared, f"dot has other nodes: {sorted(names ^ declared)[:5]}")
    require(len(graph.get("edges", [])) == len(re.findall(r"^  [es]\d+ -> ", text, re.M)), "edges")
    if ".causes." in path.name:
        for edge in re.findall(r"^  e(\d+) -> e(\d+)", text, re.MULTILINE):
            require(int(edge[0]) < int(edge[1]), f"an edge goes back: {edge}")


# MARK: Logs with vector clocks


SHIVIZ = r"""
const text = require('fs').readFileSync(0, 'utf8');
const end = text.indexOf('\n'), next = text.indexOf('\n', end + 1);
const parser = new RegExp(text.slice(0, end), 'gm');
const delimiter = new RegExp(text.slice(end + 1, next), 'gm');
const log = text.slice(next + 1).trim();
const label = delimiter.exec(log).groups.trace;
const part = log.split(new RegExp(text.slice(end + 1, next).replace('?<trace>', '?:'), 'm'))
  .filter((piece) => piece.trim() !== '');
const entries = [];
for (const execution of part)
  for (const match of execution.matchAll(parser))
    entries.push({ host: match.groups.host, clock: JSON.parse(match.groups.clock),
      event: match.groups.event });
console.log(JSON.stringify({ label, executions: part.length, entries }));
"""


def clocks(path, text):
    first, second, log = text.split("\n", 2)
    python = lambda pattern: re.compile(pattern.replace("(?<", "(?P<"), re.MULTILINE)
    entries = [
        (match["host"], json.loads(match["clock"], object_pairs_hook=unique), match["event"])
        for match in python(first).finditer(python(second).sub("", log))
    ]
    if shutil.which("node"):
        result = subprocess.run(
            ["node", "-e", SHIVIZ], input=text.encode(), capture_output=True, check=False)
        if log.count("\n") > 1:
            require(result.returncode == 0, result.stderr.decode())
            seen = json.loads(result.stdout)
            require(seen["executions"] == 1, "ShiViz sees several executions")
            other = [(one["host"], one["clock"], one["event"]) for one in seen["entries"]]
            require(other == entries, "the expression means something else in JavaScript")
    require(2 * len(entries) == len(log.split("\n")) - 2, "an entry is not seen")
    hosts = collections.Counter()
    for host, clock, _ in entries:
        hosts[host] += 1
        require(clock.get(host) == hosts[host], f"{host} counts {clock.get(host)}")
    known = collections.defaultdict(dict)
    at = {}
    for host, clock, _ in entries:
        for name, time in clock.items():
            require(0 < time <= hosts[name], f"{host} knows entry {time} of {name}")
            require(name == host or all(
                clock.get(one, 0) >= more for one, more in at[name, time].items()),
                f"{host} knows {name} {time}, but not what that knew")
        require(all(clock.get(name, 0) >= time for name, time in known[host].items()),
                f"{host} forgets")
        known[host] = clock
        at[host, clock[host]] = clock


# MARK: Spans


def perfetto(path, text):
    document = json.loads(text, parse_float=decimal.Decimal, object_pairs_hook=unique)
    processes, slices, flows, operations = set(), collections.defaultdict(list), {}, set()
    for entry in document["traceEvents"]:
        phase = entry["ph"]
        require(phase in ("M", "X", "i", "s", "f", "b", "e", "C"), f"phase {phase}")
        require(isinstance(entry["name"], str) and entry["name"] != "", "no name")
        if phase == "M":
            if entry["name"] == "process_name":
                processes.add(entry["pid"])
            continue
        require(entry["pid"] in processes, f"process {entry['pid']} has no name")
        require(entry["ts"] >= 0, "a time below 0")
        # The other direction of what the writer does: no nanosecond may be lost.
        require((entry["ts"] * 1000) % 1 == 0, f"ts {entry['ts']}")
        place = (entry["pid"], entry["tid"])
        if phase == "X":
            require(entry["dur"] >= 0, "a slice of negative length")
            slices[place].append((entry["ts"], entry["ts"] + entry["dur"]))
        elif phase == "s":
            require(entry["id"] not in flows, "a flow begins twice")
            require(any(s[0] <= entry["ts"] <= s[1] for s in slices[place]), "a loose flow")
            flows[entry["id"]] = entry["ts"]
        elif phase == "f":
            require(entry["bp"] == "e" and flows.pop(entry["id"]) <= entry["ts"], "a flow goes back")
            require(any(s[0] <= entry["ts"] <= s[1] for s in slices[place]), "a loose flow")
        elif phase == "b":
            operations.add(entry["id"])
        elif phase == "e":
            operations.remove(entry["id"])
        elif phase == "C":
            require(isinstance(entry["args"]["value"], int), "a counter without a number")
    require(not flows, f"{len(flows)} flows have no end")
    require(not operations, "an operation has no end")
    for row in slices.values():
        stack = []
        for begin, end in sorted(row, key=lambda one: (one[0], -one[1])):
            while stack and stack[-1] <= begin:
                stack.pop()
            require(not stack or end <= stack[-1], "two slices of a row overlap")
            stack.append(end)


def in_base64(value):
    """Ids as the JSON of protocol buffers has them. OTLP has hexadecimal digits instead."""
    if isinstance(value, list):
        return [in_base64(item) for item in value]
    if not isinstance(value, dict):
        return value
    sizes = {"traceId": 16, "spanId": 8, "parentSpanId": 8}
    result = {}
    for name, item in value.items():
        if name in sizes:
            require(re.fullmatch(r"[0-9a-f]+", item), f"{name} {item}")
            identity = bytes.fromhex(item)
            require(len(identity) == sizes[name] and any(identity), f"{name} {item}")
            result[name] = base64.b64encode(identity).decode()
        else:
            require(not name.endswith("UnixNano") or isinstance(item, str), f"{name} is no text")
            result[name] = in_base64(item)
    return result


def spans(path, text):
    from google.protobuf import json_format
    from opentelemetry.proto.trace.v1 import trace_pb2

    document = json.loads(text, object_pairs_hook=unique)
    data = json_format.ParseDict(in_base64(document), trace_pb2.TracesData())
    all_spans = [
        span for resource in data.resource_spans for scope in resource.scope_spans
        for span in scope.spans
    ]
    by_id = {span.span_id: span for span in all_spans}
    require(len(by_id) == len(all_spans), "two spans have one id")
    require(len({span.trace_id for span in all_spans}) == 1, "several traces")
    require(sum(not span.parent_span_id for span in all_spans) == 1, "one root")
    for span in all_spans:
        require(span.name != "" and 1 <= span.kind <= 5, "name and kind")
        require(span.start_time_unix_nano <= span.end_time_unix_nano, "a span goes back")
        for event in span.events:
            require(event.time_unix_nano >= span.start_time_unix_nano, "an event before its span")
        if span.parent_span_id:
            parent = by_id[span.parent_span_id]
            require(parent.start_time_unix_nano <= span.start_time_unix_nano, "before its parent")


CHECKS = [
    (".trace.jsonl", trace), ("history.jsonl", history), (".jsonl", records), (".csv", table),
    (".mmd", mermaid), (".dot", dot), (".log", clocks), (".perfetto.json", perfetto),
    (".spans.json", spans),
]


def main():
    folder = pathlib.Path(sys.argv[1])
    good, bad, missing = 0, 0, set()
    for path in sorted(folder.iterdir()):
        check = next((check for ending, check in CHECKS if path.name.endswith(ending)), None)
        try:
            require(check, "no check for this ending")
            check(path, path.read_bytes().decode("utf-8"))
            good += 1
        except (LookupError, ImportError) as error:
            if isinstance(error, KeyError):
                bad += 1
                print(f"bad {path.name}: no {error}")
                continue
            missing.add(str(error))
        except Exception as error:  # Every parser has errors of its own.
            bad += 1
            print(f"bad {path.name}: {type(error).__name__} {str(error)[:400]}")
    for name in sorted(missing):
        print(f"missing {name}")
    print(f"{good} good, {bad} bad")
    return 1 if bad or missing else 0


if __name__ == "__main__":
    sys.exit(main())
