import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// Events, forced writes and exposure of a saga in which nobody asks (Richardson, "Microservices
/// Patterns", chapter 4), with constant latencies.
@Suite struct ChoreographyCountTests {
  private let latency = TimeSpan.milliseconds(3)
  private let sync = TimeSpan.milliseconds(7)

  private func run(_ values: Values, until end: TimeSpan = .seconds(60)) throws -> Simulation {
    let own = [
      "mode": "choreographed", "net.latency": latency.text, "disk.fsync": sync.text,
      "compensation.fail.prob": "0%",
    ]
    return try finishedRun(of: Saga.model, own.merging(values) { $1 }, until: end)
  }

  /// Each service publishes once, and whoever listens confirms once. Each change is forced, and
  /// nothing else.
  @Test("A saga that completes takes n events, n confirmations and n forced writes")
  func completion() throws {
    for count in 1...20 {
      let run = try run(["participants": "\(count)"])
      #expect(run.number("completed") == 1)
      #expect(run.number("messages") == count)
      #expect(run.number("confirmations") == count)
      #expect(run.number("forced.writes") == count)
      #expect(run.sent("done T") == (1...count).map { "done T\($0)" })
    }
  }

  @Test("A saga that fails at step k takes 2k - 1 events")
  func compensation() throws {
    for count in 1...6 {
      for step in 1...count {
        let run = try run(["participants": "\(count)", "step.fail.at": "\(step)"])
        #expect(run.number("compensated") == 1)
        #expect(run.number("messages") == 2 * step - 1)
        #expect(run.sent("refuse") == ["refuse T\(step)"])
        #expect(run.sent("done C") == (1..<step).reversed().map { "done C\($0)" })
        let end = SagaEnd(run)
        #expect(end.executed == (1...count).map { $0 < step ? 1 : 0 })
        #expect(end.compensated == end.executed)
        #expect(run.property("reversed") == true)
      }
    }
  }

  @Test("No lock is held longer than one forced write")
  func locks() throws {
    for count in 1...6 {
      let run = try run(["participants": "\(count)", "step.fail.at": "\(count)"])
      #expect(run.series("lock.held") == Array(repeating: sync.nanoseconds, count: 2 * (count - 1)))
    }
  }

  /// From one service's change to the next: its write, and its event. With an orchestrator it is twice
  /// as long.
  @Test("A completed saga is half done for (n - 1) times a latency and a forced write")
  func exposure() throws {
    for count in 1...20 {
      let step = latency + sync
      let run = try run(["participants": "\(count)"])
      #expect(run.number("exposure") == Int((step * Int64(count - 1)).nanoseconds))
      let asked = try self.run(["participants": "\(count)", "mode": "orchestrated"])
      #expect(asked.number("exposure") == Int((step * Int64(2 * (count - 1))).nanoseconds))
    }
  }

  @Test("The client learns how it ended")
  func outcome() throws {
    for (step, answer) in [("0", "completed"), ("1", "compensated"), ("3", "compensated")] {
      let run = try run(["step.fail.at": step])
      #expect(History(run.trace).operations.map(\.answer) == [answer])
    }
  }

  /// A round is n + 1 events: the client hears of each round too.
  @Test("Services that listen in a circle never come to an end, if they know only single events")
  func cycle() throws {
    for count in 2...6 {
      let rounds = 40
      let span = (latency + sync) * Int64(rounds * count) + .milliseconds(2)
      let values = [
        "participants": "\(count)", "subscriptions": "cycle", "event.dedup": "event",
      ]
      let run = try run(values, until: span)
      #expect(try #require(run.number("messages")) > 10 * count)
      #expect(run.property("never-twice") == false)
      #expect(run.property("ends-are-whole") == false)
      #expect(try #require(run.number("ledger")) > 10 * count)
    }
  }

  @Test("Control: if they know the saga, one event goes round and does nothing")
  func cycleThatKnowsTheSaga() throws {
    for count in 2...6 {
      let run = try run(["participants": "\(count)", "subscriptions": "cycle"])
      #expect(run.number("messages") == count + 1)
      #expect(run.number("ledger") == 0)
      #expect(run.property("never-twice") == true)
    }
  }

  @Test("Control: without the circle single events are enough, even doubled")
  func chainThatKnowsEvents() throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      let run = try finishedRun(
        of: Saga.model, seed: seed,
        [
          "mode": "choreographed", "event.dedup": "event", "net.duplication": "50%",
          "net.latency": "uniform(1ms..50ms)",
        ])
      #expect(SagaEnd(run).isAllDone)
    }
  }
}
