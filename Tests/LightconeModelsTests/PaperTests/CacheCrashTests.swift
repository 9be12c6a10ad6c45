import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// What a crash of the cache takes with it.
@Suite struct CacheCrashTests {
  private let values: Values = ["requests": "600", "read.ratio": "50%", "crash.at": "1900ms"]

  private func run(_ own: Values, seed: UInt64) throws -> Simulation {
    try cacheRun(values.merging(own) { $1 }, seed: seed)
  }

  /// What the cache counts as dirty, and what servers were promised and the database never got.
  @Test("Under write-back it takes the dirty rows, and each write since their last flush")
  func writeBack() throws {
    for seed in 1...8 as ClosedRange<UInt64> {
      for capacity in ["20", "1000"] {
        let run = try run(["write.policy": "back", "capacity": capacity], seed: seed)
        #expect(run.number("lost.keys") == run.number("dirty.at.crash"))
        #expect(run.number("lost.writes") == run.number("unsaved.at.crash"))
        #expect(run.number("lost.writes") ?? 0 > 10)
      }
    }
  }

  @Test("Under the other policies it takes nothing")
  func others() throws {
    for policy in ["through", "around", "invalidate"] {
      let run = try run(["write.policy": policy], seed: 1)
      #expect(run.number("lost.writes") == 0)
      #expect(run.number("crashes") == 1)
    }
  }

  @Test("Control: right after a flush there is little to lose")
  func afterFlush() throws {
    let own = ["write.policy": "back", "crash.at": "1001ms"]
    let early = try run(own.merging(["request.gap": "90ms"]) { $1 }, seed: 1)
    #expect(early.number("lost.writes") == 0)
  }

  @Test("While the cache is down, cache-aside reads from the database, only later")
  func bypass() throws {
    let crash = Intervention.at(.start, .crash(NodeID(4)))
    let run = try cacheRun(["timeout": "50ms"], doing: [(1, 1, "read 7")], [crash])
    #expect(run.series("read.latency") == [TimeSpan.milliseconds(60).nanoseconds])
    #expect(run.number("bypasses") == 1)
    let through = try cacheRun(
      ["timeout": "50ms", "read.policy": "read-through"], doing: [(1, 1, "read 7")], [crash])
    #expect(through.number("given.up") == 1)
  }
}
