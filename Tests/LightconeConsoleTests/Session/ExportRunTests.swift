import Foundation
import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("Exports of a run")
struct ExportRunTests {
  private func session(_ lines: String...) -> Session {
    var session = Session(display: .plain())
    session.mayWriteFiles = true
    for line in ["load two-phase-commit participants=2", "at 22ms crash coordinator for 1s", "run"]
      + lines
    {
      #expect(session.execute(line).problem == nil, "\(line)")
    }
    return session
  }

  /// Each form, with each thing that can be written in it, and how its file begins.
  static let exports: [(words: String, file: String, opening: String)] = [
    ("svg", "a.svg", "<svg"), ("svg FILE of order", "a.svg", "<svg"),
    ("svg FILE of cone #20", "a.svg", "<svg"), ("svg FILE of states", "a.svg", "<svg"),
    ("svg FILE of history", "a.svg", "<svg"), ("svg FILE of field holder", "a.svg", "<svg"),
    ("svg FILE of field disk", "a.svg", "<svg"),
    ("dot FILE of explored crashes=1 states=20", "a.dot", "digraph"),
    ("svg FILE of plot locks.held", "a.svg", "<svg"),
    ("svg FILE of histogram lock.held", "a.svg", "<svg"),
    ("svg FILE of cdf lock.held", "a.svg", "<svg"), ("html", "a.html", "<!doctype html>"),
    ("mermaid", "a.mmd", "sequenceDiagram"), ("shiviz", "a.log", "(?<"),
    ("perfetto", "a.json", "{"),
    ("otlp", "a.json", "{"), ("dot", "a.dot", "digraph"),
    ("dot FILE of cone #20", "a.dot", "digraph"),
    ("csv", "a.csv", "event,"), ("csv FILE of metrics", "a.csv", ""),
    ("csv FILE of history", "a.csv", "client,"), ("jsonl", "a.jsonl", "{"),
    ("jsonl FILE of events", "a.jsonl", "{"), ("jsonl FILE of metrics", "a.jsonl", "{"),
    ("jsonl FILE of history", "a.jsonl", "{"),
  ]

  @Test(
    "Every form writes a file, the same each time, and only over one of its own", arguments: exports
  )
  func all(words: String, file: String, opening: String) throws {
    let folder = try ScratchFolder()
    let path = folder.url.appending(path: file).path
    var session = session()
    let before = session.fingerprint
    let rest = words.contains("FILE") ? words.replacing("FILE", with: path) : "\(words) \(path)"
    #expect(session.execute("export \(rest)").problem == nil)
    let first = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    #expect(first.lowercased().hasPrefix(opening.lowercased()))
    #expect(session.fingerprint == before)

    #expect(session.execute("export \(rest)").problem?.code == .unwritable)
    #expect(session.execute("export \(rest) overwrite").problem == nil)
    #expect(try String(contentsOf: URL(filePath: path), encoding: .utf8) == first)

    try Data("somebody's own text, longer than an opening".utf8).write(to: URL(filePath: path))
    #expect(session.execute("export \(rest) overwrite").problem?.code == .unwritable)
  }

  @Test("A trace that was written is read back as it was, with what the nodes held")
  func traceFile() throws {
    let folder = try ScratchFolder()
    let path = folder.url.appending(path: "a.jsonl").path
    var session = session()
    #expect(session.execute("export jsonl \(path)").problem == nil)
    let file = try TraceFile(reading: Array(Data(contentsOf: URL(filePath: path))))
    #expect(file.trace == session.run?.simulation.trace)
    #expect(file.origin?.token == session.run?.token)
    #expect((file.states?.rows.count ?? 0) > 10)
  }

  @Test(
    "What cannot be written is refused, and no file is left",
    arguments: [
      ("gif a.gif", DiagnosticCode.wrongArguments), ("svg", .wrongArguments),
      ("svg a.svg of nothing", .wrongArguments), ("html a.html of cone #2", .wrongArguments),
      ("svg a.svg of plot nothing", .unknownName), ("svg a.svg of cone #9999", .noSuchMoment),
      ("svg a.svg of histogram messages", .cannotEvaluate), ("svg a.svg twice", .wrongArguments),
      ("svg nowhere/at/all/a.svg", .unwritable), ("svg a.svg of field nothing", .unknownName),
      ("svg a.svg of field", .wrongArguments),
      ("svg a.svg of history as nothing", .unknownCheckModel),
      ("svg a.svg of history as register", .malformedHistory),
      ("svg a.svg of history key nothing", .unknownName),
      ("svg a.svg of history as register as register", .wrongArguments),
      ("dot a.dot of explored depth=3", .wrongArguments),
      ("dot a.dot of explored crashes=x", .badValue),
    ])
  func refused(words: String, code: DiagnosticCode) {
    var session = session()
    #expect(session.execute("export \(words)").problem?.code == code)
    #expect(!FileManager.default.fileExists(atPath: "a.svg"))
  }

  @Test("Where files are not written, or before anything has happened, it says so")
  func notNow() {
    var reader = session()
    reader.mayWriteFiles = false
    #expect(reader.execute("export svg a.svg").problem?.code == .notNow)
    var early = Session(display: .plain())
    early.mayWriteFiles = true
    #expect(early.execute("export svg a.svg").problem?.code == .notNow)
    #expect(early.execute("load saga").problem == nil)
    #expect(early.execute("export svg a.svg").problem?.code == .notNow)
  }
}
