import Foundation
import Testing

@Suite("Output that cannot be written")
struct OutputTests {
  let folder: ScratchFolder
  private let script = "load saga\nrun\ndiagram\nexpect EX a: messages == 6\n"

  init() throws { folder = try ScratchFolder() }

  private var exitCode: String {
    String(decoding: folder.bytes("code"), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test("A reader that goes away ends the program with 74, and a word to standard error")
  func closedPipe() throws {
    // Far more than a pipe holds, so that the program is still writing when head has gone.
    try folder.write("script", "load saga\nrun\n" + String(repeating: "diagram\n", count: 200))
    let run = try Lightcone.shell(
      #"{ "$lightcone" run script; echo $? >code; } | head -1"#, in: folder)
    #expect(run.end == .code(0))
    #expect(run.outputText == "> load saga\n")
    #expect(exitCode == "74")
    #expect(run.errorText.hasPrefix("error LC4004: standard output cannot be written: "))
    #expect(run.errorText.split(separator: "\n").count == 1)
  }

  @Test(
    "Closed descriptors are errors, not hangs",
    arguments: [
      ("run script >&-", "74"), ("run script 2>&-", "0"), ("<&-", "0"), ("run script <&-", "0"),
      ("<&- >&- 2>&-", "0"),
    ])
  func closed(rest: String, code: String) throws {
    try folder.write("script", script)
    let run = try Lightcone.shell(#""$lightcone" \#(rest); echo $? >code"#, in: folder)
    #expect(run.end == .code(0))
    #expect(exitCode == code)
  }

  @Test(
    "A full disk is told", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
    arguments: ["run script", "run --json script", "<script"])
  func fullDisk(rest: String) throws {
    try folder.write("script", script)
    let run = try Lightcone.shell(#""$lightcone" \#(rest) >/dev/full; echo $? >code"#, in: folder)
    #expect(exitCode == "74")
    #expect(run.errorText.hasPrefix("error LC4004: standard output cannot be written: "))
  }

  @Test(
    "Where the locale has only ASCII, so has the output",
    arguments: [
      ["LC_ALL": "C"], ["LC_ALL": "C.UTF-8", "--plain": ""], ["LC_ALL": "C.UTF-8", "--ascii": ""],
    ])
  func asciiOnly(settings: [String: String]) throws {
    let options = settings.keys.filter { $0.hasPrefix("--") }
    let environment = Lightcone.environment.merging(settings) { $1 }
      .filter { !$0.key.hasPrefix("--") }
    let lesson = try folder.write("lesson.md", Lightcone.tinyLesson)
    let run = try Lightcone.run(["run", lesson] + options, environment: environment)
    #expect(run.end == .code(0))
    #expect(run.output.allSatisfy { $0 < 0x80 && $0 != 0x1B })
    let text = "Two x three - that's \"six\" +- 0 ... in a cafe with rho^2 * ?."
    #expect(run.outputText.contains(text))
    #expect(run.outputText.contains("> diagram"))
  }

  @Test("Output that is no terminal has no colours")
  func noColors() throws {
    var environment = Lightcone.environment
    environment["TERM"] = "xterm-256color"
    let run = try Lightcone.run([], input: Array(script.utf8), environment: environment)
    #expect(run.outputText.contains("holds  EX a"))
    #expect(!run.output.contains(0x1B))
  }
}
