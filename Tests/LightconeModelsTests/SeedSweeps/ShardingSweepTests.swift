import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// Random latencies, losses and many seeds while partitions move.
@Suite struct ShardingSweepTests {
  private static let uneven: Values = [
    "net.latency": "exponential(4ms)", "net.loss": "2%", "keys": "40", "requests": "300",
    "request.gap": "exponential(4ms)", "routers": "3", "map.push": "off", "slots": "16",
    "add.shard.at": "300ms", "copy.chunk": "2", "retry": "50ms", "timeout": "2s",
    "copy.throttle": "50%", "value.size": "100",
  ]

  @Test(
    "No write is lost and every partition arrives, on a network that loses messages",
    arguments: ["range", "hash-mod", "hash-slots", "directory", "entity-group", "federation"])
  func migrations(strategy: String) throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      let run = try shardRun(Self.uneven.merging(["strategy": strategy]) { $1 }, seed: seed)
      #expect(run.property("no-lost-write") == true)
      #expect(run.property("one-owner") == true)
      #expect(run.property("moves-end") == true)
      #expect(run.property("requests-end") == true)
    }
  }

  @Test("Control: with a shard that does not check, writes are lost")
  func broken() throws {
    let lost = try (1...4 as ClosedRange<UInt64>).map { seed in
      try shardRun(
        Self.uneven.merging(["bug": "serves-stale-router"]) { $1 }, seed: seed
      ).count(of: "lost.writes")
    }
    #expect(lost.reduce(0, +) > 0)
  }
}
