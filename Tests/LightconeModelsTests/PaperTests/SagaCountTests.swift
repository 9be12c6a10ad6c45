import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// Messages, forced writes and the time in which a saga is half done, with constant latencies.
@Suite struct SagaCountTests {
  private let latency = TimeSpan.milliseconds(3)
  private let sync = TimeSpan.milliseconds(7)

  private func run(_ values: Values) throws -> Simulation {
    let own = [
      "net.latency": latency.text, "disk.fsync": sync.text, "compensation.fail.prob": "0%",
    ]
    return try finishedRun(of: Saga.model, own.merging(values) { $1 })
  }

  /// One request and one answer for each step. Each step is forced by the orchestrator before it is
  /// asked for and by its service; the end is forced too.
  @Test("A saga that completes takes 2n messages and 2n + 1 forced writes")
  func completion() throws {
    for count in 1...20 {
      let run = try run(["participants": "\(count)"])
      #expect(run.number("completed") == 1)
      #expect(run.number("messages") == 2 * count)
      #expect(run.number("forced.writes") == 2 * count + 1)
    }
  }

  @Test("A saga that fails at step k takes 2k + 2(k - 1) messages")
  func compensation() throws {
    for count in 1...6 {
      for step in 1...count {
        let run = try run(["participants": "\(count)", "step.fail.at": "\(step)"])
        #expect(run.number("compensated") == 1)
        #expect(run.number("messages") == 4 * step - 2)
      }
    }
  }

  @Test("No lock is held longer than one forced write, however long the saga takes")
  func locks() throws {
    for count in 1...6 {
      let run = try run(["participants": "\(count)", "step.fail.at": "\(count)"])
      #expect(run.series("lock.held") == Array(repeating: sync.nanoseconds, count: 2 * (count - 1)))
    }
    let crash = try run(["crash.point": "after-step-sent", "crash.step": "2", "downtime": "10s"])
    #expect(crash.series("lock.held") == Array(repeating: sync.nanoseconds, count: 3))
  }

  /// From one service's change to the next: its write, its answer, the orchestrator's write, the
  /// request.
  @Test("A completed saga is half done for (n - 1) times 2 latencies and 2 forced writes")
  func exposure() throws {
    for count in 1...20 {
      let run = try run(["participants": "\(count)"])
      let step = latency * 2 + sync * 2
      #expect(run.number("exposure") == Int((step * Int64(count - 1)).nanoseconds))
    }
  }

  /// Forward to the refusal at step k, which writes nothing, then back to step 1.
  @Test("A saga that fails at step k is half done for 2k - 3 steps, 2 latencies and 1 forced write")
  func exposureOfCompensation() throws {
    for step in 2...6 {
      let run = try run(["participants": "6", "step.fail.at": "\(step)"])
      let span = (latency * 2 + sync * 2) * Int64(2 * step - 3) + latency * 2 + sync
      #expect(run.number("exposure") == Int(span.nanoseconds))
    }
    #expect(try run(["step.fail.at": "1"]).number("exposure") == 0)
  }

  @Test("Control: an orchestrator that is down leaves the saga half done for that long")
  func exposureOfCrash() throws {
    let run = try run(["crash.point": "after-step-logged", "crash.step": "2", "downtime": "10s"])
    let span = (latency * 2 + sync * 2) * 2 + .seconds(10)
    #expect(run.number("exposure") == Int(span.nanoseconds))
  }
}
