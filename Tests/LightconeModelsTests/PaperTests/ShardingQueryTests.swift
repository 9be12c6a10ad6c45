import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// What is asked across shards.
@Suite struct ShardingQueryTests {
  @Test("A query that does not name the key asks every shard", arguments: [1, 4, 16, 64])
  func scatter(shards: Int) throws {
    let run = try shardRun(["shards": "\(shards)"], doing: [(1, 1, "find 7")])
    #expect(run.count(of: "shard.messages") == shards)
    #expect(run.count(of: "pages.wrong") == 0)
    #expect(
      try shardRun(["shards": "\(shards)"], doing: [(1, 1, "get 7")]).count(of: "shard.messages")
        == 1)
  }

  @Test("It is slow if one answer is")
  func slow() throws {
    let run = try shardRun([
      "query.other": "100%", "requests": "800", "slow.prob": "5%", "shards": "16",
      "request.gap": "5ms", "keys": "100",
    ])
    let slow = run.series("scatter.latency").count { $0 >= 100_000_000 }
    // 1 - 0.95^16 is 56%; four deviations of 800 are 7.1 points.
    #expect(abs(Double(slow) / 800 - 0.5599) < 0.071)
  }

  @Test("Each shard ships what it might have to give: offset and limit", arguments: [0, 20, 60])
  func pages(offset: Int) throws {
    let run = try shardRun(
      ["cities": "10", "page.offset": "\(offset)"], doing: [(1, 1, "find 7")])
    #expect(run.count(of: "rows.shipped") == 4 * (offset + 10))
    #expect(run.property("right-pages") == true)
    #expect(run.answers(to: "find").first?.hasPrefix("k\(7 + 10 * offset) ") == true)
  }

  @Test("A join is one message where the group is together")
  func joins() throws {
    func shards(_ strategy: String) throws -> Int64? {
      try shardRun(["strategy": strategy], doing: [(1, 1, "join 4711")]).series("join.shards").first
    }
    #expect(try shards("entity-group") == 1)
    #expect(try shards("range") == 1)
    #expect(try shards("hash-mod") ?? 0 > 1)
    #expect(try shards("hash-slots") ?? 0 > 1)
  }

  @Test("The directory costs a round trip, and once if its answer is kept")
  func directory() throws {
    let deeds: [(at: Int64, router: Int, deed: String)] = [(1, 1, "get 7"), (50, 1, "get 7")]
    let kept = try shardRun(["strategy": "directory"], doing: deeds)
    #expect(kept.series("latency") == [5_000_000, 3_000_000])
    let asked = try shardRun(["strategy": "directory", "directory.cache": "off"], doing: deeds)
    #expect(asked.series("latency") == [5_000_000, 5_000_000])
    #expect(asked.count(of: "lookups") == 2)
  }

  @Test("Names are unique if the shard of the name decides")
  func names() throws {
    let deeds: [(at: Int64, router: Int, deed: String)] = (1...6).map {
      (1, 1, "register \($0) 1")
    }
    let index = try shardRun(["unique": "index"], doing: deeds)
    #expect(index.count(of: "names.accepted") == 1)
    #expect(index.property("unique-names") == true)
    let local = try shardRun(doing: deeds)
    #expect(local.count(of: "names.accepted") > 1)
    #expect(local.property("unique-names") == false)
  }
}
