import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// Steps that can be made good, the one that decides, and steps that must be done (Richardson,
/// "Microservices Patterns", section 4.3.2).
@Suite struct SagaPivotTests {
  private func run(_ values: Values, until end: TimeSpan = .seconds(60)) throws -> Simulation {
    try finishedRun(
      of: Saga.model, ["compensation.fail.prob": "0%"].merging(values) { $1 }, until: end)
  }

  /// Each step in turn is done and not answered, for longer than the orchestrator is patient.
  @Test("A step before the pivot is given up and made good; from the pivot on it is waited for")
  func unanswered() throws {
    for pivot in 1...3 {
      for step in 1...3 {
        let run = try run([
          "pivot": "\(pivot)", "crash.point": "step-executed", "crash.step": "\(step)",
          "downtime": "2s",
        ])
        let end = SagaEnd(run)
        #expect(step < pivot ? end.isAllMadeGood : end.isAllDone, "pivot \(pivot), step \(step)")
        #expect(run.property("pivot-is-final") == true)
        #expect(run.number("pivot.undone") == 0)
      }
    }
  }

  @Test("Control: without a pivot every such step is given up")
  func noPivot() throws {
    for step in 1...3 {
      let run = try run([
        "crash.point": "step-executed", "crash.step": "\(step)", "downtime": "2s",
      ])
      #expect(SagaEnd(run).isAllMadeGood)
      #expect(run.number("compensated") == 1)
    }
  }

  @Test("A pivot that is refused is an end like any other")
  func refusedPivot() throws {
    for mode in ["orchestrated", "choreographed"] {
      let run = try run(["mode": mode, "pivot": "2", "step.fail.at": "2"])
      #expect(SagaEnd(run).executed == [1, 0, 0])
      #expect(SagaEnd(run).isAllMadeGood)
      #expect(run.number("compensated") == 1)
    }
  }

  @Test("A step behind the pivot that is refused for good leaves the saga half done for ever")
  func refusedBehindPivot() throws {
    for mode in ["orchestrated", "choreographed"] {
      let run = try run(["mode": mode, "pivot": "2", "step.fail.at": "3"], until: .seconds(10))
      #expect(SagaEnd(run).executed == [1, 1, 0])
      #expect(SagaEnd(run).compensated == [0, 0, 0])
      #expect(run.number("half.done") == 1)
      #expect(run.property("nothing-half-done") == false)
      // It was asked for again and again.
      #expect(try #require(run.number("messages")) > 80)
    }
  }

  @Test("A row behind the pivot that is pending for another saga is asked for until it is free")
  func pendingBehindPivot() throws {
    // The second saga takes the first row in the moment in which the first saga has freed it.
    for mode in ["orchestrated", "choreographed"] {
      for gap in ["70ms", "80ms", "90ms"] {
        let run = try run([
          "mode": mode, "pivot": "1", "orders": "2", "order.gap": gap, "saga.semantic-lock": "on",
          "net.latency": "uniform(1ms..9ms)",
        ])
        #expect(run.number("half.done") == 0)
        #expect(run.number("ledger") == 0)
        #expect(run.number("pending") == 0)
      }
    }
  }

  @Test(
    "Settings that are impossible together are refused",
    arguments: [
      ["pivot": "4"], ["step.fail.at": "4"], ["crash.step": "4"],
      ["mode": "choreographed", "crash.point": "after-step-sent"],
      ["mode": "choreographed", "bug": "no-tombstone"], ["bug": "no-outbox"],
      ["subscriptions": "cycle"],
      ["mode": "choreographed", "subscriptions": "cycle", "saga.semantic-lock": "on"],
    ])
  func impossible(values: Values) throws {
    #expect(throws: (any Error).self) {
      _ = try Saga.model.simulation(settings(of: Saga.model, values))
    }
  }
}
