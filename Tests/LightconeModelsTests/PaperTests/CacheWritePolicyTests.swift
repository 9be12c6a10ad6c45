import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// What a write costs under each policy, with constant latencies (the policies as Jouppi names them,
/// "Cache Write Policies and Performance", ISCA 1993).
@Suite struct CacheWritePolicyTests {
  private let cache = TimeSpan.milliseconds(4)
  private let database = TimeSpan.milliseconds(14)
  static let policies = ["through", "back", "around", "invalidate"]

  private func run(_ values: Values, seed: UInt64 = 1) throws -> Simulation {
    let own: Values = [
      "cache.latency": cache.text, "db.latency": database.text, "requests": "400",
      "read.ratio": "30%",
    ]
    return try cacheRun(own.merging(values) { $1 }, seed: seed)
  }

  private func latency(_ policy: String) -> TimeSpan {
    switch policy {
    case "back": cache
    case "around": database
    default: cache + database
    }
  }

  @Test("Each write waits for the stores that its policy names", arguments: policies)
  func latencies(policy: String) throws {
    let samples = try run(["write.policy": policy]).series("write.latency")
    #expect(samples.count > 200)
    #expect(Set(samples) == [latency(policy).nanoseconds])
  }

  @Test("Control: a database with one server lets writes wait for each other", arguments: policies)
  func queueing(policy: String) throws {
    let samples = try run(["write.policy": policy, "db.servers": "1"]).series("write.latency")
    // Only write-back does not wait for the database.
    #expect((Set(samples).count > 1) == (policy != "back"))
  }

  @Test("Through, around and invalidate write every value to the database", arguments: policies)
  func databaseWrites(policy: String) throws {
    let run = try run(["write.policy": policy])
    let (writes, stored) = (run.number("writes") ?? 0, run.number("db.writes") ?? 0)
    #expect(policy == "back" ? stored < writes : stored == writes)
  }

  @Test("Write-back writes a row once for each interval in which it was written")
  func flushes() throws {
    for interval in ["100ms", "500ms", "1s"] {
      let run = try run([
        "write.policy": "back", "flush.interval": interval, "capacity": "1000",
      ])
      #expect(run.number("db.writes") == run.number("dirty.windows"))
      #expect(run.number("dirty.evictions") == 0)
    }
  }

  @Test("Control: where dirty copies are evicted, their writes come on top")
  func dirtyEvictions() throws {
    let run = try run(["write.policy": "back", "capacity": "10"])
    let (flushed, evicted) = (run.number("flushed") ?? 0, run.number("dirty.evictions") ?? 0)
    #expect(evicted > 50)
    #expect(run.number("db.writes") == flushed + evicted)
    #expect(run.number("db.writes") ?? 0 > run.number("dirty.windows") ?? 0)
    #expect(run.number("lost.writes") == 0)
  }

  /// The row is cached, then written, then read.
  @Test("The first read after a write hits under through and back, and misses otherwise")
  func firstRead() throws {
    for policy in Self.policies {
      for reading in ["aside", "read-through"] {
        let run = try cacheRun(
          ["write.policy": policy, "read.policy": reading],
          doing: [(1, 1, "read 7"), (50, 2, "write 7"), (100, 3, "read 7")])
        let hits = policy == "through" || policy == "back" ? 1 : 0
        #expect(run.number("hits") == hits, "\(policy), \(reading)")
        #expect(run.readAnswers == ["nil", "2"])
      }
    }
  }

  @Test("Control: under write-through, an eviction makes it a miss")
  func firstReadAfterEviction() throws {
    let run = try cacheRun(
      ["write.policy": "through", "capacity": "1"],
      doing: [(1, 1, "write 7"), (50, 1, "write 8"), (100, 1, "read 7")])
    #expect(run.number("hits") == 0)
  }

  @Test("Write-through writes to the database first: if that fails, the copy stays as it was")
  func failingDatabase() throws {
    let database = NodeID(5)
    let crash = Intervention.at(
      .start + .milliseconds(40), .crash(database, restartAfter: .seconds(2)))
    let run = try cacheRun(
      ["write.policy": "through"],
      doing: [(1, 1, "read 7"), (50, 2, "write 7"), (3_000, 3, "read 7")], [crash])
    #expect(run.number("given.up") == 1)
    #expect(run.readAnswers == ["nil", "nil"])
    #expect(run.number("stale.copies") == 0)
  }
}
