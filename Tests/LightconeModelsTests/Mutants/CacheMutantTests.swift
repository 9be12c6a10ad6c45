import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// Each deliberate defect of the cached database that a timed run shows; the search has the others.
@Suite struct CacheMutantTests {
  private let model = CachedDatabase.model

  @Test("Write-around that leaves the old copy serves it for good")
  func keepsOldCopy() throws {
    func end(_ values: Values) throws -> Simulation {
      try cacheRun(
        values.merging(["write.policy": "around"]) { $1 },
        doing: [(1, 1, "read 7"), (50, 2, "write 7"), (100, 1, "read 7")])
    }
    let broken = try end(["bug": "keeps-old-copy"])
    #expect(broken.property("agrees-at-rest") == false)
    #expect(broken.readAnswers == ["nil", "nil"])
    #expect(broken.number("stale.reads") == 1)
    let sound = try end([:])
    #expect(sound.property("agrees-at-rest") == true)
    #expect(sound.readAnswers == ["nil", "2"])
    #expect(sound.number("stale.reads") == 0)
  }

  private let back: Values = [
    "write.policy": "back", "read.policy": "read-through", "capacity": "20", "requests": "600",
    "read.ratio": "50%",
  ]

  @Test("Write-back that drops dirty copies loses writes without a crash")
  func evictsDirty() throws {
    let broken = try cacheRun(back.merging(["bug": "evicts-dirty"]) { $1 })
    #expect(broken.number("lost.writes") ?? 0 > 0)
    #expect(try cacheRun(back).number("lost.writes") == 0)
  }

  @Test("Write-back that forgets a copy before the database has it goes backwards")
  func forgetsTooEarly() throws {
    let uneven = back.merging(
      ["db.latency": "exponential(50ms)", "keys": "20", "capacity": "4"]) { $1 }
    let broken = try cacheRun(uneven.merging(["bug": "forgets-too-early"]) { $1 })
    #expect(broken.property("never-backwards") == false)
    #expect(broken.number("stale.reads") ?? 0 > 0)
    let sound = try cacheRun(uneven)
    #expect(sound.property("never-backwards") == true)
    #expect(sound.number("stale.reads") == 0)
  }

  @Test("Write-back that does not wait for a row's last write ends with an older value")
  func flushesOutOfOrder() throws {
    let busy = back.merging([
      "keys": "5", "flush.interval": "10ms", "db.latency": "exponential(50ms)",
      "requests": "200",
    ]) { $1 }
    var (broken, sound) = (0, 0)
    for seed in 1...6 as ClosedRange<UInt64> {
      let mutant = try cacheRun(busy.merging(["bug": "flushes-out-of-order"]) { $1 }, seed: seed)
      if mutant.property("agrees-at-rest") == false { broken += 1 }
      let run = try cacheRun(busy, seed: seed)
      if run.property("agrees-at-rest") == false { sound += 1 }
    }
    #expect(broken > 0)
    #expect(sound == 0)
  }
}
