import Foundation
import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("A run from a file")
struct TraceViewTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func path(_ name: String) -> String { folder.url.appending(path: name).path }

  /// A run that a session has written in a form, and the session.
  private func exported(_ form: String) throws -> (path: String, Session) {
    var session = Session(display: .plain())
    session.mayWriteFiles = true
    for line in ["load saga participants=2", "at 12ms crash price for 1s", "run"] {
      #expect(session.execute(line).problem == nil)
    }
    #expect(session.execute("export \(form) \(path("run.\(form)"))").problem == nil)
    return (path("run.\(form)"), session)
  }

  @Test("A trace that was exported is drawn as the session draws it, whole or in part")
  func ownTrace() throws {
    var (path, session) = try exported("jsonl")
    let view = try TraceView(path: path)
    #expect(session.say("diagram") == view.text(in: .plain()))
    #expect(session.say("diagram around #20") == view.text(in: .plain(), around: 20))
  }

  @Test("It is written in every form as the session writes it", arguments: ExportFormat.allCases)
  func forms(format: ExportFormat) throws {
    let (trace, session) = try exported("jsonl")
    let view = try TraceView(path: trace)
    let text = try view.export(as: format.rawValue)
    let run = try #require(session.run)
    let command = ExportRunCommand(
      format: format, path: "", column: 1, subject: .plain(format.subjects[0]))
    let expected = try RunExport(run: run).text(command)
    // Only a session knows the settings and the token that stand on a page.
    if format == .html {
      #expect(text.contains("A run of saga"))
    } else {
      #expect(text == expected)
    }
  }

  @Test("A log for ShiViz comes back with its nodes and messages")
  func eventLog() throws {
    let (log, session) = try exported("shiviz")
    let view = try TraceView(path: log)
    // Each life of a node is a host of its own: price, and price.2 behind its crash.
    let nodes = try #require(view.runs.first).file.trace.nodes.map { $0.name.prefix { $0 != "." } }
    let known = session.run?.simulation.nodes.map(\.name) ?? []
    #expect(!nodes.isEmpty && Set(nodes.map(String.init)) == Set(known))
    #expect(try view.export(as: "mermaid").hasPrefix("sequenceDiagram"))
  }

  @Test("A log of somebody else's is read with an expression for its lines")
  func expression() throws {
    try Data("a {\"a\":1} begins\nb {\"a\":1,\"b\":1} hears\n".utf8)
      .write(to: folder.url.appending(path: "own.log"))
    let expression = #"(?<host>\S*) (?<clock>{.*}) (?<event>.*)"#
    let view = try TraceView(path: path("own.log"), expression: expression)
    #expect(view.text(in: .plain()).contains("hears"))
  }

  @Test("Of several runs one has to be named")
  func several() throws {
    let log = """
      (?<event>.*)\\n(?<host>\\S*) (?<clock>{.*})
      === (?<trace>.*) ===
      === one ===
      starts
      a {"a":1}
      === two ===
      ends
      a {"a":1}

      """
    try Data(log.replacing("\\\\", with: "\\").utf8).write(
      to: folder.url.appending(path: "two.log"))
    let view = try TraceView(path: path("two.log"))
    #expect(view.runs.map(\.label) == ["one", "two"])
    #expect(throws: Diagnostic.self) { try view.export(as: "svg") }
    #expect(try view.export(as: "mermaid", of: "two").contains("ends"))
    do throws(Diagnostic) {
      _ = try view.export(as: "svg", of: "tow")
      Issue.record("a run that is not there")
    } catch { #expect(error.suggestion == "two") }
  }

  @Test("What is no run is refused with its code and place")
  func refused() throws {
    #expect(throws: Diagnostic.self) { try TraceView(path: path("nowhere")) }
    let (trace, _) = try exported("jsonl")
    let text = try String(contentsOf: URL(filePath: trace), encoding: .utf8)
    try Data(text.dropLast(text.count / 2).utf8).write(to: folder.url.appending(path: "half.jsonl"))
    do throws(Diagnostic) {
      _ = try TraceView(path: path("half.jsonl"))
      Issue.record("half a trace was read")
    } catch {
      #expect(error.place.file == path("half.jsonl"))
      #expect((error.place.line ?? 0) > 1)
    }
    #expect(throws: Diagnostic.self) { try TraceView(path: trace).export(as: "gif") }
  }
}
