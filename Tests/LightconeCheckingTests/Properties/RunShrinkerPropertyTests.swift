import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// Whatever breaks a run, what is left of it is needed.
@Suite struct RunShrinkerPropertyTests {
  /// A run with crashes right after random events and a nemesis besides, if it fails.
  private func run(_ seed: UInt64) throws -> FailingRun? {
    let bug = ["no-coordinator-log", "no-prepared-log"][Int(seed % 2)]
    var run = try FailingRun(
      TwoPhaseCommit.model, seed % 3 == 0 ? "clients-are-right" : "atomic", seed: seed,
      [
        ("bug", bug), ("transactions", "3"), ("participants", "4"),
        ("net.latency", "uniform(1ms..9ms)"),
      ])
    for number in UInt64(0)..<4 {
      let draw = mixed(seed * 10 + number)
      let victim = run.victims[Int(draw % UInt64(run.victims.count))]
      try run.timeline.intervene(
        .afterEvent(
          EventNumber(Int(30 + draw >> 8 % 90)),
          .crash(victim, restartAfter: .milliseconds(Int64(1 + draw >> 16 % 3_000)))))
    }
    let nemesis: Nemesis = [.swizzle, .clockScrambler, .bridge][Int(seed % 3)]
    let plan = try NemesisPlan(
      nemesis, on: run.victims, from: .start + .milliseconds(300),
      until: .start + .seconds(2), every: .milliseconds(200))
    for intervention in plan.interventions(seed: seed) {
      try run.timeline.intervene(intervention)
    }
    run.run()
    return run.failure.isShown(by: run.timeline, settings: run.settings) ? run : nil
  }

  @Test("Each fault and each changed setting that is left of a random run is needed")
  func oneMinimal() throws {
    var count = 0
    for seed in UInt64(1)...60 {
      guard let run = try run(seed) else { continue }
      count += 1
      let shrunk = try run.shrunk()
      #expect(shrunk.isMinimal)
      #expect(shrunk.after.faults < shrunk.before.faults)
      let left = try unneeded(in: shrunk.timeline, shrunk.settings, run.model, run.failure)
      #expect(left.isEmpty, "seed \(seed): \(left) of \(shrunk.timeline.deeds)")
    }
    #expect(count >= 5)
  }

  @Test("A random list is shrunk to one of which each item is needed", arguments: 0..<8)
  func lists(part: Int) throws {
    for number in 0..<50 {
      let draw = mixed(UInt64(part * 1_000 + number))
      // Fails if it holds enough of one kind and one certain item.
      let (kind, enough, item) = (Int(draw % 5), Int(draw >> 8 % 4), Int(draw >> 16 % 60))
      let isFailing = { (items: [Int]) in
        items.contains(item) && items.count { $0 % 5 == kind } >= enough
      }
      guard let least = Shrinker(budget: 100_000).minimise(Array(0..<60), isFailing: isFailing)
      else { continue }
      #expect(least.isMinimal)
      #expect(ShrinkerTests.isOneMinimal(least.items, isFailing))
    }
  }
}
