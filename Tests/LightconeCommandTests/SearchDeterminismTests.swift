import Testing

/// The digests of a search differ from process to process; nothing that a person sees may.
@Suite("The same search in two processes")
struct SearchDeterminismTests {
  private func script(seed: Int = 1) -> String {
    """
    load two-phase-commit participants=2
    explore crashes=1 drops=1 timers=0
    explore strategy=sleep-sets
    explore strategy=deepening
    explore strategy=random-walks walks=50 seed=\(seed)
    explore strategy=pct walks=50 seed=\(seed)
    explore until in.doubt == 2 then committed == 1
    expect INV safe over schedules crashes=1 timers=0: outcome.mixed == 0
    load two-phase-commit participants=2 bug=no-prepared-log
    explore crashes=1 timers=0
    open last
    share
    load two-phase-commit participants=2 bug=no-prepared-log
    explore crashes=1 timers=0 strategy=depth-first
    load two-phase-commit participants=2 bug=no-prepared-log
    explore crashes=1 timers=0 strategy=random-walks walks=2000 seed=\(seed)
    load saga maxAttempts=1 bug=no-tombstone
    explore drops=1 duplicates=1
    open last
    explore two-phase managers=4

    """
  }

  private func run(seed: Int = 1) throws -> ProgramRun {
    try Lightcone.run([], input: Array(script(seed: seed).utf8))
  }

  @Test("Counts, verdicts, ways and diagrams are the same bytes")
  func sameBytes() throws {
    let (first, second) = (try run(), try run())
    #expect(first.outputText.contains("Property violated"))
    #expect(first.outputText.contains("lc1:two-phase-commit"))
    #expect(first.errorText == "")
    #expect(first.output == second.output)
    #expect(first.end == second.end)
  }

  @Test("Control: walks with another seed give other bytes")
  func otherSeed() throws {
    #expect(try run(seed: 1).output != run(seed: 2).output)
  }
}
