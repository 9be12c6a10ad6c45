import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// What implementations of sagas get wrong most often.
@Suite struct SagaTrapTests {
  private let model = Saga.model

  /// The second service does its step and crashes before it answers; it stays away until the
  /// orchestrator has given the step up.
  @Test("A step that was done and not answered is made good too")
  func unknownStepThatWasDone() throws {
    let run = try finishedRun(
      of: model,
      [
        "crash.point": "step-executed", "crash.step": "2", "downtime": "2s",
        "compensation.fail.prob": "0%",
      ])
    let end = SagaEnd(run)
    #expect(end.executed == [1, 1, 0])
    #expect(end.compensated == [1, 1, 0])
    #expect(run.sent("do T2").count == 3)
    #expect(run.sent("do C").first == "do C2")
    #expect(run.sent("do C").last == "do C1")
    #expect(run.property("reversed") == true)
  }

  @Test("A step that was never done is made good by a tombstone")
  func unknownStepThatWasNotDone() throws {
    let run = try finishedRun(
      of: model, ["compensation.fail.prob": "0%"],
      doing: [.now(.crash(NodeID(3), restartAfter: .seconds(2)))])
    let end = SagaEnd(run)
    #expect(end.executed == [1, 0, 0])
    #expect(end.compensated == [1, 0, 0])
    #expect(end.tombstones == [0, 1, 0])
    #expect(run.number("ledger") == 0)
  }

  @Test("Control: a service that is back in time does its step, and nothing is made good")
  func serviceBackInTime() throws {
    let run = try finishedRun(
      of: model, doing: [.now(.crash(NodeID(3), restartAfter: .milliseconds(100)))])
    #expect(SagaEnd(run).isAllDone)
    #expect(run.sent("do T2").count == 2)
  }

  @Test("Each step has all its attempts, however many the step before it took")
  func attemptsPerStep() throws {
    let run = try finishedRun(
      of: model,
      doing: [
        .now(.crash(NodeID(2), restartAfter: .milliseconds(100))),
        .now(.crash(NodeID(3), restartAfter: .milliseconds(200))),
      ])
    #expect(run.sent("do T") == ["do T1", "do T1", "do T2", "do T2", "do T3"])
    #expect(SagaEnd(run).isAllDone)
  }

  /// One attempt, an impatient orchestrator and slow messages: compensations overtake their steps.
  static let overtaking = [
    "step.timeout": "10ms", "maxAttempts": "1", "net.latency": "uniform(1ms..200ms)",
  ]

  @Test("A step that arrives after its compensation is refused")
  func lateStep() throws {
    var refusals = 0
    for seed in 1...40 as ClosedRange<UInt64> {
      let run = try finishedRun(of: model, seed: seed, Self.overtaking)
      let end = SagaEnd(run)
      #expect(end.isAllMadeGood || end.isAllDone, "seed \(seed)")
      #expect(run.number("ledger") == 0, "seed \(seed)")
      refusals += run.sent("refuse").count
    }
    // Without late steps this test would show nothing.
    #expect(refusals > 5)
  }

  @Test("A step that is asked for twice is done once")
  func duplicateStep() throws {
    var asked = 0
    for seed in 1...20 as ClosedRange<UInt64> {
      let run = try finishedRun(
        of: model, seed: seed, ["net.latency": "uniform(1ms..9ms)", "step.timeout": "15ms"])
      asked += run.sent("do T").count
      #expect(SagaEnd(run).executed.allSatisfy { $0 <= 1 })
      #expect(run.number("ledger") == 0)
    }
    #expect(asked > 3 * 20)
  }

  @Test("A compensation that is asked for twice is done once")
  func duplicateCompensation() throws {
    let run = try finishedRun(
      of: model,
      [
        "step.fail.at": "3", "crash.point": "step-compensated", "crash.step": "2",
        "compensation.fail.prob": "0%",
      ])
    #expect(run.sent("do C2").count > 1)
    #expect(SagaEnd(run).compensated == [1, 1, 0])
    #expect(run.number("ledger") == 0)
  }

  @Test("The orchestrator writes down what it will ask before it asks")
  func writeAhead() throws {
    let run = try finishedRun(
      of: model,
      ["crash.point": "after-step-sent", "crash.step": "2", "downtime": "1s"],
      until: .milliseconds(200))
    #expect(try run.records(of: "orchestrator") == ["began S1", "S1 T1", "S1 T2"])
  }

  @Test("An orchestrator that comes back asks for the step where its log ends, not for the first")
  func recovery() throws {
    let run = try finishedRun(
      of: model, ["crash.point": "after-step-logged", "crash.step": "3", "downtime": "1s"])
    #expect(run.sent("do T") == ["do T1", "do T2", "do T3"])
    #expect(SagaEnd(run).isAllDone)
  }
}
