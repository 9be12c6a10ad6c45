import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// Each deliberate defect of the sharded store is caught by a property that holds without it.
@Suite struct ShardingMutantTests {
  private let moving: Values = [
    "add.shard.at": "300ms", "requests": "1000", "keys": "50", "routers": "2",
    "copy.chunk": "5", "value.size": "50", "read.ratio": "0%",
  ]

  @Test("A shard that serves what it has handed over loses the writes of a router with an old map")
  func stale() throws {
    let values = moving.merging(["map.push": "off"]) { $1 }
    let broken = try shardRun(values.merging(["bug": "serves-stale-router"]) { $1 })
    #expect(broken.property("no-lost-write") == false)
    #expect(broken.count(of: "lost.writes") > 0)
    let sound = try shardRun(values)
    #expect(sound.property("no-lost-write") == true)
    #expect(sound.count(of: "lost.writes") == 0)
  }

  @Test("A copy without the delta loses what was written meanwhile")
  func delta() throws {
    // The last write of a key mends it, so the users stop in the middle.
    func end(_ bug: String) throws -> Bool {
      try (1...5 as ClosedRange<UInt64>).allSatisfy { seed in
        let values = moving.merging(["bug": bug, "requests": "1400", "keys": "400"]) { $1 }
        return try shardRun(values, seed: seed).property("no-lost-write") == true
      }
    }
    #expect(try !end("forgets-delta"))
    #expect(try end("none"))
  }

  @Test("The remainder of a hash with a sign names no shard for half of the keys")
  func negative() throws {
    let broken = try shardRun(["bug": "negative-modulo"])
    #expect(broken.property("every-key-has-a-shard") == false)
    #expect(broken.count(of: "unroutable") > 100)
    #expect(try shardRun().property("every-key-has-a-shard") == true)
  }

  @Test("Shards that skip the offset themselves give a wrong page")
  func pages() throws {
    func run(_ bug: String) throws -> Simulation {
      try shardRun(
        ["bug": bug, "cities": "10", "page.offset": "20"], doing: [(1, 1, "find 7")])
    }
    #expect(try run("skips-at-shards").property("right-pages") == false)
    #expect(try run("skips-at-shards").count(of: "pages.wrong") == 1)
    #expect(try run("none").property("right-pages") == true)
  }

  /// The source crashes at each of its own events in turn.
  @Test("A shard that forgets in a crash what it was handing over becomes a second owner")
  func handOver() throws {
    func owners(_ bug: String) throws -> Bool {
      let values: Values = [
        "strategy": "range", "shards": "1", "keys": "2", "requests": "0", "add.shard.at": "10ms",
        "bug": bug,
      ]
      return try crashSweep(of: ShardedStore.model, values).allSatisfy { run in
        run.number("partitions.disputed") == 0
      }
    }
    #expect(try !owners("forgets-hand-over"))
    #expect(try owners("none"))
  }
}
