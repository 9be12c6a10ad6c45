import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// Whatever breaks a run, what is left of it is needed.
@Suite struct RunShrinkerPropertyTests {
  /// A run under some nemeses, and what counts as its failure.
  private func run(_ seed: UInt64) throws -> FailingRun? {
    let nemeses: [[Nemesis]] = [
      [.rollingRestarts, .isolateOne], [.randomHalves, .clockScrambler], [.swizzle, .bridge],
      [.rollingRestarts, .randomHalves],
    ]
    let bug = ["no-coordinator-log", "no-prepared-log"][Int(seed % 2)]
    var run = try FailingRun(
      TwoPhaseCommit.model, seed % 3 == 0 ? "clients-are-right" : "atomic", seed: seed,
      [("bug", bug), ("transactions", "8"), ("participants", "4"), ("net.latency", "20ms")])
    for nemesis in nemeses[Int(seed % 4)] {
      let plan = try NemesisPlan(
        nemesis, on: run.victims, from: .start, until: .start + .seconds(2),
        every: .milliseconds(200))
      for intervention in plan.interventions(seed: seed) {
        try run.timeline.intervene(intervention)
      }
    }
    run.run()
    return run.failure.isShown(by: run.timeline, settings: run.settings) ? run : nil
  }

  @Test("Each fault and each changed setting that is left of a random run is needed")
  func oneMinimal() throws {
    var count = 0
    for seed in UInt64(1)...40 {
      guard let run = try run(seed) else { continue }
      count += 1
      let shrunk = try run.shrunk()
      #expect(shrunk.isMinimal)
      #expect(shrunk.after.faults < shrunk.before.faults)
      let left = try unneeded(in: shrunk.timeline, shrunk.settings, run.model, run.failure)
      #expect(left.isEmpty, "seed \(seed): \(left) of \(shrunk.timeline.deeds)")
    }
    #expect(count >= 3)
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
