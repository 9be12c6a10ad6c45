import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// Moving reads and writes to another store, and back again.
@Suite struct StranglerRollbackTests {
  private let moved: Values = [
    "stage": "2", "features": "1", "new.error.rate": "0%", "rollback.at": "2s",
    "read.ratio": "50%",
  ]

  @Test(
    "Without reverse synchronization a rollback loses every write since the move",
    arguments: ["outbox", "cdc", "dual-write"])
  func oneWay(mode: String) throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      let run = try stranglerRun(
        moved.merging(["data.mode": mode, "reverse.sync": "off"]) { $1 }, seed: seed)
      #expect(run.number("writes.on.new") ?? 0 > 60)
      #expect(run.number("lost.writes") == run.number("writes.on.new"))
    }
  }

  @Test(
    "With it, a fence and a drained stream, it loses none", arguments: ["outbox", "cdc"])
  func bothWays(mode: String) throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      let run = try stranglerRun(moved.merging(["data.mode": mode]) { $1 }, seed: seed)
      #expect(run.number("writes.on.new") ?? 0 > 60)
      #expect(run.number("lost.writes") == 0)
      #expect(run.number("ryw.violations") == 0)
      #expect(run.number("divergence") == 0)
      #expect(run.number("answered") == 400)
    }
  }

  @Test("Control: without the fence some are overwritten before they arrive")
  func noFence() throws {
    let runs = try ["2s", "2050ms", "2100ms", "2150ms"].map { moment in
      let values: Values = [
        "data.mode": "cdc", "fence": "off", "rows": "1", "sync.lag": "200ms",
        "rollback.at": moment,
      ]
      return try stranglerRun(moved.merging(values) { $1 })
    }
    #expect(runs.contains { $0.number("lost.writes") ?? 0 > 0 })
    #expect(runs.contains { $0.number("ryw.violations") ?? 0 > 0 })
  }

  @Test("With one shared database a rollback needs nothing")
  func shared() throws {
    let run = try stranglerRun(moved)
    #expect(run.number("lost.writes") == 0)
    #expect(run.number("answers.changed") == 0)
  }

  /// A write, a flip of half of it, and a read, by hand.
  private func readAfter(_ half: String, _ values: Values = [:]) throws -> Simulation {
    let base: Values = [
      "data.mode": "cdc", "features": "1", "sync.lag": "500ms", "preloaded": "off",
    ]
    return try stranglerRun(
      base.merging(values) { $1 },
      doing: [
        (1_000, "operator", "flip \(half)"), (2_000, "client1", "write"),
        (2_100, "client1", "read"),
      ])
  }

  @Test("Either order of the two flips hides a client's own write", arguments: ["reads", "writes"])
  func orders(half: String) throws {
    let run = try readAfter(half)
    #expect(run.number("ryw.violations") == 1)
    #expect(run.property("reads-own-writes") == false)
    #expect(try run.verdict("read-your-writes") == .violated)
  }

  @Test("Both at once, or one shared database, do not")
  func safeFlips() throws {
    #expect(try readAfter("both").number("ryw.violations") == 0)
    #expect(try readAfter("both").verdict("read-your-writes") == .holds)
    for half in ["reads", "writes"] {
      let shared = try readAfter(half, ["data.mode": "shared-db"])
      #expect(shared.number("ryw.violations") == 0)
    }
  }

  @Test("Reads first, a client is behind for the lag; writes first without a way back, for good")
  func lengths() throws {
    let values: Values = [
      "data.mode": "cdc", "features": "1", "rows": "1", "clients": "1", "requests": "0",
      "sync.lag": "50ms", "reverse.sync": "off",
    ]
    func late(_ half: String) throws -> Int? {
      try stranglerRun(
        values,
        doing: [
          (1_000, "operator", "flip \(half)"), (2_000, "client1", "write"),
          (30_000, "client1", "read"),
        ]
      ).number("ryw.violations")
    }
    #expect(try late("reads") == 0)
    #expect(try late("writes") == 1)
  }

  @Test("A planned flip of reads, then of writes, loses no write with a fence")
  func plannedFlip() throws {
    for order in ["reads-first", "writes-first", "together"] {
      let run = try stranglerRun([
        "data.mode": "cdc", "features": "1", "flip.at": "1s", "order": order, "requests": "800",
        "new.error.rate": "0%",
      ])
      #expect(run.number("lost.writes") == 0)
      #expect(run.number("features.new") == 1)
      #expect((run.number("ryw.violations") == 0) == (order == "together"))
    }
  }
}
