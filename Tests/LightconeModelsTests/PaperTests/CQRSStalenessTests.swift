import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// How likely a customer is to miss its own order, and what a version token costs (Terry et al.,
/// "Session Guarantees", PDIS 1994: read your writes).
@Suite struct CQRSStalenessTests {
  /// Ten orders a second, and nothing that waits but the events: their time in the projector is
  /// exponential with a mean of 100 ms.
  static let quiet: Values = [
    "read.rate": "0/s", "write.rate": "10/s", "write.cost": "0ms", "read.cost": "0ms",
    "view.read.cost": "0ms", "duration": "40s", "warmup": "5s", "read.replicas": "1",
  ]

  private func runs(_ values: Values, seeds: UInt64 = 16) throws -> [Simulation] {
    try (1...seeds).map { seed in
      try cqrsRun(Self.quiet.merging(values) { $1 }, seed: seed, until: .seconds(45))
    }
  }

  /// The part of look-ups that missed their order, over all runs, and its standard error from the runs.
  private func staleness(_ runs: [Simulation]) -> (mean: Double, error: Double) {
    estimate(
      runs.map {
        Double($0.number("stale.reads") ?? 0) / Double(max(1, $0.number("own.reads") ?? 0))
      })
  }

  private func estimate(_ values: [Double]) -> (mean: Double, error: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / Double(values.count - 1) / Double(values.count)).squareRoot())
  }

  @Test(
    "Look after x, and the order is missing with probability exp(-x / lag)",
    arguments: [(50, 0.6065), (100, 0.3679), (200, 0.1353)])
  func exponential(after: Int, expected: Double) throws {
    let stale = try staleness(runs(["own.read.after": "\(after)ms"]))
    #expect(stale.error < 0.025)
    #expect(abs(stale.mean - expected) < 4 * stale.error)
  }

  @Test("Control: independent lags in order are stale far more often (head of line)")
  func headOfLine() throws {
    // 1 - (1 - e^-1) · exp(-λ lag e^-1): nobody before may be late either.
    let independent: Values = ["projection": "independent"]
    let ten = try staleness(runs(independent, seeds: 10))
    #expect(abs(ten.mean - 0.5625) < 4 * ten.error)
    let fifty = try staleness(
      runs(independent.merging(["write.rate": "50/s", "duration": "15s"]) { $1 }, seeds: 8))
    #expect(abs(fifty.mean - 0.8995) < 4 * fifty.error)
    #expect(fifty.mean > 0.8)
  }

  @Test("With a version token nobody misses an order, and waits lag · exp(-x / lag) on average")
  func token() throws {
    let runs = try runs(["consistency": "read-your-writes"])
    for run in runs {
      #expect(run.number("stale.reads") == 0)
      #expect(run.property("read-your-writes") == true)
      #expect(run.number("own.reads") ?? 0 > 100)
    }
    let waits = estimate(runs.map { $0.meanMilliseconds("token.wait") })
    #expect(waits.error < 4)
    #expect(abs(waits.mean - 36.79) < 4 * waits.error)
  }

  @Test("Control: a sleep makes it rare, and never impossible")
  func sleep() throws {
    let runs = try runs(["own.read.after": "300ms"], seeds: 10)
    let stale = staleness(runs)
    #expect(stale.mean > 0)
    #expect(abs(stale.mean - 0.0498) < 4 * stale.error)
  }

  @Test("If orders wait until they are visible, each pays the whole lag")
  func wait() throws {
    let runs = try runs(["consistency": "wait"])
    for run in runs { #expect(run.number("stale.reads") == 0) }
    let writes = estimate(runs.map { $0.meanMilliseconds("write.latency") })
    // To the database, on to the projector and a replica, and back the same way: six messages.
    #expect(abs(writes.mean - (100 + 6 * 5)) < 4 * writes.error)
  }

  @Test("A shared database shows every order at once")
  func shared() throws {
    let run = try cqrsRun(
      Self.quiet.merging(["mode": "shared", "own.read.after": "0ms"]) { $1 }, until: .seconds(60))
    #expect(run.number("stale.reads") == 0)
    #expect(run.number("own.reads") ?? 0 > 100)
  }
}
