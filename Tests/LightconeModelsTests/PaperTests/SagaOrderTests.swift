import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// A saga ends as T1 … Tn or as T1 … Tj, Cj … C1 (Garcia-Molina and Salem, "Sagas", SIGMOD 1987,
/// section 2).
@Suite struct SagaOrderTests {
  @Test("A saga whose step k is refused makes good the steps before it, last first")
  func refusedStep() throws {
    for count in 1...6 {
      for step in 1...count {
        let run = try finishedRun(
          of: Saga.model,
          [
            "participants": "\(count)", "step.fail.at": "\(step)", "compensation.fail.prob": "0%",
          ])
        #expect(run.sent("do T") == (1...step).map { "do T\($0)" })
        #expect(run.sent("do C") == (1..<step).reversed().map { "do C\($0)" })
        let end = SagaEnd(run)
        #expect(end.executed == (1...count).map { $0 < step ? 1 : 0 })
        #expect(end.compensated == end.executed)
        #expect(run.number("compensated") == 1)
        #expect(run.number("completed") == 0)
        #expect(run.property("reversed") == true)
      }
    }
  }

  @Test("Control: with no step refused nothing is made good")
  func noneRefused() throws {
    let run = try finishedRun(of: Saga.model)
    #expect(run.sent("do C").isEmpty)
    #expect(SagaEnd(run).isAllDone)
  }

  @Test("The order is right too when nothing takes any time")
  func noTime() throws {
    let run = try finishedRun(
      of: Saga.model,
      [
        "step.fail.at": "3", "net.latency": "0ms", "disk.fsync": "0ms",
        "compensation.fail.prob": "0%",
      ])
    #expect(run.sent("do C") == ["do C2", "do C1"])
    #expect(run.property("reversed") == true)
  }

  @Test("A compensation that fails for a while is asked for until it is done")
  func failingCompensation() throws {
    var failures = 0
    for seed in 1...20 as ClosedRange<UInt64> {
      let run = try finishedRun(
        of: Saga.model, seed: seed, ["step.fail.at": "3", "compensation.fail.prob": "60%"])
      failures += run.sent("failed C").count
      #expect(SagaEnd(run).isAllMadeGood)
      #expect(run.number("compensated") == 1)
      #expect(run.property("reversed") == true)
    }
    #expect(failures > 20)
  }
}
