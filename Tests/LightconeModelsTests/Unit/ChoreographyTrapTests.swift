import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// What services that listen to each other get wrong most often.
@Suite struct ChoreographyTrapTests {
  private let model = Saga.model

  private func run(
    _ values: Values, seed: UInt64 = 1, doing faults: [Intervention] = []
  ) throws -> Simulation {
    let own: Values = ["mode": "choreographed", "compensation.fail.prob": "0%"]
    return try finishedRun(of: model, seed: seed, own.merging(values) { $1 }, doing: faults)
  }

  @Test("A service that did its step and crashed before it told anybody tells it afterwards")
  func outbox() throws {
    for step in 1...3 {
      let run = try run(["crash.point": "step-executed", "crash.step": "\(step)"])
      #expect(SagaEnd(run).isAllDone)
      #expect(Set(run.sent("done T")) == ["done T1", "done T2", "done T3"])
      #expect(run.number("elapsed").map { $0 > 10_000_000_000 } == true)
    }
  }

  @Test("A service that made its step good and crashed tells it afterwards")
  func outboxOfCompensation() throws {
    for step in 1...2 {
      let run = try run([
        "step.fail.at": "3", "crash.point": "step-compensated", "crash.step": "\(step)",
      ])
      #expect(SagaEnd(run).compensated == [1, 1, 0])
      #expect(run.number("compensated") == 1)
    }
  }

  @Test("Nobody gives up: while a service is down the saga stays half done, and then completes")
  func noGivingUp() throws {
    let crash = Intervention.at(
      .start + .milliseconds(1), .crash(NodeID(3), restartAfter: .seconds(20)))
    let run = try run([:], doing: [crash])
    #expect(SagaEnd(run).isAllDone)
    #expect(try #require(run.number("exposure")) > 19_000_000_000)
    // Control: an orchestrator gives up after its attempts, and makes good.
    let asked = try self.run(
      ["mode": "orchestrated"],
      doing: [
        .at(.start + .milliseconds(1), .crash(NodeID(4), restartAfter: .seconds(20)))
      ])
    #expect(asked.number("compensated") == 1)
  }

  @Test("An event that comes again is confirmed again and does nothing")
  func copies() throws {
    var events = 0
    for seed in 1...40 as ClosedRange<UInt64> {
      let run = try run(
        [
          "net.duplication": "50%", "net.latency": "uniform(1ms..50ms)", "step.timeout": "20ms",
          "step.fail.at": seed % 2 == 0 ? "3" : "0",
        ], seed: seed)
      let end = SagaEnd(run)
      #expect(seed % 2 == 0 ? end.isAllMadeGood : end.isAllDone)
      #expect(run.number("ledger") == 0)
      events += try #require(run.number("messages"))
    }
    #expect(events > 20 * 3 + 20 * 5)
  }

  @Test("A compensation that fails is not confirmed, and so comes again")
  func failingCompensation() throws {
    var events = 0
    for seed in 1...20 as ClosedRange<UInt64> {
      let run = try run(["step.fail.at": "3", "compensation.fail.prob": "60%"], seed: seed)
      #expect(SagaEnd(run).isAllMadeGood)
      #expect(run.number("compensated") == 1)
      events += try #require(run.number("messages"))
    }
    #expect(events > 20 * 5 + 20)
  }

  @Test("An order that is asked for twice is done once")
  func clientRestart() throws {
    for time in stride(from: 1, through: 61, by: 5) {
      for failing in ["0", "1", "3"] {
        let crash = Intervention.at(
          .start + .milliseconds(Int64(time)), .crash(NodeID(0), restartAfter: .milliseconds(3)))
        let run = try run(["step.fail.at": failing], doing: [crash])
        #expect(run.number("ledger") == 0)
        #expect(run.property("ends-are-whole") == true)
        #expect(run.number("completed") == (failing == "0" ? 1 : 0))
        #expect(run.number("compensated") == (failing == "0" ? 0 : 1))
      }
    }
  }
}
