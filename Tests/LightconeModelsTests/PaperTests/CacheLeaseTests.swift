import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// Who loads a row that many want at once: leases (Nishtala et al., "Scaling Memcache at Facebook", NSDI
/// 2013, section 3.2.1, "thundering herds") against single flight.
@Suite struct CacheLeaseTests {
  /// Four servers, each of which gets a read of the only row every millisecond.
  private let herd: Values = [
    "keys": "1", "read.ratio": "100%", "requests": "400", "request.gap": "1ms",
    "db.latency": "50ms",
  ]

  private func run(_ own: Values, seed: UInt64 = 1) throws -> Simulation {
    try cacheRun(herd.merging(own) { $1 }, seed: seed)
  }

  @Test("Without help each read that misses loads the row: the rate times the time of a load")
  func herdOfLoads() throws {
    let run = try run(["single.flight": "off"])
    // From the first miss to the first fill at the cache: a load, and half an access twice.
    #expect(run.number("db.reads") == 4 * 51)
  }

  @Test("Single flight is per process: one load for each server")
  func singleFlight() throws {
    let shared = try run([:])
    #expect(shared.number("db.reads") == 4)
    #expect(try run(["placement": "internal"]).number("db.reads") == 4)
  }

  @Test("A lease, or a cache that loads by itself, makes it one load for all")
  func lease() throws {
    let run = try run(["fill.guard": "lease", "single.flight": "off"])
    #expect(run.number("db.reads") == 1)
    #expect(run.number("lease.waits") ?? 0 > 100)
    #expect(try self.run(["read.policy": "read-through"]).number("db.reads") == 1)
  }

  @Test("A holder that does not come back keeps others waiting for lease.time")
  func deadHolder() throws {
    let crash = Intervention.at(.start + .milliseconds(3), .crash(NodeID(0)))
    let run = try cacheRun(
      ["fill.guard": "lease", "lease.time": "200ms"],
      doing: [(1, 1, "read 7"), (10, 2, "read 7")], [crash])
    let waited = TimeSpan(nanoseconds: try #require(run.series("read.latency").first))
    #expect(waited >= .milliseconds(200 - 10))
    #expect(waited <= .milliseconds(200 + 20))
    #expect(run.number("db.reads") == 2)
  }

  @Test("Refresh-ahead: after the first read, no read waits for the database")
  func refreshAhead() throws {
    let values: Values = [
      "keys": "1", "read.ratio": "100%", "servers": "1", "request.gap": "20ms", "ttl": "1s",
      "requests": "300",
    ]
    let ahead = try cacheRun(values.merging(["read.policy": "refresh-ahead"]) { $1 })
    #expect(ahead.number("misses") == 1)
    #expect(ahead.number("refreshes") ?? 0 >= 5)
    // Control: without it, a read in each second pays for the load.
    let through = try cacheRun(values.merging(["read.policy": "read-through"]) { $1 })
    #expect(through.number("misses") ?? 0 >= 5)
  }

  @Test("Refresh-ahead needs a time to live")
  func refreshAheadWithoutLife() throws {
    let settings = try settings(of: CachedDatabase.model, ["read.policy": "refresh-ahead"])
    #expect(throws: (any Error).self) { try CachedDatabase.model.simulation(settings) }
  }
}
