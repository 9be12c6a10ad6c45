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

  @Test("Control: with timeouts shorter than messages take, the same sweep finds mixed outcomes")
  func impatient() throws {
    let values = [
      "protocol": "3pc", "net.latency": "uniform(1ms..19ms)", "disk.fsync": "1ms",
      "inquiry.interval": "12ms", "resend.interval": "12ms",
    ]
    let runs = try crashSweep(of: model, values)
    #expect(runs.contains { $0.number("outcome.mixed") != 0 })
    let perfect = try crashSweep(
      of: model, values.merging(["failure.detector": "perfect"]) { $1 })
    #expect(perfect.allSatisfy { $0.number("outcome.mixed") == 0 })
  }
}
