import Lightcone
import LightconeChecking
import LightconeModels
import Testing

/// How often something is seen, against a probability that can be computed by hand.
@Suite struct WitnessSweepTests {
  private static let runs = 1_500

  /// In what part of the runs a transaction commits if each of some participants votes no with 3/10.
  private func share(participants: Int) throws -> Double {
    let plan = try SweepPlans.commit([
      "vote.no.prob": "30%", "participants": String(participants),
    ])
    let sweep = try GridSweep(
      plan, over: SweepGrid(axes: [], seeds: 1...UInt64(Self.runs)), metrics: [])
    let tally = try #require(try sweep.run(workers: 2).tallies.last)
    #expect(tally.property.name == "commits")
    #expect(tally.verdict == .holds)
    return try #require(tally.share)
  }

  /// Whether a share lies within four standard errors of a probability.
  private func fits(_ share: Double, _ probability: Double) -> Bool {
    let error = (probability * (1 - probability) / Double(Self.runs)).squareRoot()
    return abs(share - probability) <= 4 * error
  }

  @Test("A transaction commits if all vote yes: seen in 7/10 to the power of the participants")
  func commits() throws {
    let one = try share(participants: 1)
    let two = try share(participants: 2)
    #expect(fits(one, 0.7))
    #expect(fits(two, 0.49))
    // The controls: each share refuses the other's probability.
    #expect(!fits(one, 0.49))
    #expect(!fits(two, 0.7))
  }
}
