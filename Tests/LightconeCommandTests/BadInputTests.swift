import Foundation
import Testing

@Suite("Files that cannot be run")
struct BadFileTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// Runs a file and expects a problem with a code, at a place.
  private func expectProblem(
    _ text: String, code: Int32, _ arguments: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let run = try Lightcone.run(["run"] + arguments)
    #expect(run.end == .code(code), sourceLocation: sourceLocation)
    #expect(run.outputText.contains(text), sourceLocation: sourceLocation)
    let json = try Lightcone.run(["run", "--json"] + arguments)
    #expect(json.end == .code(code), sourceLocation: sourceLocation)
    let problem = try ReportDocument(json).files.first?.problems.first
    let found = try #require(problem, sourceLocation: sourceLocation)
    #expect(text.contains("error \(found.code): "), sourceLocation: sourceLocation)
  }

  @Test("A missing lesson")
  func missing() throws {
    let path = folder.path("none.md")
    try expectProblem("\(path): error LC4001: cannot read", code: 66, path)
  }

  @Test("A lesson's name that is not quite right")
  func misspelled() throws {
    let word = "two-phase-comit-vs-saga"
    try expectProblem(
      "error LC4001: there is neither a file nor a lesson '\(word)'", code: 66, word)
    let run = try Lightcone.run("run", word)
    #expect(run.outputText.contains("did you mean 'two-phase-commit-vs-saga'?"))
  }

  @Test("A folder with nothing to run", arguments: ["lesson.md", "script"])
  func aFolder(name: String) throws {
    let path = folder.path(name)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    try expectProblem("\(path): error LC2013: nothing in this folder", code: 65, path)
  }

  @Test("A binary file", arguments: ["lesson.md", "script"])
  func binary(name: String) throws {
    let path = try folder.write(name, [0x7F, 0x45, 0x4C, 0x46, 0x0A, 0xFF, 0x00, 0x80])
    try expectProblem("\(path):2: error LC4002: the file is not text", code: 65, path)
  }

  @Test(
    "A lesson of 50 MB is refused without being read into memory",
    arguments: [
      50 << 20, 8 << 30,
    ])
  func huge(byteCount: UInt64) throws {
    let path = try folder.write("huge.md", "# Huge\n")
    let file = try #require(FileHandle(forWritingAtPath: path))
    // The file has a hole: 8 GiB take no room on the disk, and would not fit into memory.
    try file.truncate(atOffset: byteCount)
    try file.close()
    try expectProblem(
      "\(path): error LC4003: ", code: 65, path)
  }

  @Test("A script of 5 MB")
  func longScript() throws {
    let path = try folder.write("long", String(repeating: "# nothing\n", count: 500_000))
    try expectProblem("\(path): error LC4003: ", code: 65, path)
  }

  @Test(
    "Lines of a script that cannot be done end it there",
    arguments: [
      ("load two-phase-comit", nil, "LC3001", "did you mean 'two-phase-commit'?"),
      ("laod saga", 1, "LC1001", "did you mean 'load'?"),
      ("loa saga", 1, "LC1001", "expected: a command"),
      ("load saga participants=99", 24, "LC3003", "expected: 1 to"),
      ("load saga particpants=3", 11, "LC3002", "did you mean 'participants'?"),
      ("run", nil, "LC1003", "'load MODEL' first"),
      ("expect messages >", nil, "LC1005", "expected"),
    ])
  func badLine(line: String, column: Int?, code: String, help: String) throws {
    let path = try folder.write("script", "# first\n\n\(line)\nmodels\n")
    let run = try Lightcone.run("run", path)
    #expect(run.end == .code(65))
    #expect(run.outputText.contains("\(path):3"))
    if let column { #expect(run.outputText.contains("\(path):3:\(column): error \(code): ")) }
    #expect(run.outputText.contains("error \(code): "))
    #expect(run.outputText.contains(help))
    #expect(!run.outputText.contains("> models"))
  }

  @Test("A block of a lesson that is malformed")
  func malformedBlock() throws {
    var lines = try Lightcone.shortLesson()
    let index = try #require(lines.firstIndex(of: "measure: locks.held"))
    lines[index] = "measure: [locks.held"
    let path = try folder.write("changed.md", lines.joined(separator: "\n"))
    let run = try Lightcone.run("run", path)
    #expect(run.end == .code(65))
    #expect(run.outputText.contains("\(path):"))
    #expect(run.outputText.contains("error LC2003: "))
  }

  @Test("A problem in the middle of a lesson loses nothing that was found before")
  func keepsClaims() throws {
    var lines = try Lightcone.shortLesson()
    let index = try #require(lines.firstIndex { $0.hasPrefix("load two-phase-commit vote.no") })
    lines[index] += " participants=99"
    let path = try folder.write("changed.md", lines.joined(separator: "\n"))
    let run = try Lightcone.run("run", path)
    #expect(run.end == .code(65))
    #expect(run.outputText.contains("\(path):\(index + 1):"))
    #expect(run.outputText.contains("error LC3003: "))
    #expect(run.lines.last?.contains("3 of 3 claims hold") == true)
    #expect(run.lines.last?.contains("1 problem") == true)
  }
}
