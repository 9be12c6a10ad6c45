import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// Random latencies and many seeds: the combinations of policies that keep their promise, and one that
/// does not.
@Suite struct CacheSweepTests {
  private static let uneven: Values = [
    "cache.latency": "exponential(4ms)", "db.latency": "exponential(20ms)", "keys": "20",
    "capacity": "8", "request.gap": "exponential(4ms)", "read.ratio": "60%", "requests": "240",
  ]

  /// In how many of some runs a copy is stale in the end.
  private func staleEnds(_ values: Values) throws -> Int {
    try (1...8 as ClosedRange<UInt64>).count { seed in
      let run = try cacheRun(Self.uneven.merging(values) { $1 }, seed: seed)
      #expect(run.number("open") == 0)
      #expect(run.property("fits") == true)
      #expect(run.property("saved-in-the-end") == true)
      return run.number("stale.at.rest") ?? 0 > 0
    }
  }

  static let safe: [Values] = [
    ["fill.guard": "lease"],
    ["fill.guard": "lease", "write.policy": "around"],
    ["fill.guard": "lease", "write.policy": "through"],
    ["fill.guard": "lease", "write.policy": "back"],
    ["read.policy": "read-through"],
    ["read.policy": "read-through", "write.policy": "around"],
    ["read.policy": "read-through", "write.policy": "through"],
    ["read.policy": "read-through", "write.policy": "back"],
  ]

  @Test(
    "With a lease, or a cache that loads by itself, no copy is stale in the end", arguments: safe)
  func safeCombinations(values: Values) throws {
    #expect(try staleEnds(values) == 0)
  }

  @Test("Control: plain cache-aside leaves stale copies")
  func plain() throws {
    #expect(try staleEnds([:]) > 0)
    #expect(try staleEnds(["write.policy": "through"]) > 0)
  }

  /// A tombstone is evicted like any copy, and the late fill is then taken.
  @Test("Versions guard as long as the tombstone lasts")
  func versions() throws {
    #expect(try staleEnds(["fill.guard": "version", "capacity": "20"]) == 0)
  }
}
