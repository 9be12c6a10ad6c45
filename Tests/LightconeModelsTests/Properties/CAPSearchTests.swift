import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// The model `cap` in every order of events within a budget. The numbers of states are golden: they
/// change only when the model or the search is meant to behave differently.
@Suite struct CAPSearchTests {
  private static let one: Values = [
    "replicas": "3", "operations": "1", "partition.duration": "0s", "rtt": "flat",
  ]

  /// What clients can see in any order, without a timer going off.
  private func judged(
    _ values: Values, _ budget: ActionBudget = ActionBudget(timers: 0),
    as model: String = "register"
  ) throws -> (verdict: Verdict, exploration: Exploration<WorldAction>) {
    let simulation = try CAPTheorem.model.simulation(
      settings(of: CAPTheorem.model, Self.one.merging(values) { $1 }))
    let space = try simulation.searchSpace(budget: budget, crashing: [], keepsHistory: true)
    let judge = try HistoryJudge(condition: "linearizable", model: model)
    var explorer = Explorer(try judge.judging(space))
    explorer.propertyNames = [judge.property.name]
    let exploration = try explorer.explore()
    return (judge.settled(try #require(exploration.findings.first)).verdict, exploration)
  }

  private func searched(
    _ values: Values, _ property: String, _ budget: ActionBudget = ActionBudget(timers: 0)
  ) throws -> Exploration<WorldAction> {
    try SearchedModel(CAPTheorem.model, Self.one.merging(values) { $1 }, budget: budget)
      .explored(property)
  }

  @Test("A writer and a reader at three replicas: linearizable in every order")
  func quorums() throws {
    let found = try judged(["clients": "2", "writers": "1"])
    #expect(found.verdict == .holds)
    #expect(found.exploration.end == .spaceExhausted)
    #expect(found.exploration.counts.distinct == 2_253)
    #expect(found.exploration.counts.generated == 7_329)
  }

  @Test("Waiting for everybody is linearizable too, with one writer and with two")
  func everybody() throws {
    for (writers, states) in [("1", 418), ("2", 310)] {
      let found = try judged(["clients": "2", "writers": writers, "mode": "ca"])
      #expect(found.verdict == .holds)
      #expect(found.exploration.end == .spaceExhausted)
      #expect(found.exploration.counts.distinct == states)
    }
  }

  @Test(
    "Without write-back two readers see the new value first and the old one then, after 7 steps")
  func noWriteBack() throws {
    let found = try judged(["clients": "3", "writers": "1", "bug": "no-write-back"])
    #expect(found.verdict == .violated)
    #expect(found.exploration.path.count == 7)
  }

  @Test("Quorums that need not meet contradict each other, and so does who answers alone")
  func noQuorums() throws {
    for (more, steps) in [
      (["bug": "half-quorum"], 2), (["mode": "ap-lww"], 4), (["mode": "ap-siblings"], 4),
    ] {
      let found = try judged(["clients": "2", "writers": "1"].merging(more) { $1 })
      #expect(found.verdict == .violated)
      #expect(found.exploration.path.count == steps)
    }
  }

  private static let twoWriters: Values = ["clients": "2", "writers": "2"]

  /// A mode, its defect, the property that catches it, and how many states there are without it.
  static let merging = [
    ("ap-lww", "last-arrival-wins", "replicas-agree", 1_033),
    ("ap-siblings", "drops-siblings", "replicas-agree", 1_129),
    ("ap-crdt", "adds-on-merge", "counts-are-real", 1_129),
  ]

  @Test("Two writers who ask nobody: always an answer, and copies that agree once all is confirmed")
  func merges() throws {
    for (mode, bug, property, states) in Self.merging {
      let values = Self.twoWriters.merging(["mode": mode]) { $1 }
      for name in [property, "replicas-agree", "always-answers"] {
        let exploration = try searched(values, name)
        #expect(exploration.end == .spaceExhausted)
        #expect(exploration.counts.distinct == states)
        #expect(try exploration.finding(name).verdict == .holds)
      }
      // Control: the defect.
      let broken = try searched(values.merging(["bug": bug]) { $1 }, property)
      #expect(broken.violatedProperty?.name == property)
    }
  }

  @Test("The same with a crash of any replica at any moment")
  func crash() throws {
    for (mode, _, property, _) in Self.merging {
      let values: Values = ["clients": "1", "writers": "1", "mode": mode]
      let exploration = try searched(values, property, ActionBudget(crashes: 1, timers: 0))
      #expect(exploration.end == .spaceExhausted)
      #expect(try exploration.finding(property).verdict == .holds)
    }
  }
}
