import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// Chance in the strangler fig: how many requests a bad canary gets, and how often facades are up.
@Suite struct StranglerSweepTests {
  private let canary: Values = [
    "stage": "1", "features": "2", "canary": "20%", "detect.delay": "2s", "clients": "1",
    "request.gap": "exponential(10ms)", "requests": "280", "new.error.rate": "50%",
  ]
  private let seeds = 1...24 as ClosedRange<UInt64>

  private func total(_ metric: String, _ values: Values) throws -> Int {
    try seeds.reduce(0) { sum, seed in
      let run = try stranglerRun(
        canary.merging(values) { $1 }, seed: seed, until: .seconds(6))
      #expect(run.number("rollbacks") == 1)
      return sum + (run.number(metric) ?? 0)
    }
  }

  /// Poisson: the standard error of a sum is its root.
  @Test("A canary exposes rate x share x canary x delay requests, and harms the failing part")
  func exposure() throws {
    let expected = 24.0 * 100 / 2 * 0.2 * 2
    let exposed = Double(try total("exposed", [:]))
    #expect(abs(exposed - expected) < 4 * expected.squareRoot())
    let harmed = Double(try total("harmed", [:]))
    #expect(abs(harmed - expected / 2) < 4 * (expected / 2).squareRoot())
    // Without a canary five times as many.
    let all = Double(try total("exposed", ["canary": "100%"]))
    #expect(abs(all - 5 * expected) < 4 * (5 * expected).squareRoot())
    // Control: the same delay with another canary is not within the room.
    let twice = Double(try total("exposed", ["canary": "40%"]))
    #expect(abs(twice - expected) > 4 * expected.squareRoot())
  }

  @Test("A canary by client exposes some clients to all of it, and the others to nothing")
  func byClient() throws {
    let run = try stranglerRun([
      "stage": "1", "features": "1", "canary": "30%", "canary.by": "client", "clients": "20",
      "requests": "400", "new.error.rate": "100%", "detect.delay": "0ms",
    ])
    let operations = History(run.trace).operations
    let failing = (0..<20).filter { client in
      operations.contains { $0.client == NodeID(client) && $0.outcome == .fail }
    }
    let spared = (0..<20).filter { client in
      operations.contains { $0.client == NodeID(client) && $0.outcome == .ok }
    }
    #expect(Set(failing).isDisjoint(with: spared))
    #expect((3...9).contains(failing.count))
  }

  @Test("By chance two facades are down together as often as chance has it")
  func outages() throws {
    let values: Values = [
      "facade.outages": "random", "facade.availability": "80%", "facade.replicas": "2",
      "facade.outage.length": "50ms", "requests": "500", "clients": "1",
    ]
    let runs = try (1...20 as ClosedRange<UInt64>).map {
      try stranglerRun(values, seed: $0, until: .seconds(12))
    }
    let shares = runs.map { Double($0.number("answered") ?? 0) / 500 }
    let mean = shares.reduce(0, +) / 20
    let variance = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 19
    #expect(abs(mean - 0.96) < 4 * (variance / 20).squareRoot())
    #expect(abs(mean - 0.8) > 4 * (variance / 20).squareRoot())
  }

  @Test(
    "Migrations under random latencies, loss and crashes end alike", arguments: ["outbox", "cdc"])
  func faults(mode: String) throws {
    let values: Values = [
      "data.mode": mode, "step.every": "300ms", "net.latency": "exponential(5ms)",
      "requests": "400", "new.error.rate": "0%", "sync.lag": "20ms", "features": "3",
      "facade.replicas": "2",
    ]
    for seed in 1...6 as ClosedRange<UInt64> {
      let crashes = (0..<3).map { index in
        Intervention.at(
          .start + .milliseconds(700 + 900 * Int64(index)),
          .crash(NodeID(4 + index % (mode == "cdc" ? 3 : 2)), restartAfter: .milliseconds(200)))
      }
      let run = try stranglerRun(values, crashes, seed: seed, until: .seconds(40))
      #expect(run.number("divergence") == 0)
      #expect(run.number("lost.writes") == 0)
      #expect(run.number("features.new") == 3)
      #expect(run.property("one-effect") == true)
      #expect(run.property("never-refused") == true)
    }
  }
}
