import Foundation
import LightconeRendering
import LightconeTrace
import Testing

@Suite("Exports as other parsers read them")
struct OtherParserTests {
  private static let isReady: Comment =
    "scripts/prepare-exports.sh installs the parsers: graphviz, Mermaid, protocol buffers"

  /// Files of a trace, ready to be validated.
  private func files(_ trace: Trace, _ name: String) -> [(name: String, text: String)] {
    EveryExport.of(trace).map { ("\(name).\($0.kind)", $0.text) }
  }

  private func expectGood(_ files: [(name: String, text: String)]) throws {
    let result = try ExportTools.validate(files)
    #expect(result.accepts, "\(result.lines.joined(separator: "\n"))")
    #expect(result.lines.last == "\(files.count) good, 0 bad")
  }

  @Test("In continuous integration the parsers are there")
  func areThere() {
    if ProcessInfo.processInfo.environment["CI"] == "true" { #expect(ExportTools.python != nil) }
  }

  @Test("accept the samples", .enabled(if: ExportTools.python != nil, isReady))
  func samples() throws {
    try expectGood(
      files(SampleTraces.coordinatorCrash().withCauses, "crash")
        + files(SampleTraces.everyKind(), "every") + files(SampleTraces.cut().withCauses, "cut")
        + files(SampleTraces.tampering().withCauses, "tampering")
        + files(SampleTraces.crowd(40), "crowd") + files(Trace(), "empty"))
  }

  @Test(
    "accept runs whose names and texts break files",
    .enabled(if: ExportTools.python != nil, isReady))
  func hostile() throws {
    let seeds: ClosedRange<UInt64> = 1...8
    try expectGood(
      seeds.flatMap { files(RandomRun(seed: $0, events: 250, nodes: 6).trace, "run-\($0)") })
  }

  @Test(
    "accept every text that breaks files, in every place",
    .enabled(if: ExportTools.python != nil, isReady))
  func everyText() throws {
    var builder = TraceBuilder(HostileTexts.all)
    let last = HostileTexts.all.count - 1
    for (node, text) in HostileTexts.all.enumerated() {
      let operation = builder.invoke(node, text, key: text, argument: text)
      builder.deliver(builder.send(text, from: node, to: last - node))
      builder.lose(builder.send(text, from: node, to: (node + 1) % last), .chance)
      builder.add(.note, node, label: text)
      builder.become(node, text, .working)
      builder.add(.count, node, label: text, value: 1)
      builder.timer(.setTimer, node, text, value: 1)
      builder.add(.partition, label: text)
      builder.complete(node, operation, .ok, answer: text)
    }
    let trace = builder.trace.withCauses
    var all = files(trace, "texts")
    // A diagram holds few events: one for each part of the trace, so that every text stands in one.
    for first in stride(from: 1, to: trace.events.count, by: 60) {
      let selection = TraceSelection(
        nodes: Array(
          Set(
            (first - 1..<min(first + 59, trace.events.count)).compactMap {
              trace.events[$0].node
            })
        ).sorted(),
        first: EventNumber(first), last: EventNumber(first + 59), maximumRows: 100)
      all.append(("part-\(first).mmd", MermaidDocument.render(trace, selection: selection)))
    }
    let states = HostileTexts.all.map { StateGraph.State(label: $0) }
    let edges = HostileTexts.all.indices.map {
      StateGraph.Edge(from: $0, to: last - $0, label: HostileTexts.all[$0])
    }
    all.append(
      ("graph.states.dot", StateGraphDocument.render(StateGraph(states: states, edges: edges))))
    try expectGood(all)
  }

  @Test(
    "The control: a mutant of each format is refused",
    .enabled(if: ExportTools.python != nil, isReady))
  func mutants() throws {
    let mutations: [(kind: String, old: String, new: String)] = [
      ("trace.jsonl", #""cause":1,"#, #""cause":99,"#),
      ("trace.jsonl", #""text":"begin""#, #""text":"be"gin""#),
      ("events.csv", "committed", "\"commit\"ted"), ("events.csv", "prepare", "pre,pare"),
      ("events.jsonl", "prepare", "pre\"pare"),
      ("history.jsonl", #""type":"ok""#, #""type":"yes""#),
      ("diagram.mmd", "begin (m1)", "be;gin (m1)"), ("diagram.mmd", "as client", "as cl\nient"),
      ("diagram.mmd", "#35;7 to #35;8", "#35;9 to #35;8"),
      ("clocks.log", #"{"client":2}"#, #"{"client":3}"#),
      ("clocks.log", #""client":3"#, #""client":99"#), ("clocks.log", #"product {"#, "product  {"),
      ("clocks.log", #""client":3,"coordinator":3"#, #""coordinator":3"#),
      ("perfetto.json", #""dur":0.001"#, #""dur":-1"#),
      ("perfetto.json", #""ph":"f""#, #""ph":"i""#),
      ("perfetto.json", #""ts":1000.000,"id":1"#, #""ts":-1,"id":1"#),
      ("perfetto.json", "client", "cli\"ent"), ("spans.json", #""kind":3"#, #""kind":"CLIENT""#),
      ("spans.json", #""parentSpanId":"0"#, #""parentSpanId":""#),
      ("spans.json", #""parentSpanId":"0000000000000007""#, #""parentSpanId":"0000000000000999""#),
      ("causes.dot", #"\"begin\""#, #""begin""#), ("causes.dot", "e7 -> e8", "e8 -> e7"),
    ]
    let trace = SampleTraces.coordinatorCrash().withCauses
    let exports = Dictionary(uniqueKeysWithValues: EveryExport.of(trace).map { ($0.kind, $0.text) })
    var files: [(name: String, text: String)] = []
    for (number, mutation) in mutations.enumerated() {
      let text = try #require(exports[mutation.kind])
      let mutant = text.replacing(mutation.old, with: mutation.new, maxReplacements: 1)
      let isChanged = mutant != text
      try #require(isChanged, "nothing to change: \(mutation)")
      files.append(("mutant-\(number).\(mutation.kind)", mutant))
      // The twin of a table, with which it is compared.
      if mutation.kind == "events.csv", let twin = exports["events.jsonl"] {
        files.append(("mutant-\(number).events.jsonl", twin))
      }
    }
    let result = try ExportTools.validate(files)
    for (number, mutation) in mutations.enumerated() {
      #expect(
        result.lines.contains { $0.hasPrefix("bad mutant-\(number).") }, "not refused: \(mutation)")
    }
  }
}
