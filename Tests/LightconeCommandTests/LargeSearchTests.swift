import Testing

/// Searches that are too large for a debug build.
@Suite("Large searches", .enabled(if: Lightcone.releaseProgram != nil))
struct LargeSearchTests {
  private func reply(to lines: String...) throws -> ProgramRun {
    try Lightcone.run(
      [], input: Array(lines.map { $0 + "\n" }.joined().utf8), program: Lightcone.quickProgram())
  }

  @Test("Three participants, any crash and a timer: no mixed outcome, and without its log one")
  func crashAndTimer() throws {
    let sound = try reply(
      to: "load two-phase-commit participants=3", "explore crashes=1 timers=1 property=atomic")
    #expect(
      sound.outputText.contains(
        "Space exhausted: 329,433 distinct states, 1,748,464 generated, depth 24"))
    #expect(sound.outputText.contains("\nholds    atomic"))
    #expect(sound.end == .code(0))
    let broken = try reply(
      to: "load two-phase-commit participants=3 bug=no-coordinator-log",
      "explore crashes=1 timers=1 property=atomic", "open last", "expect outcome.mixed == 0")
    #expect(broken.outputText.contains("The way to it has 12 steps; none is shorter"))
    #expect(broken.outputText.contains("VIOLATED: measured 1"))
    #expect(broken.end == .code(1))
  }
}
