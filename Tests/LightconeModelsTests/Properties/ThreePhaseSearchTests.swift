import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// Three-phase commit in every order of events within a budget. The numbers of states are golden.
@Suite struct ThreePhaseSearchTests {
  private let model = TwoPhaseCommit.model

  private func searched(
    _ values: Values, _ budget: ActionBudget
  ) throws -> SearchedModel {
    try SearchedModel(
      model, ["protocol": "3pc", "failure.detector": "perfect"].merging(values) { $1 },
      budget: budget)
  }

  @Test(
    "Any one crash, a perfect failure detector, two participants: atomic, and clients are told right"
  )
  func oneCrash() throws {
    let space = try searched(["participants": "2"], ActionBudget(crashes: 1, timers: 0))
    let exploration = try space.explored("atomic", "clients-are-right", "commits")
    #expect(exploration.end == .spaceExhausted)
    #expect(exploration.counts.distinct == 11_120)
    for name in ["atomic", "clients-are-right", "commits"] {
      #expect(try exploration.finding(name).verdict == .holds)
    }
  }

  @Test("Without the confirmations one crash is enough")
  func skipsPrecommit() throws {
    let space = try searched(
      ["bug": "skips-precommit", "participants": "2"], ActionBudget(crashes: 1, timers: 0))
    let exploration = try space.explored("atomic")
    #expect(exploration.violatedProperty?.name == "atomic")
    #expect(try space.run(along: exploration.path).number("outcome.mixed") == 1)
  }

  @Test("A vote that is not forced is forgotten, and with it the promise to commit")
  func noPreparedLog() throws {
    let space = try searched(
      ["bug": "no-prepared-log", "participants": "2"], ActionBudget(crashes: 1, timers: 0))
    let exploration = try space.explored("atomic")
    #expect(exploration.violatedProperty?.name == "atomic")
  }

  @Test("With timeouts for a detector, no crash and no loss is needed")
  func timeouts() throws {
    let space = try searched(
      ["failure.detector": "timeout", "participants": "2"],
      ActionBudget(crashes: 0, timers: 3))
    let exploration = try space.explored("atomic")
    #expect(exploration.violatedProperty?.name == "atomic")
    #expect(try space.run(along: exploration.path).number("outcome.mixed") == 1)
    // Control: the same timers, with a detector that is never wrong.
    let perfect = try searched(["participants": "2"], ActionBudget(crashes: 0, timers: 3))
    let harmless = try perfect.explored("atomic")
    #expect(harmless.end == .spaceExhausted)
    #expect(harmless.counts.distinct == 29_385)
  }

  @Test("Behind a cut, timeouts break it; a protocol of two phases waits")
  func partition() throws {
    for (name, isViolated) in [("3pc", true), ("2pc", false)] {
      var simulation = try model.simulation(
        settings(of: model, ["protocol": name, "disk.fsync": "0"]))
      _ = simulation.run(until: .start + .milliseconds(17))
      try simulation.intervene(
        .now(.partition([[NodeID(0), NodeID(1), NodeID(2)], [NodeID(3), NodeID(4)]])))
      let space = try simulation.searchSpace(budget: ActionBudget(timers: 3), crashing: [])
      var explorer = Explorer(space, strategy: .breadthFirst, budget: SearchBudget())
      explorer.propertyNames = ["atomic"]
      let exploration = try explorer.explore()
      #expect((exploration.violatedProperty != nil) == isViolated, "\(name)")
      if !isViolated { #expect(exploration.end == .spaceExhausted) }
    }
  }
}
