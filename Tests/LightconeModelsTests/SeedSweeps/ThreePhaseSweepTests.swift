import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// Three-phase commit stays atomic wherever one node crashes, as long as messages are faster than
/// timeouts.
@Suite struct ThreePhaseSweepTests {
  private let model = TwoPhaseCommit.model

  @Test("One crash anywhere: one outcome, and nobody waits", arguments: ["timeout", "perfect"])
  func oneCrash(detector: String) throws {
    for (count, latency) in [(1, "5ms"), (3, "5ms"), (3, "uniform(1ms..9ms)")] {
      let values = [
        "protocol": "3pc", "failure.detector": detector, "participants": "\(count)",
        "net.latency": latency,
      ]
      let runs = try crashSweep(of: model, seed: 3, values, downtime: .seconds(7))
      #expect(runs.count > 10)
      for run in runs {
        #expect(run.number("outcome.mixed") == 0, "\(run.variation)")
        #expect(run.number("in.doubt") == 0, "\(run.variation)")
        #expect(run.number("locks.held") == 0, "\(run.variation)")
      }
    }
  }

  @Test("Control: without the confirmations a sweep over crash points finds a mixed outcome")
  func skipsPrecommit() throws {
    let values = [
      "protocol": "3pc", "bug": "skips-precommit", "participants": "2",
      "net.latency": "uniform(1ms..19ms)", "disk.fsync": "1ms",
    ]
    let mixed = try (1...20 as ClosedRange<UInt64>).flatMap { seed in
      try crashSweep(of: model, seed: seed, values.merging(["failure.detector": "perfect"]) { $1 })
        .filter { $0.number("outcome.mixed") != 0 }
    }
    #expect(!mixed.isEmpty)
  }
}
