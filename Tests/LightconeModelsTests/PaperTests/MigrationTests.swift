import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// What taking a shard in moves, and how the users feel it.
@Suite struct MigrationTests {
  @Test("Hash modulo N moves N of N + 1 residues", arguments: [1, 2, 4, 9])
  func residues(shards: Int) throws {
    let run = try shardRun([
      "shards": "\(shards)", "add.shard.at": "1s", "requests": "0", "keys": "1000",
    ])
    #expect(run.count(of: "partitions") == shards * (shards + 1))
    #expect(run.count(of: "partitions.moved") == shards * shards)
    #expect(run.count(of: "keys.moved") == run.count(of: "keys.to.move"))
    #expect(run.count(of: "bytes.moved") == run.count(of: "keys.moved") * 1_024)
    #expect(run.property("moves-end") == true)
  }

  @Test("Of slots, only those of the new shard move", arguments: [1, 2, 4, 9])
  func slots(shards: Int) throws {
    let run = try shardRun([
      "strategy": "hash-slots", "shards": "\(shards)", "add.shard.at": "1s", "requests": "0",
      "keys": "1000",
    ])
    #expect(run.count(of: "partitions.moved") == 1_024 / (shards + 1))
  }

  @Test("Of 10,000 hashed keys about as many move")
  func keys() throws {
    func share(_ strategy: String) throws -> Double {
      let run = try shardRun(["strategy": strategy, "add.shard.at": "1s", "requests": "0"])
      return Double(run.count(of: "keys.moved")) / 10_000
    }
    #expect(abs(try share("hash-mod") - 0.8) < 0.016)
    #expect(abs(try share("hash-slots") - 0.2) < 0.02)
    #expect(try share("directory") < 0.2)
  }

  private let busy: Values = [
    "add.shard.at": "300ms", "requests": "1200", "request.gap": "exponential(1ms)", "keys": "200",
    "copy.chunk": "5", "value.size": "10",
  ]

  @Test(
    "Every write survives, and every request is answered, while partitions move",
    arguments: ["range", "hash-mod", "hash-slots", "directory", "entity-group", "federation"])
  func live(strategy: String) throws {
    for mode in ["live", "frozen"] {
      let run = try shardRun(
        busy.merging([
          "strategy": strategy, "migration": mode, "routers": "2", "query.other": "5%",
          "query.join": "5%", "slots": "64",
        ]) { $1 })
      #expect(run.count(of: "answered") == 1_200)
      #expect(run.property("no-lost-write") == true)
      #expect(run.property("one-owner") == true)
      #expect(run.property("moves-end") == true)
      #expect(run.property("right-pages") == true)
    }
  }

  @Test("A router whose map is old is told by the shard")
  func redirects() throws {
    let told = try shardRun(busy.merging(["map.push": "off"]) { $1 })
    #expect(told.count(of: "redirects") > 10)
    #expect(told.count(of: "answered") == 1_200)
    #expect(try shardRun(busy).count(of: "redirects") < told.count(of: "redirects"))
  }

  @Test("Copying hurts; in small chunks and with pauses it hurts less, and takes longer")
  func throttled() throws {
    let values: Values = [
      "add.shard.at": "1s", "requests": "4000", "value.size": "100", "strategy": "hash-slots",
      "slots": "20", "key.law": "uniform",
    ]
    let rough = try shardRun(values.merging(["copy.chunk": "500", "copy.throttle": "100%"]) { $1 })
    let gentle = try shardRun(values.merging(["copy.chunk": "5", "copy.throttle": "10%"]) { $1 })
    #expect(rough.count(of: "during.p99") > 10 * rough.count(of: "before.p99"))
    #expect(gentle.count(of: "during.p99") < 10 * gentle.count(of: "before.p99"))
    #expect(gentle.count(of: "migration.time") > 2 * rough.count(of: "migration.time"))
  }

  @Test("A hot spot on a boundary: with another shard there is less throughput")
  func slower() throws {
    let values: Values = [
      "strategy": "range", "key.law": "hotspot", "hot.keys": "100", "hot.share": "90%",
      "concurrency": "64", "requests": "4000", "read.ratio": "0%", "add.shard.at": "500ms",
      "migrate.bandwidth": "500",
    ]
    let straddling = try shardRun(values.merging(["hot.first": "2451"]) { $1 })
    #expect(straddling.count(of: "after.rate") * 10 < straddling.count(of: "before.rate") * 7)
    let inside = try shardRun(values.merging(["hot.first": "1001"]) { $1 })
    #expect(inside.count(of: "after.rate") * 10 > inside.count(of: "before.rate") * 9)
  }

  @Test("A shard that no longer fits into memory falls behind")
  func memory() throws {
    let values: Values = [
      "strategy": "range", "append": "on", "key.law": "hotspot", "hot.share": "60%",
      "shards": "2", "keys": "1000", "requests": "3000", "read.ratio": "0%",
      "request.gap": "exponential(2ms)",
    ]
    let small = try shardRun(values.merging(["shard.memory": "1200"]) { $1 })
    let large = try shardRun(values)
    #expect(small.series("latency").max() ?? 0 > 1_000_000_000)
    #expect(large.series("latency").max() ?? 0 < 100_000_000)
  }
}
