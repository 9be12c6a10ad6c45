import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// What a shard's load is, and what changes it.
@Suite struct ShardingLoadTests {
  @Test("No shard serves faster than it can: the busiest one ends the run")
  func bound() throws {
    let run = try shardRun([
      "shards": "16", "concurrency": "64", "requests": "2000", "read.ratio": "0%",
    ])
    let most = Double(run.count(of: "served.most"))
    let elapsed = Double(run.count(of: "elapsed")) / 1e9
    #expect(run.count(of: "answered") == 2_000)
    #expect(most / elapsed <= 1_000)
    #expect(most / elapsed > 850)
    // Far from sixteen times as much as one shard.
    #expect(run.count(of: "throughput") < 10_000)
  }

  @Test("Control: keys that are all alike come near to it")
  func uniform() throws {
    let run = try shardRun([
      "shards": "16", "concurrency": "64", "requests": "2000", "read.ratio": "0%",
      "key.law": "uniform",
    ])
    #expect(run.count(of: "throughput") > 10_000)
  }

  /// The lesson measures the means of 200 seeds; here, that no seed comes below what one key alone does.
  @Test(
    "The busiest of 16 shards gets more than its part, and the hottest key is why",
    arguments: ["80%", "100%", "120%"])
  func skew(exponent: String) throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      let run = try shardRun(["shards": "16", "zipf.s": exponent, "requests": "0"], seed: seed)
      let floor = Double(run.count(of: "load.hottest")) * 16 / 1_000_000
      #expect(run.skew(shards: 16) >= max(1.2, floor))
    }
    let even = try shardRun(["shards": "16", "key.law": "uniform", "requests": "0"])
    #expect(even.skew(shards: 16) < 1.15)
  }

  @Test("What is computed is what is served")
  func computed() throws {
    let run = try shardRun(["requests": "3000", "request.gap": "1ms"])
    let served = Double(run.count(of: "served.most")) / 3_000
    let computed = Double(run.count(of: "load.busiest")) / 1_000_000
    // Four deviations of a share of 3,000.
    #expect(abs(served - computed) < 0.037)
  }

  @Test("Another shard leaves the hottest key as hot as it was", arguments: [1, 7, 64])
  func hottest(shards: Int) throws {
    let run = try shardRun(["shards": "\(shards)", "requests": "0"])
    #expect(run.count(of: "load.hottest") == 102_170)
    #expect(run.count(of: "load.busiest") >= 102_170)
  }

  @Test("Salting divides the writes of a key, and multiplies its reads", arguments: [2, 4, 16])
  func salting(salt: Int) throws {
    let values: Values = [
      "salt": "\(salt)", "key.law": "hotspot", "hot.share": "90%", "keys": "1000",
    ]
    let run = try shardRun(values.merging(["requests": "0"]) { $1 })
    #expect(run.count(of: "load.hottest") == 900_000 / salt)
    let reads = try shardRun(values, doing: [(1, 1, "get 1")])
    let rows = reads.sent("get").count
    #expect(rows == Int(reads.series("salt.shards").first ?? 0))
    #expect(rows <= min(4, salt))
    let one = try shardRun(["salt": "1"], doing: [(1, 1, "get 1")])
    #expect(one.sent("get").count == 1)
  }

  @Test("A salted key's reads add up what was written")
  func saltedReads() throws {
    let run = try shardRun(
      ["salt": "4"],
      doing: [(1, 1, "put 1"), (2, 1, "put 1"), (3, 1, "put 1"), (100, 1, "get 1")])
    #expect(run.answers(to: "read") == ["3 writes"])
  }

  /// 4 * (1 - 0.75^4) is 2.734; the deviation of one is 0.7.
  @Test("Four salts on four shards are on fewer than four of them")
  func distinct() throws {
    let counts = try (1...200 as ClosedRange<UInt64>).map { seed in
      try shardRun(["salt": "4", "keys": "20"], doing: [(1, 1, "get 1")], seed: seed).sent("get")
        .count
    }
    #expect(abs(Double(counts.reduce(0, +)) / 200 - 2.734) < 0.2)
  }

  @Test("First letters are no even split: S first, and X hardly at all")
  func letters() throws {
    let values: Values = [
      "strategy": "range", "range.split": "letters", "keys": "104316", "key.law": "uniform",
      "requests": "0",
    ]
    let run = try shardRun(values.merging(["shards": "26"]) { $1 })
    #expect(abs(run.skew(shards: 26) - 26 * 11_773 / 104_316) < 0.001)
    #expect(run.count(of: "load.idlest") == 1_016)
    let even = try shardRun(
      values.merging(["shards": "26", "range.split": "even", "keys": "2600"]) { $1 })
    #expect(even.skew(shards: 26) < 1.001)
  }

  @Test("A polynomial hash of 4711 modulo 31 is its last digit")
  func polynomial() throws {
    let run = try shardRun(["hash": "polynomial", "shards": "31", "requests": "0"])
    #expect(run.count(of: "shards.used") == 10)
    let mixing = try shardRun(["shards": "31", "requests": "0"])
    #expect(mixing.count(of: "shards.used") == 31)
  }

  @Test("A vertical split ends with the tables")
  func federation() throws {
    for shards in [3, 8, 64] {
      let run = try shardRun([
        "strategy": "federation", "shards": "\(shards)", "key.law": "uniform", "requests": "0",
      ])
      #expect(run.count(of: "shards.used") == 3)
      #expect(run.count(of: "load.busiest") == 700_000)
    }
  }

  @Test("A directory spreads what can be spread, and no more")
  func directory() throws {
    let run = try shardRun(["strategy": "directory", "shards": "8", "requests": "0"])
    #expect(run.skew(shards: 8) < 1.01)
    let many = try shardRun(["strategy": "directory", "shards": "16", "requests": "0"])
    #expect(many.count(of: "load.busiest") == 102_170)
  }
}
