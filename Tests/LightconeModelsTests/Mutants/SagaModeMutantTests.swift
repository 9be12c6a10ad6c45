import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// The defects that only a choreographed saga, a pivot or a mark can have, and one of the log.
@Suite struct SagaModeMutantTests {
  private let model = Saga.model

  private func isBad(_ run: Simulation) -> Bool {
    run.number("ledger") != 0 || run.number("half.done") != 0 || run.number("wrong.ends") != 0
      || run.number("pivot.undone") != 0 || run.number("pending") != 0
  }

  private func badCount(_ values: Values) throws -> Int {
    try crashRuns(of: model, values).map(\.run).count(where: isBad)
  }

  @Test("An event that is sent once is lost with its sender, or on its way")
  func noOutbox() throws {
    for step in ["0", "3"] {
      let values: Values = ["mode": "choreographed", "step.fail.at": step]
      let broken = values.merging(["bug": "no-outbox"]) { $1 }
      #expect(try badCount(values) == 0)
      #expect(try badCount(broken) > 5)
      let lossy = ["net.loss": "20%"]
      for (values, isSound) in [(values, true), (broken, false)] {
        let runs = try (1...40 as ClosedRange<UInt64>).map {
          try finishedRun(of: model, seed: $0, values.merging(lossy) { $1 })
        }
        #expect(!runs.contains(where: isBad) == isSound)
      }
    }
  }

  @Test("An event that is confirmed before it is done is lost with whoever confirmed it")
  func earlyConfirmation() throws {
    for step in ["0", "3"] {
      let values: Values = ["mode": "choreographed", "step.fail.at": step]
      #expect(try badCount(values) == 0)
      #expect(try badCount(values.merging(["bug": "early-confirmation"]) { $1 }) > 3)
      // Without a crash it shows only where a compensation fails for a while.
      let calm = values.merging(["bug": "early-confirmation", "compensation.fail.prob": "0%"]) {
        $1
      }
      #expect(try !isBad(finishedRun(of: model, calm)))
    }
  }

  @Test("An orchestrator that asks before it writes down can forget what it has begun")
  func asksBeforeLogging() throws {
    #expect(try badCount([:]) == 0)
    #expect(try badCount(["bug": "asks-before-logging"]) > 0)
    #expect(try !isBad(finishedRun(of: model, ["bug": "asks-before-logging"])))
  }

  @Test("A pivot that is given up is made good")
  func pivotGivenUp() throws {
    let values: Values = [
      "pivot": "2", "crash.point": "step-executed", "crash.step": "2", "downtime": "2s",
    ]
    #expect(try !isBad(finishedRun(of: model, values)))
    let broken = try finishedRun(of: model, values.merging(["bug": "pivot-given-up"]) { $1 })
    #expect(broken.property("pivot-is-final") == false)
    #expect(broken.number("pivot.undone") == 1)
  }

  /// The second saga meets the first one's mark, and a copy of its request comes when the mark is off.
  @Test("A service that forgets that it refused may do the step that nobody waits for")
  func forgetsRefusal() throws {
    func badSeeds(_ bug: String) throws -> Int {
      try (1...200 as ClosedRange<UInt64>).count { seed in
        isBad(
          try finishedRun(
            of: model, seed: seed,
            [
              "bug": bug, "saga.semantic-lock": "on", "orders": "2", "order.gap": "150ms",
              "net.latency": "uniform(1ms..60ms)", "net.duplication": "50%",
            ]))
      }
    }
    #expect(try badSeeds("forgets-refusal") > 5)
    #expect(try badSeeds("none") == 0)
  }

  @Test("A compensation that is not idempotent is done twice without an orchestrator too")
  func notIdempotent() throws {
    let values: Values = ["mode": "choreographed", "step.fail.at": "3"]
    #expect(try badCount(values) == 0)
    #expect(try badCount(values.merging(["compensation.idempotent": "off"]) { $1 }) > 5)
  }
}
