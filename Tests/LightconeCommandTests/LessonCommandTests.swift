import Foundation
import Testing

@Suite("lightcone lesson")
struct LessonCommandTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func run(_ arguments: String...) throws -> ProgramRun {
    try Lightcone.run(arguments, in: folder.path)
  }

  private static let path = "lessons/first-seven/mine.md"

  @Test("A new lesson is written once, and passes the linter")
  func new() throws {
    #expect(try run("lesson", "new", "mine").end == .code(0))
    let text = folder.bytes(Self.path)
    #expect(!text.isEmpty)
    let again = try run("lesson", "new", "mine")
    #expect(again.end == .code(73))
    #expect(again.errorText.contains("LC4004"))
    #expect(folder.bytes(Self.path) == text)
    let lint = try run("lesson", "lint", "lessons")
    #expect(lint.end == .code(0))
    #expect(lint.outputText == "1 lesson, 1 claim, 3 exercises, no problems.\n")
  }

  @Test(
    "An id or a track that cannot be is refused",
    arguments: [
      ["lesson", "new", "Mine"], ["lesson", "new", "../mine"],
      ["lesson", "new", "mine", "--track", "x"],
    ])
  func refused(arguments: [String]) throws {
    let run = try Lightcone.run(arguments, in: folder.path)
    #expect(run.end == .code(65))
    #expect(run.errorText.contains("LC2002"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test("The linter's exit code says what it found")
  func exitCodes() throws {
    _ = try run("lesson", "new", "mine")
    let text = String(decoding: folder.bytes(Self.path), as: UTF8.self)
    try folder.write(Self.path, text.replacingOccurrences(of: "== 2 *", with: "== 3 *"))
    #expect(try run("lesson", "lint", Self.path).end == .code(1))
    try folder.write(Self.path, text.replacingOccurrences(of: "minutes: 10", with: "minutes: x"))
    #expect(try run("lesson", "lint", Self.path).end == .code(65))
    #expect(try run("lesson", "lint", "nothing.md").end == .code(66))
    #expect(try run("lesson", "lint").end == .code(64))
    #expect(try run("lesson", "lint", "--jobs", "0", Self.path).end == .code(64))
  }

  @Test("A preview shows the lesson; of a broken one, what is wrong")
  func preview() throws {
    _ = try run("lesson", "new", "mine")
    let shown = try run("lesson", "preview", Self.path)
    #expect(shown.end == .code(0))
    #expect(shown.outputText.contains("[9 of 9: text]"))
    try folder.write("bad.md", "# none\n")
    #expect(try run("lesson", "preview", "bad.md").end == .code(65))
    #expect(try run("lesson", "preview", "nothing.md").end == .code(66))
  }

  @Test("Packs join the map; of two lessons of one id both places are named")
  func packs() throws {
    for (pack, id) in [("one", "mine"), ("one", "first"), ("two", "second"), ("three", "mine")] {
      _ = try run("lesson", "new", id, "--folder", pack)
    }
    var environment = Lightcone.environment
    environment["LIGHTCONE_LESSONS"] = "\(folder.path("one")):\(folder.path("two"))"
    environment["COLUMNS"] = "500"
    let run = try Lightcone.run(
      ["--lessons", folder.path("three")], input: Array("lessons\nstart second\n".utf8),
      environment: environment, in: folder.path)
    for id in ["mine", "first", "second"] {
      #expect(run.lines.contains { $0.hasPrefix("  \(id) ") }, "\(id)")
    }
    // The problem of a long path takes two lines.
    #expect(
      run.errorText.replacingOccurrences(of: "\n  ", with: " ").contains(
        "\(folder.path("one"))/first-seven/mine.md:2:1: error LC2004: the id 'mine' is already used by "
          + "'\(folder.path("three"))/first-seven/mine.md:2'"))
    let byID = try Lightcone.run(["run", "-q", "second"], environment: environment)
    #expect(byID.end == .code(0))
  }

  @Test("Machines read the same from every run, with any number of jobs")
  func reports() throws {
    for id in ["a", "b", "c"] { _ = try run("lesson", "new", id) }
    try folder.write("lessons/capstones/s.lightcone", "load saga\nrun\nexpect messages == 7\n")
    for options in [["--json"], ["--tap"], ["-q"], []] {
      let runs = try ["1", "2", "3"].map {
        try Lightcone.run(
          ["run", "lessons", "--jobs", $0, "--junit", "\($0).xml"] + options, in: folder.path)
      }
      #expect(runs.allSatisfy { $0.end == .code(1) })
      #expect(Set(runs.map(\.output)).count == 1)
      #expect(Set(["1.xml", "2.xml", "3.xml"].map(folder.bytes)).count == 1)
    }
    let xml = String(decoding: folder.bytes("1.xml"), as: UTF8.self)
    #expect(xml.contains("tests=\"4\" failures=\"1\" errors=\"0\" skipped=\"0\""))
    let selected = try run("run", "lessons", "--tap", "--id", "b", "--track", "first-seven")
    #expect(selected.outputText == "TAP version 14\n1..1\nok 1 - b: messages\n")
  }

  @Test(
    "Filters that leave nothing, and options that cannot be, are no success",
    arguments: [
      (["--track", "capstones"], 65), (["--id", "zzz"], 65), (["--class", "REF"], 65),
      (["--class", "ref"], 65), (["--track", "x"], 65), (["--jobs", "0"], 64),
      (["--json", "--tap"], 64), (["--junit", "none/x.xml"], 73),
    ] as [([String], Int32)])
  func nothing(options: [String], code: Int32) throws {
    _ = try run("lesson", "new", "mine")
    #expect(try Lightcone.run(["run", "lessons"] + options, in: folder.path).end == .code(code))
  }
}
