import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// Each deliberate defect of the model `cap` is caught, and nothing is without it.
@Suite struct CAPMutantTests {
  private func runs(_ values: Values, seeds: ClosedRange<UInt64> = 1...4) throws -> [Simulation] {
    try seeds.map { seed in
      try capRun(capCut.merging(values) { $1 }, seed: seed, until: .seconds(10))
    }
  }

  /// In how many of some runs a property is false at the end.
  private func violations(_ property: String, _ values: Values) throws -> Int {
    try runs(values).count { $0.property(property) == false }
  }

  /// How many of some runs are not linearizable.
  private func contradictions(_ values: Values) throws -> Int {
    try runs(values, seeds: 1...2).count { try $0.verdict() == .violated }
  }

  @Test("Half of the replicas are no quorum: both sides of 2|2 answer, and contradict each other")
  func halfQuorum() throws {
    let even = ["replicas": "4", "partition.shape": "2|2", "rtt": "flat"]
    #expect(try contradictions(even.merging(["bug": "half-quorum"]) { $1 }) == 2)
    #expect(try contradictions(even) == 0)
    func firstUnsafe(_ values: Values) throws -> EventNumber? {
      let start = try CAPTheorem.model.simulation(
        settings(of: CAPTheorem.model, capCut.merging(values) { $1 }))
      return firstViolation(of: "acknowledged-is-safe", in: start, until: .seconds(1))
    }
    #expect(try firstUnsafe(even.merging(["bug": "half-quorum"]) { $1 }) != nil)
    #expect(try firstUnsafe(even) == nil)
    #expect(try violations("acknowledged-is-safe", even) == 0)
  }

  @Test("A leader that answers behind its lease answers what is no longer true")
  func expiredLease() throws {
    let led = [
      "mode": "cp-leader", "partition.shape": "2|3", "partition.duration": "6s",
      "op.rate": "5/s", "operations": "35",
    ]
    #expect(try contradictions(led.merging(["bug": "serves-expired-lease"]) { $1 }) == 2)
    #expect(try contradictions(led) == 0)
  }

  @Test("Where the last arrival wins, copies stay different")
  func lastArrival() throws {
    let mode = ["mode": "ap-lww"]
    #expect(try violations("replicas-agree", mode.merging(["bug": "last-arrival-wins"]) { $1 }) > 0)
    #expect(try violations("replicas-agree", mode) == 0)
  }

  @Test("Where a merge drops siblings, copies stay different")
  func dropsSiblings() throws {
    let mode = ["mode": "ap-siblings"]
    #expect(try violations("replicas-agree", mode.merging(["bug": "drops-siblings"]) { $1 }) > 0)
    #expect(try violations("replicas-agree", mode) == 0)
  }

  @Test("Where a merge adds, the counter counts what was never added")
  func addsOnMerge() throws {
    func isReal(_ bug: String) throws -> Bool? {
      try capRun([
        "mode": "ap-crdt", "bug": bug, "operations": "3", "partition.duration": "0s",
        "op.rate": "2/s",
      ]).property("counts-are-real")
    }
    #expect(try isReal("adds-on-merge") == false)
    #expect(try isReal("none") == true)
  }
}
