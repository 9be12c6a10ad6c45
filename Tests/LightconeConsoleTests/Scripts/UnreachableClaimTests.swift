import LightconeDiagnostics
import Testing

@testable import LightconeConsole

/// A claim behind `quit` must not count as one that holds.
@Suite("Claims behind quit")
struct UnreachableClaimTests {
  private func report(_ lines: String) throws -> RunReport.File {
    let folder = try ScratchFolder()
    let path = try folder.file("script.lightcone", lines)
    var options = FileRun.Options()
    options.isQuiet = true
    return FileRun.run(path, options: options) { _ in }
  }

  @Test("A script with one is refused; control: without a claim behind it, it is not")
  func script() throws {
    let start = "load two-phase-commit participants=2\nrun\nquit\n"
    let problem = try #require(try report(start + "expect messages == 9\n").problems.first)
    #expect(problem.code == .unreachable)
    #expect(problem.place.line == 4)
    #expect(try report(start + "# The end.\n").problems.isEmpty)
  }
}
