import Foundation
import PseudoTerminal
import Testing

@Suite("lightcone run --update")
struct UpdateTests {
  private let folder: ScratchFolder
  private static let script =
    "load saga\nrun\nexpect messages == 5 ± 0.5\nexpect EX two: messages == 5\n"

  init() throws {
    folder = try ScratchFolder()
    try write(Self.script)
  }

  private var path: String { folder.path("a.lightcone") }

  private func write(_ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  private func text() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  private func mode() throws -> Int {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? -1
  }

  @Test("Without --yes it shows the change, and writes nothing where nobody can be asked")
  func shows() throws {
    let run = try Lightcone.run("run", "-q", path, "--update")
    #expect(run.end == .code(1))
    #expect(run.outputText.contains("\(path):3: an expectation without a name: measured 6\n"))
    #expect(run.lines.contains("- expect messages == 5 ± 0.5"))
    #expect(run.lines.contains("+ expect messages == 6 ± 0.5"))
    #expect(run.outputText.contains(":4: EX two stays as it is: it states what must be"))
    #expect(run.outputText.contains("nothing was written. --yes writes."))
    #expect(try text() == Self.script)
  }

  @Test("With --yes it writes that number alone, and ends as the run before it did")
  func writes() throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    let run = try Lightcone.run("run", "-q", path, path, "--update", "--yes")
    #expect(run.end == .code(1))
    #expect(try text() == Self.script.replacing("== 5 ±", with: "== 6 ±"))
    #expect(try mode() == 0o640)
    let beside = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(beside == ["a.lightcone"])
    let again = try Lightcone.run("run", "-q", path, "--update", "--yes")
    #expect(again.lines.last == "No measured number is to be changed.")
  }

  @Test("A link stays a link; what it leads to is written")
  func link() throws {
    let link = folder.path("b.lightcone")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    _ = try Lightcone.run("run", "-q", link, "--update", "--yes")
    #expect(try text().contains("== 6 ± 0.5"))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
  }

  @Test("A file that is write-protected stays as it is, and that is said")
  func protected() throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    let run = try Lightcone.run("run", "-q", path, "--update", "--yes")
    #expect(run.end == .code(1))
    #expect(run.errorText.contains("LC4004"))
    #expect(run.errorText.contains("is write-protected"))
    #expect(try text() == Self.script)
    #expect(try mode() == 0o444)
  }

  @Test("--update is refused beside --json and --tap, and --yes without it")
  func refused() throws {
    for words in [["--update", "--json"], ["--update", "--tap"], ["--yes"]] {
      #expect(try Lightcone.run(["run", path] + words).end == .code(64))
    }
    #expect(try text() == Self.script)
  }

  @Test("At a terminal it asks: only yes writes, and a file that changes meanwhile does not")
  func asks() throws {
    for (answer, isWritten) in [("n", false), ("", false), ("y", true)] {
      try write(Self.script)
      let prompt = try Prompt(["run", "-q", path, "--update"], opensRun: true)
      try prompt.expect("[y/N]")
      #expect(try text() == Self.script)
      try prompt.type(
        answer, expecting: isWritten ? "written. Run it again" : "nothing was written")
      #expect(try text().contains("== 6 ±") == isWritten)
    }
    try write(Self.script)
    let prompt = try Prompt(["run", "-q", path, "--update"], opensRun: true)
    try prompt.expect("[y/N]")
    let other = Self.script + "# Mine.\n"
    try write(other)
    try prompt.type("y", expecting: "has changed since it was run")
    #expect(try text() == other)
  }
}
