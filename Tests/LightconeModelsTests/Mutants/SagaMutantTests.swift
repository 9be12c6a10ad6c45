import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// Each deliberate defect of the saga is caught by some run, and the same runs are clean without it.
@Suite struct SagaMutantTests {
  private let model = Saga.model

  private func isBad(_ run: Simulation) -> Bool {
    run.number("ledger") != 0 || run.number("half.done") != 0
      || run.property("ends-are-whole") == false
  }

  @Test("An orchestrator without a log leaves sagas half done")
  func noOrchestratorLog() throws {
    let bad = try crashRuns(of: model, ["bug": "no-orchestrator-log"]).map(\.run).filter(isBad)
    #expect(!bad.isEmpty)
    #expect(bad.contains { $0.number("half.done") == 1 })
    #expect(try !crashRuns(of: model).map(\.run).contains(where: isBad))
  }

  @Test("A step whose outcome is unknown and that is not made good leaves the books unbalanced")
  func unknownStepSkipped() throws {
    let bad = try crashRuns(of: model, ["bug": "unknown-step-skipped"]).map(\.run).filter(isBad)
    #expect(!bad.isEmpty)
    #expect(bad.allSatisfy { $0.number("ledger") != 0 })
    #expect(try !crashRuns(of: model).map(\.run).contains(where: isBad))
  }

  @Test("Without tombstones a late step is done for good")
  func noTombstone() throws {
    func badSeeds(_ bug: String) throws -> Int {
      try (1...200).count { seed in
        isBad(
          try finishedRun(
            of: model, seed: UInt64(seed),
            SagaTrapTests.overtaking.merging(["bug": bug]) { $1 }))
      }
    }
    #expect(try badSeeds("no-tombstone") > 0)
    #expect(try badSeeds("none") == 0)
  }

  @Test("A compensation that is not idempotent is done twice by some crash")
  func notIdempotent() throws {
    func ledgers(_ isIdempotent: String) throws -> Set<Int> {
      Set(
        try crashRuns(
          of: model, ["step.fail.at": "3", "compensation.idempotent": isIdempotent]
        ).compactMap { $0.run.number("ledger") })
    }
    #expect(try ledgers("off").contains(-1))
    #expect(try ledgers("on") == [0])
  }

  /// No crash is needed: an answer that comes after the timeout is enough.
  @Test("A compensation that is not idempotent is done twice by a slow answer")
  func slowAnswer() throws {
    let values = [
      "step.fail.at": "3", "step.timeout": "19ms", "net.latency": "5ms",
      "compensation.fail.prob": "0%", "maxAttempts": "100",
    ]
    #expect(try finishedRun(of: model, values).number("ledger") == 0)
    let slow = values.merging(["step.timeout": "14ms"]) { $1 }
    #expect(try finishedRun(of: model, slow).number("ledger") == 0)
    let notIdempotent = slow.merging(["compensation.idempotent": "off"]) { $1 }
    #expect(try #require(finishedRun(of: model, notIdempotent).number("ledger")) < 0)
  }

  @Test("A compensation that is done again out of order is noticed")
  func orderIsJudged() throws {
    let runs = try (1...40).map { seed in
      try finishedRun(
        of: model, seed: UInt64(seed),
        [
          "step.fail.at": "3", "compensation.idempotent": "off", "step.timeout": "10ms",
          "net.latency": "uniform(1ms..60ms)", "maxAttempts": "100",
        ])
    }
    #expect(runs.contains { $0.property("reversed") == false })
  }

  @Test(
    "Without a fault no defect shows",
    arguments: ["no-orchestrator-log", "unknown-step-skipped", "no-tombstone"])
  func harmlessWithoutFault(bug: String) throws {
    for step in ["0", "2"] {
      #expect(try !isBad(finishedRun(of: model, ["bug": bug, "step.fail.at": step])))
    }
  }
}
