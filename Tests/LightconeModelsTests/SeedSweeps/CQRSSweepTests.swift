import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// Uneven networks, doubled events and crashes, over many seeds.
@Suite struct CQRSSweepTests {
  private static let rough: Values = [
    "net.latency": "exponential(10ms)", "event.duplication": "20%", "read.rate": "0/s",
    "duration": "2s", "projection.lag": "exponential(20ms)",
  ]

  /// One crash of the database and two of the projector.
  private static let crashes: [Intervention] = [(1, 700), (2, 500), (2, 1_600)].map {
    .at(
      .start + .milliseconds($0.1), .crash(NodeID($0.0), restartAfter: .milliseconds(200)))
  }

  private func runs(_ values: Values) throws -> [Simulation] {
    try (1...8 as ClosedRange<UInt64>).map { seed in
      try cqrsRun(Self.rough.merging(values) { $1 }, Self.crashes, seed: seed)
    }
  }

  @Test("Views come to hold the log", arguments: ["same-transaction", "after-view"])
  func convergence(commit: String) throws {
    for run in try runs(["offset.commit": commit]) {
      #expect(run.number("crashes") == 3)
      #expect(run.number("wrong.views") == 0)
      #expect(run.property("shows-all") == true)
      #expect(run.number("log.length") ?? 0 > 50)
    }
  }

  @Test("Control: without dedupe they do not")
  func withoutDedupe() throws {
    let wrong = try runs(["projector.dedupe": "off"]).count {
      $0.property("views-match-log") == false
    }
    #expect(wrong > 4)
  }

  @Test("With a token, nobody misses an order")
  func token() throws {
    for run in try runs(["consistency": "read-your-writes"]) {
      #expect(run.number("stale.reads") == 0)
      #expect(run.number("own.reads") ?? 0 > 30)
    }
    #expect(try runs([:]).allSatisfy { $0.number("stale.reads") ?? 0 > 0 })
  }

  @Test("With wait, neither")
  func wait() throws {
    for run in try runs(["consistency": "wait"]) {
      #expect(run.number("stale.reads") == 0)
      #expect(run.number("own.reads") ?? 0 > 20)
    }
  }
}
