import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// The digests of a few runs, fixed for ever: the same seed gives the same trace in every process and
/// on every machine. They change only when a model or the kernel is meant to behave differently; the
/// model's version then changes too.
@Suite struct GoldenTraceTests {
  private func fingerprint(_ model: Model, _ values: Values = [:]) throws -> String {
    try finishedRun(of: model, values).fingerprint.description
  }

  @Test("Two-phase commit with its defaults")
  func commit() throws {
    #expect(try fingerprint(TwoPhaseCommit.model) == "c084aeaf0704f913")
  }

  @Test("Two-phase commit with a crash, loss and rivals")
  func faultyCommit() throws {
    let values = [
      "crash.point": "after-votes", "net.latency": "exponential(5ms)", "net.loss": "10%",
      "disk.fsync": "uniform(1ms..9ms)", "hot.rate": "20/s", "read.rate": "20/s",
      "vote.no.prob": "5%",
    ]
    #expect(try fingerprint(TwoPhaseCommit.model, values) == "80c8cd522f9d7e0d")
  }

  @Test("The saga with its defaults")
  func saga() throws {
    #expect(try fingerprint(Saga.model) == "ed9124c096a64c22")
  }

  @Test("The saga with a crash, loss and readers")
  func faultySaga() throws {
    let values = [
      "crash.point": "step-executed", "crash.step": "2", "net.latency": "exponential(5ms)",
      "net.loss": "10%", "disk.fsync": "uniform(1ms..9ms)", "read.rate": "20/s",
      "step.fail.at": "3",
    ]
    #expect(try fingerprint(Saga.model, values) == "2dd368bd19f36ae4")
  }

  @Test("Control: another seed gives another trace where chance decides anything")
  func otherSeed() throws {
    let values = ["net.latency": "uniform(1ms..9ms)"]
    for model in [TwoPhaseCommit.model, Saga.model] {
      let runs = try (1...5).map { try finishedRun(of: model, seed: $0, values).fingerprint }
      #expect(Set(runs).count == 5)
    }
  }
}
