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

  @Test("What cannot be read or written has its exit code")
  func refused() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let trace = try exported()
    #expect(try Lightcone.run("view", path("nowhere")).end == .code(66))
    #expect(try Lightcone.run("view", trace, "--as", "gif").end == .code(64))
    #expect(try Lightcone.run("view", trace, "--out", path("a")).end == .code(64))
    #expect(try Lightcone.run("view", trace, "--as", "svg", "--out", trace).end == .code(73))
    try Data("{\"format\":\"something-else\"}\n".utf8).write(to: folder.appending(path: "other"))
    let other = try Lightcone.run("view", path("other"))
    #expect(other.end == .code(65))
    #expect(other.errorText.contains("other:1:"))
  }
}
