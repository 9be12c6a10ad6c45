import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// Each deliberate defect of the strangler fig that a timed run shows; the search has the others.
@Suite struct StranglerMutantTests {
  @Test("A rollback that does not wait for the stream hides writes, and may lose them")
  func skipsDrain() throws {
    let values: Values = [
      "stage": "2", "features": "1", "rows": "1", "new.error.rate": "0%", "rollback.at": "2s",
      "read.ratio": "50%", "data.mode": "cdc", "sync.lag": "200ms",
    ]
    func runs(_ bug: String) throws -> [Simulation] {
      try ["2s", "2050ms", "2100ms", "2150ms"].map { moment in
        try stranglerRun(values.merging(["bug": bug, "rollback.at": moment]) { $1 })
      }
    }
    let broken = try runs("skips-drain")
    #expect(broken.contains { $0.number("lost.writes") ?? 0 > 0 })
    #expect(broken.contains { $0.property("reads-own-writes") == false })
    let sound = try runs("none")
    #expect(sound.allSatisfy { $0.number("lost.writes") == 0 })
    #expect(sound.allSatisfy { $0.property("reads-own-writes") == true })
  }

  @Test("Shadowed writes are done twice")
  func shadowsWrites() throws {
    let values: Values = ["shadow": "on", "requests": "100", "new.error.rate": "0%"]
    for mode in ["shared-db", "cdc"] {
      let own = values.merging(["data.mode": mode]) { $1 }
      let broken = try stranglerRun(own.merging(["bug": "shadows-writes"]) { $1 })
      #expect(broken.property("one-effect") == false)
      #expect(broken.number("effects") == 2 * (broken.number("writes") ?? 0))
      let sound = try stranglerRun(own)
      #expect(sound.property("one-effect") == true)
      #expect(sound.number("effects") == sound.number("writes"))
    }
  }

  @Test("A facade that goes before its clients know refuses them")
  func removesTooEarly() throws {
    func refusing(_ bug: String) throws -> Int {
      try (1...12 as ClosedRange<UInt64>).count { seed in
        let run = try stranglerRun(
          [
            "stage": "3", "new.error.rate": "0%", "bug": bug, "requests": "100",
            "request.gap": "5ms", "net.latency": "exponential(20ms)",
          ],
          doing: [(100, "operator", "remove-facade")], seed: seed)
        return run.property("never-refused") == false
      }
    }
    #expect(try refusing("removes-too-early") > 0)
    #expect(try refusing("none") == 0)
  }

  @Test("A facade that takes an old table for a new one routes otherwise than the operator says")
  func takesOldRoutes() throws {
    let values: Values = [
      "net.duplication": "50%", "features": "1", "net.latency": "exponential(20ms)",
      "data.mode": "cdc", "facade.replicas": "3",
    ]
    func disagreeing(_ bug: String) throws -> Int {
      try (1...12 as ClosedRange<UInt64>).count { seed in
        let run = try stranglerRun(
          values.merging(["bug": bug]) { $1 }, doing: [(100, "operator", "flip both")], seed: seed)
        return run.property("facades-agree") == false
      }
    }
    #expect(try disagreeing("takes-old-routes") > 0)
    #expect(try disagreeing("none") == 0)
  }
}
