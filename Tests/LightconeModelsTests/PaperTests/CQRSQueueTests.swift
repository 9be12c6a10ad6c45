import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// What it means for the queue at a database that queries go elsewhere (Erlang's formulas, 1917).
@Suite struct CQRSQueueTests {
  /// Some runs of five seconds, with all that they measured taken together.
  private func runs(_ values: Values, seeds: ClosedRange<UInt64> = 1...4) throws -> [Simulation] {
    let own = values.merging(["duration": "6s"]) { value, _ in value }
    return try seeds.map { try cqrsRun(own, seed: $0, until: .seconds(5)) }
  }

  private func utilization(_ runs: [Simulation], threads: Double, _ metric: String) -> Double {
    runs.reduce(0) { $0 + $1.seconds(metric) } / Double(runs.count) / 5 / threads
  }

  @Test("One database for all is busy for (500/s · 2 ms + 50/s · 10 ms) / 2 threads")
  func shared() throws {
    let busy = try utilization(runs(["mode": "shared"]), threads: 2, "db.busy")
    // Work per second has a variance of 0.014 s; 20 seconds were measured.
    let error = (0.014 * 20).squareRoot() / 20 / 2
    #expect(abs(busy - 0.75) < 4 * error)
  }

  @Test("Split, the database is busy for 50/s · 10 ms / 2 threads, and a replica for 250/s · 2 ms")
  func split() throws {
    let runs = try runs([:])
    #expect(abs(utilization(runs, threads: 2, "db.busy") - 0.25) < 0.04)
    #expect(abs(utilization(runs, threads: 2, "replica.busy") - 0.5) < 0.04)
  }

  @Test("Control: four threads for all are busy for 0.375, and not for 0.25")
  func sharedWithAllThreads() throws {
    let runs = try runs(["mode": "shared", "db.threads": "4"])
    let busy = utilization(runs, threads: 4, "db.busy")
    #expect(abs(busy - 0.375) < 0.04)
    #expect(abs(busy - 0.25) > 0.04)
  }

  private func wait(_ values: Values) throws -> Double {
    let own: Values = ["mode": "shared", "duration": "16s", "warmup": "1s"]
    let samples = try (1...4 as ClosedRange<UInt64>).flatMap { seed in
      try cqrsRun(own.merging(values) { $1 }, seed: seed, until: .seconds(15)).series("db.wait")
    }
    return mean(samples) / 1e6
  }

  @Test("With equal exponential costs, requests wait as Erlang C says")
  func erlangC() throws {
    let cost = "exponential(2727273ns)"
    let expected =
      1_000
      * QueueingTheory.meanWaitingTime(arrivalRate: 550, serviceRate: 1 / 0.002727273, servers: 2)
    #expect(abs(expected - 3.51) < 0.01)
    let measured = try wait(["read.cost": cost, "write.cost": cost])
    #expect(abs(measured - expected) < 0.2 * expected)
  }

  /// The chain of M/H2/2 with these costs, solved for its mean: 5.78 ms.
  @Test("Control: reads of 2 ms and orders of 10 ms wait much longer, at the same load")
  func mixedCosts() throws {
    let measured = try wait([:])
    #expect(abs(measured - 5.78) < 0.25 * 5.78)
    #expect(measured > 1.15 * 3.51)
  }

  @Test("Views in one database take load off it, and are never behind")
  func oneDatabase() throws {
    let runs = try runs(["mode": "one-database", "view.read.cost": "exponential(500us)"])
    #expect(abs(utilization(runs, threads: 2, "db.busy") - 0.375) < 0.04)
    for run in runs {
      #expect(run.number("stale.reads") == 0)
      #expect(run.number("own.reads") ?? 0 > 100)
      #expect(run.property("read-your-writes") == true)
    }
  }

  @Test("Views in one database cost each order their time")
  func viewsCost() throws {
    let values: Values = [
      "mode": "one-database", "view.write.cost": "3ms", "write.cost": "10ms", "net.latency": "0ms",
    ]
    let run = try cqrsRun(
      ["read.cost": "2ms", "view.read.cost": "2ms", "write.cost": "10ms"].merging(values) { $1 },
      doing: [(1, 0, "order 7"), (50, 0, "look")])
    #expect(run.series("write.latency") == [13_000_000])
    #expect(run.series("read.latency") == [2_000_000])
  }
}
