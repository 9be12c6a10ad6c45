import Foundation
import PseudoTerminal
import Testing

@Suite("lightcone view")
struct ViewTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "view-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  private func exported() throws -> String {
    let run = try Lightcone.run(
      input: "load two-phase-commit participants=2\nrun\nexport jsonl \(path("run.jsonl"))\n")
    #expect(run.end == .code(0))
    return path("run.jsonl")
  }

  @Test("A trace is drawn, and written in another form, here or in a file")
  func shown() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let trace = try exported()
    let drawn = try Lightcone.run("view", trace, "--plain")
    #expect(drawn.end == .code(0))
    #expect(drawn.outputText.contains("prepare T1 m2"))
    let written = try Lightcone.run("view", trace, "--as", "mermaid")
    #expect(written.outputText.hasPrefix("sequenceDiagram\n"))
    let filed = try Lightcone.run("view", trace, "--as", "svg", "--out", path("run.svg"))
    #expect(filed.end == .code(0))
    #expect(
      try String(contentsOf: folder.appending(path: "run.svg"), encoding: .utf8).hasPrefix("<svg"))
  }

  @Test("An export that is there is replaced by --force, or by a yes at a terminal, and stays else")
  func replaced() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let trace = try exported()
    let old = "<svg class=\"lightcone-diagram\">an earlier one</svg>\n"
    let file = folder.appending(path: "run.svg")
    let command = ["view", trace, "--as", "svg", "--out", file.path]
    func text() throws -> String { try String(contentsOf: file, encoding: .utf8) }

    try Data(old.utf8).write(to: file)
    let refused = try Lightcone.run(command)
    #expect(refused.end == .code(73))
    #expect(refused.errorText.contains("another name, or --force"))
    #expect(try text() == old)
    #expect(try Lightcone.run(command + ["--force"]).end == .code(0))
    #expect(try text().contains("prepare"))

    for (answer, isWritten) in [("n", false), ("y", true)] {
      try Data(old.utf8).write(to: file)
      let prompt = try Prompt(command, opensRun: true)
      try prompt.expect("Replace it? [y/N]")
      try prompt.terminal.send(answer + "\r")
      #expect(try prompt.terminal.expectEnd(timeoutSeconds: 60) == (isWritten ? 0 : 73))
      #expect(try text().contains("prepare") == isWritten)
    }
  }

  @Test("What cannot be read or written has its exit code")
  func refused() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let trace = try exported()
    #expect(try Lightcone.run("view", path("nowhere")).end == .code(66))
    #expect(try Lightcone.run("view", trace, "--as", "gif").end == .code(64))
    #expect(try Lightcone.run("view", trace, "--out", path("a")).end == .code(64))
    #expect(try Lightcone.run("view", trace, "--force").end == .code(64))
    #expect(try Lightcone.run("view", trace, "--execution", "a").end == .code(64))
    #expect(
      try Lightcone.run("view", trace, "--as", "svg", "--around", "5").end == .code(64))
    #expect(try Lightcone.run("view", trace, "--as", "svg", "--out", trace).end == .code(73))
    // By force, too, only an export of the same form is replaced.
    #expect(
      try Lightcone.run("view", trace, "--as", "svg", "--out", trace, "--force").end == .code(73))
    try Data("{\"format\":\"something-else\"}\n".utf8).write(to: folder.appending(path: "other"))
    let other = try Lightcone.run("view", path("other"))
    #expect(other.end == .code(65))
    #expect(other.errorText.contains("other:1:"))
  }
}
