import Foundation
import Testing

@Suite("lightcone run --out")
struct ResultsFolderTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.write("tiny.md", Lightcone.tinyLesson)
  }

  private func run(_ out: String = "results") throws -> ProgramRun {
    try Lightcone.run("run", "-q", folder.path("tiny.md"), "--out", folder.path(out))
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: self.folder.path(folder)).sorted()
  }

  private func latest() throws -> String {
    try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("results/latest"))
  }

  @Test("Each run gets a folder with a number, and 'latest' leads to the last one")
  func numbers() throws {
    #expect(try run().end == .code(0))
    #expect(try latest() == "run-0001")
    try folder.write("results/run-0007/mine.txt", "mine")
    #expect(try run().lines.last == "Results: \(folder.path("results"))/run-0008")
    #expect(try names("results") == ["latest", "run-0001", "run-0007", "run-0008"])
    #expect(try latest() == "run-0008")
    #expect(try names("results/latest") == ["index.txt", "tiny", "verdicts.json"])
    #expect(try names("results/latest/tiny") == ["block-01", "index.txt"])
    for name in ["verdicts.json", "index.txt", "tiny/block-01/trace.jsonl"] {
      #expect(
        folder.bytes("results/run-0001/\(name)") == folder.bytes("results/run-0008/\(name)"))
    }
  }

  @Test("The verdicts are the document of --json")
  func verdicts() throws {
    #expect(try run().end == .code(0))
    let json = try Lightcone.run("run", "--json", folder.path("tiny.md"))
    #expect(folder.bytes("results/latest/verdicts.json") == json.output)
  }

  @Test("Where it cannot be written nothing is left, and an earlier run stays")
  func cannotWrite() throws {
    try folder.write("file", "mine")
    #expect(try run("file").end == .code(73))
    #expect(try run().end == .code(0))
    let line =
      "trap '' XFSZ; ulimit -f 8; exec \"$lightcone\" run -q tiny.md --out results"
    let full = try Lightcone.shell(line, in: folder)
    #expect(full.end == .code(73))
    #expect(full.errorText.contains("LC4004") || full.outputText.contains("LC4004"))
    #expect(try names("results") == ["latest", "run-0001"])
    try folder.write("other/latest/mine.txt", "mine")
    #expect(try run("other").end == .code(73))
    #expect(try names("other") == ["latest"])
  }

  @Test("A run that is stopped leaves nothing")
  func stopped() throws {
    try folder.write(
      "long.lightcone",
      "load two-phase-commit\nrun\nexpect STAT m over 1000000 seeds: mean(messages) == 12 ± 1\n")
    let run = try Lightcone.shell(
      "timeout -s INT 1 \"$lightcone\" run -q long.lightcone --out results", in: folder)
    #expect(run.end == .code(124))
    let left = (try? names("results")) ?? []
    #expect(left.isEmpty)
  }
}
