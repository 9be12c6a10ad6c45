import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// What a mark in the data costs and buys (Richardson, "Microservices Patterns", section 4.3).
@Suite struct SemanticLockTests {
  private let latency = TimeSpan.milliseconds(3)
  private let sync = TimeSpan.milliseconds(7)

  private func run(
    _ values: Values, seed: UInt64 = 1, until end: TimeSpan = .seconds(60)
  ) throws -> Simulation {
    let own = [
      "saga.semantic-lock": "on", "net.latency": latency.text, "disk.fsync": sync.text,
      "compensation.fail.prob": "0%",
    ]
    return try finishedRun(of: Saga.model, seed: seed, own.merging(values) { $1 }, until: end)
  }

  /// Two messages for each step, and two more to take its mark off; the same for the writes, and two of
  /// the orchestrator: every step is done, and the saga is over.
  @Test("A saga that completes takes 4n messages and 3n + 2 forced writes")
  func completion() throws {
    for count in 1...20 {
      let run = try run(["participants": "\(count)"])
      #expect(run.number("completed") == 1)
      #expect(run.number("messages") == 4 * count)
      #expect(run.number("forced.writes") == 3 * count + 2)
      #expect(run.number("pending") == 0)
    }
  }

  @Test("A saga that is made good takes no message more: a compensation takes the mark off")
  func compensation() throws {
    for step in 1...6 {
      let values = ["participants": "6", "step.fail.at": "\(step)"]
      let run = try run(values)
      #expect(run.number("messages") == 4 * step - 2)
      #expect(run.number("pending") == 0)
    }
  }

  @Test("Without an orchestrator the last event goes to everybody: 2n - 1 events")
  func choreographed() throws {
    for count in 1...20 {
      let run = try run(["participants": "\(count)", "mode": "choreographed"])
      #expect(run.number("completed") == 1)
      #expect(run.number("messages") == 2 * count - 1)
      #expect(run.number("forced.writes") == 2 * count - 1)
      #expect(run.number("pending") == 0)
    }
  }

  /// Until all steps are done; then the last answer, the orchestrator's write, its message, and the
  /// writes at both ends.
  @Test("The first row is marked for the whole saga: (n - 1) steps, 2 latencies, 3 forced writes")
  func held() throws {
    for count in 1...6 {
      let run = try run(["participants": "\(count)"])
      let step = latency * 2 + sync * 2
      let longest = step * Int64(count - 1) + latency * 2 + sync * 3
      #expect(run.series("pending.held").max() == longest.nanoseconds)
      // The lock that a database knows of is as short as ever.
      #expect(run.series("lock.held").max() == sync.nanoseconds)
    }
  }

  @Test("Every read of a half-done order is warned, and none is without")
  func warned() throws {
    for values in [["step.fail.at": "0"], ["step.fail.at": "3"]] {
      for mode in ["orchestrated", "choreographed"] {
        let values = values.merging(["mode": mode, "read.rate": "500/s"]) { $1 }
        var warned = 0
        var mixedWithoutMark = 0
        for seed in 1...10 as ClosedRange<UInt64> {
          let run = try run(values, seed: seed, until: .milliseconds(300))
          #expect(run.number("reads.mixed") == 0)
          warned += try #require(run.number("reads.warned"))
          let unmarked = try self.run(
            values.merging(["saga.semantic-lock": "off"]) { $1 }, seed: seed,
            until: .milliseconds(300))
          #expect(unmarked.number("reads.warned") == 0)
          mixedWithoutMark += try #require(unmarked.number("reads.mixed"))
        }
        // Control: without the mark the same reads see half an order, and do not know.
        #expect(mixedWithoutMark > 100)
        #expect(warned >= mixedWithoutMark)
      }
    }
  }

  @Test("The mark blocks: a rival waits as long as the orchestrator is down")
  func rival() throws {
    let crash = [
      "crash.point": "after-step-sent", "crash.step": "3", "downtime": "5s", "hot.rate": "20/s",
    ]
    let marked = try run(crash, until: .seconds(20))
    #expect(try #require(marked.series("rival.gap").max()) >= 5_000_000_000)
    #expect(try #require(marked.number("rival.refused")) > 100)
    // Control: without the mark nobody waits.
    let open = try run(crash.merging(["saga.semantic-lock": "off"]) { $1 }, until: .seconds(20))
    #expect(try #require(open.series("rival.gap").max()) <= 70_000_000)
    #expect(open.number("rival.refused") == 0)
  }

  @Test("A second saga that meets a mark is refused, and made good; without marks both go through")
  func secondSaga() throws {
    for mode in ["orchestrated", "choreographed"] {
      let values = ["mode": mode, "orders": "2", "order.gap": "12ms"]
      let marked = try run(values)
      #expect(marked.number("completed") == 1)
      #expect(marked.number("compensated") == 1)
      #expect(marked.number("ledger") == 0)
      let open = try run(values.merging(["saga.semantic-lock": "off"]) { $1 })
      #expect(open.number("completed") == 2)
    }
  }
}
