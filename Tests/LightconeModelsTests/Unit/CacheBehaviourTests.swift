import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// The cached database step by step.
@Suite struct CacheBehaviourTests {
  @Test("A row that was never written is cached too")
  func negativeCaching() throws {
    let run = try cacheRun(doing: [(1, 1, "read 7"), (50, 1, "read 7")])
    #expect(run.number("db.reads") == 1)
    #expect(run.number("hits") == 1)
    #expect(run.readAnswers == ["nil", "nil"])
  }

  @Test("Reads take an access to the cache, and on a miss one to the database")
  func readLatency() throws {
    for policy in ["aside", "read-through"] {
      let run = try cacheRun(
        ["read.policy": policy], doing: [(1, 1, "read k7"), (50, 2, "read k7")])
      let times = [TimeSpan.milliseconds(11), .milliseconds(1)].map(\.nanoseconds)
      #expect(run.series("read.latency") == times)
    }
  }

  @Test("An internal cache answers at once")
  func internalCache() throws {
    let run = try cacheRun(
      ["placement": "internal"], doing: [(1, 1, "read 7"), (50, 1, "read 7"), (90, 2, "read 7")])
    let times = [TimeSpan.milliseconds(10), .zero, .milliseconds(10)].map(\.nanoseconds)
    #expect(run.series("read.latency") == times)
  }

  /// The row that goes: LRU keeps what was read again, FIFO does not care, LFU keeps what is read most.
  @Test("Each eviction policy has its own victim")
  func eviction() throws {
    func hits(_ eviction: String, _ keys: [Int]) throws -> Int? {
      let deeds = keys.enumerated().map { (Int64($0 * 20 + 1), 1, "read \($1)") }
      return try cacheRun(["capacity": "2", "eviction": eviction], doing: deeds).number("hits")
    }
    #expect(try hits("lru", [1, 2, 1, 3, 1]) == 2)
    #expect(try hits("fifo", [1, 2, 1, 3, 1]) == 1)
    #expect(try hits("lfu", [1, 1, 2, 3, 1]) == 2)
    #expect(try hits("lru", [1, 1, 2, 3, 1]) == 1)
  }

  @Test("A copy that has reached its time to live is not served")
  func expiry() throws {
    let deeds: [(at: Int64, server: Int, deed: String)] = [
      (1, 1, "read 7"), (500, 1, "read 7"), (1_100, 1, "read 7"),
    ]
    let run = try cacheRun(["ttl": "1s"], doing: deeds)
    #expect(run.number("hits") == 1)
    #expect(run.number("expired") == 1)
    #expect(try cacheRun(doing: deeds).number("hits") == 2)
  }

  @Test("A dirty copy does not expire before it is saved")
  func dirtyExpiry() throws {
    let run = try cacheRun(
      ["write.policy": "back", "ttl": "10ms", "flush.interval": "1s"],
      doing: [(1, 1, "write 7"), (500, 1, "read 7"), (1_500, 1, "read 7")])
    #expect(run.readAnswers == ["1", "1"])
    #expect(run.number("hits") == 1)
    #expect(run.number("db.reads") == 1)
  }

  @Test("Write-back saves the last of several writes")
  func coalescing() throws {
    let run = try cacheRun(
      ["write.policy": "back"],
      doing: [(1, 1, "write 7"), (100, 1, "write 7"), (200, 2, "write 7")])
    #expect(try run.records(of: "database") == ["k7=2 (v3)"])
    #expect(run.number("lost.writes") == 0)
  }

  @Test("The database comes back from its log")
  func recovery() throws {
    let crash = Intervention.at(
      .start + .milliseconds(100), .crash(NodeID(5), restartAfter: .milliseconds(10)))
    let run = try cacheRun(doing: [(1, 1, "write 7"), (200, 1, "read 7")], [crash])
    #expect(run.readAnswers == ["1"])
  }

  @Test("A server that comes back uses no number and no value twice")
  func serverRestart() throws {
    let crash = Intervention.at(
      .start + .milliseconds(100), .crash(NodeID(0), restartAfter: .milliseconds(10)))
    let run = try cacheRun(doing: [(1, 1, "write 7"), (200, 1, "write 7")], [crash])
    let records = try run.records(of: "database")
    #expect(Set(records).count == 2)
    #expect(run.number("writes") == 2)
  }

  @Test("Requests come to an end, and no more are made than were asked for")
  func requests() throws {
    let run = try cacheRun(["requests": "101"])
    #expect((run.number("reads") ?? 0) + (run.number("writes") ?? 0) == 101)
    #expect(run.number("open") == 0)
    #expect(run.number("hits") ?? 0 > 0)
    #expect(run.property("hits") == true)
  }

  @Test("Wrong operations and settings are refused")
  func refusals() throws {
    let model = CachedDatabase.model
    for deed in [["read"], ["read", "x"], ["read", "0"], ["sing", "1"]] {
      var run = try model.simulation(settings(of: model))
      #expect(throws: (any Error).self) { try run.intervene(.now(.operate(NodeID(0), deed))) }
    }
    let writers = try settings(of: model, ["writers": "5"])
    #expect(throws: (any Error).self) { try model.simulation(writers) }
  }

  @Test("A database with servers of its own queues what it cannot serve")
  func station() throws {
    let values: Values = ["db.servers": "1", "keys": "1000", "capacity": "1"]
    let run = try cacheRun(
      values, doing: [(1, 1, "read 1"), (1, 2, "read 2"), (1, 3, "read 3")])
    #expect(run.series("db.wait") == [0, 10_000_000, 20_000_000])
    #expect(run.series("read.latency").max() == 31_000_000)
  }
}
