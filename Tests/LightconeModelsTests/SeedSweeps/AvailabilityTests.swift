import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeModels
import LightconeTrace
import Testing

/// A transaction commits only if every participant is up: with probability availability^n, if they
/// fail independently.
@Suite struct AvailabilityTests {
  /// The share of seeds in which the transaction commits.
  private func share(_ values: Values, seeds: Int) throws -> Double {
    let plan = RunPlan(
      model: TwoPhaseCommit.model, settings: try settings(of: TwoPhaseCommit.model, values),
      deeds: [], end: .start + .milliseconds(100))
    let runs = try #require(try Sweep(plan, over: .seeds(seeds)).run())
    return Double(runs.count { $0.number("committed") == 1 }) / Double(seeds)
  }

  private func standardError(_ probability: Double, seeds: Int) -> Double {
    (probability * (1 - probability) / Double(seeds)).squareRoot()
  }

  @Test(
    "Independent participants commit as often as all of them are up",
    arguments: [(80, 3), (90, 2), (90, 5), (99, 10)])
  func independent(percent: Int, count: Int) throws {
    let seeds = 600
    let share = try share(
      ["availability": "\(percent)%", "participants": "\(count)"], seeds: seeds)
    let expected = (0..<count).reduce(1.0) { product, _ in product * Double(percent) / 100 }
    #expect(abs(share - expected) <= 4 * standardError(expected, seeds: seeds))
  }

  @Test("Control: participants that share their fate commit as often as one of them is up")
  func sharedFate() throws {
    let seeds = 600
    let share = try share(
      ["availability": "80%", "participants": "3", "shared.fate": "on"], seeds: seeds)
    #expect(abs(share - 0.8) <= 4 * standardError(0.8, seeds: seeds))
    #expect(abs(share - 0.512) > 4 * standardError(0.512, seeds: seeds))
  }

  @Test("Always up is always committed, never up is never committed")
  func extremes() throws {
    #expect(try share(["availability": "100%"], seeds: 20) == 1)
    #expect(try share(["availability": "0%"], seeds: 20) == 0)
  }

  @Test(
    "Of all sets of participants that can be down, only the empty one commits",
    arguments: 1...5)
  func downSets(count: Int) throws {
    for set in 0..<(1 << count) {
      let run = try finishedRun(
        of: TwoPhaseCommit.model, ["participants": "\(count)", "down.set": "\(set)"],
        until: .milliseconds(100))
      #expect(run.number("committed") == (set == 0 ? 1 : 0))
      #expect(run.number("crashes") == set.nonzeroBitCount)
    }
  }

  @Test("A set that names a participant too many is refused")
  func downSetOutside() throws {
    let values = ["participants": "3", "down.set": "8"]
    #expect(throws: Diagnostic.self) { try finishedRun(of: TwoPhaseCommit.model, values) }
  }
}
