import Foundation
import PseudoTerminal
import Testing

/// The examples of docs/sweeps.md do what the page says.
@Suite("The page about sweeps")
struct SweepPageTests {
  private static let hasParallel: Bool = {
    // Another program is called parallel too (moreutils); only GNU's knows its version.
    let call = ProgramCall(
      path: "/bin/sh", arguments: ["-c", "parallel --version"],
      environment: ["PATH": searchPath, "HOME": "/nonexistent"])
    let run = try? call.run()
    return run?.end == .code(0) && run?.outputText.hasPrefix("GNU parallel") == true
  }()

  private static let searchPath = "/usr/local/bin:/usr/bin:/bin"

  /// Runs shell commands in a folder of their own, in which `lightcone` is found.
  private func shell(_ commands: String) throws -> ProgramRun {
    let folder = try ScratchFolder()
    let program = URL(filePath: try Lightcone.program()).deletingLastPathComponent().path
    var environment = Lightcone.environment
    environment["PATH"] = "\(program):\(Self.searchPath)"
    environment["HOME"] = folder.path
    return try ProgramCall(
      path: "/bin/sh", arguments: ["-c", commands], environment: environment,
      workingFolder: folder.path
    ).run()
  }

  private func expectWhole(_ comment: String) throws {
    let whole = try shell(try SweepDocumentation.commands(behind: "a test compares"))
    #expect(whole.end == .code(0))
    #expect(whole.lines.count { $0.contains("%") && $0.hasPrefix(" ") } >= 6)
    let merged = try shell(try SweepDocumentation.commands(behind: comment))
    #expect(merged.output == whole.output, "\(merged.errorText)")
    #expect(merged.end == .code(0))
  }

  @Test(
    "GNU parallel runs the shards of a sweep",
    .enabled(if: hasParallel, "GNU parallel is not installed: apt-get install parallel"))
  func parallel() throws {
    try expectWhole("a test runs this where GNU parallel is installed")
  }

  @Test("A shell runs the shards of a sweep")
  func loop() throws { try expectWhole("a test runs this") }
}
