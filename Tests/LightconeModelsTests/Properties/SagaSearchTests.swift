import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// The saga in every order of events within a budget: T1 … Tn, or T1 … Tj, Cj … C1 (Garcia-Molina and
/// Salem, "Sagas", SIGMOD 1987, section 2). The numbers of states are golden.
@Suite struct SagaSearchTests {
  /// A setting of the saga, what may go wrong, and what is found.
  struct Search: CustomTestStringConvertible {
    var values: Values = [:]
    let budget: ActionBudget
    let distinct: Int
    let ends: Int

    var testDescription: String {
      "\(values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value) " }.joined())\(budget.description)"
    }
  }

  static let lost = ActionBudget(drops: 1, duplicates: 1, timers: 0)
  static let late = ActionBudget(drops: 1, duplicates: 1, timers: 1)
  static let crashed = ActionBudget(drops: 1, crashes: 1, timers: 1)
  static let refusing: Values = ["step.fail.at": "3"]
  static let searches = [
    Search(budget: lost, distinct: 113, ends: 6),
    Search(budget: late, distinct: 597, ends: 12),
    Search(budget: crashed, distinct: 1_033, ends: 10),
    Search(values: refusing, budget: lost, distinct: 287, ends: 6),
    Search(values: refusing, budget: late, distinct: 2_735, ends: 12),
    Search(values: refusing, budget: crashed, distinct: 4_354, ends: 10),
    Search(values: ["maxAttempts": "1"], budget: late, distinct: 3_176, ends: 42),
  ]

  /// Whether steps that are made good are made good from the last one on: behind a step that is made
  /// good, none stands done.
  private static func isInReverse(_ run: Simulation) -> Bool {
    let end = SagaEnd(run)
    guard let first = end.compensated.firstIndex(where: { $0 > 0 }) else { return true }
    return end.executed[first...].elementsEqual(end.compensated[first...])
  }

  private static let whole = JudgedSpace.Check("all done, or all made good", .eventually) {
    let end = SagaEnd($0)
    return end.isAllDone || end.isAllMadeGood
  }
  private static let reversed = JudgedSpace.Check("last first", .always, holds: isInReverse)
  private static let madeGood = JudgedSpace.Check("made good", .sometimes) {
    SagaEnd($0).compensated.contains { $0 > 0 }
  }
  private static let done = JudgedSpace.Check("all done", .sometimes) { SagaEnd($0).isAllDone }

  private func judged(
    _ values: Values, _ budget: ActionBudget
  ) throws -> Exploration<WorldAction> {
    let space = try SearchedModel(Saga.model, values, budget: budget).space
    let checks = [Self.whole, Self.reversed, Self.madeGood, Self.done]
    return try Explorer(JudgedSpace(space: space, checks: checks)).explore()
  }

  @Test("Every end is all steps, or their compensations in reverse", arguments: searches)
  func ends(search: Search) throws {
    let exploration = try judged(search.values, search.budget)
    #expect(exploration.end == .spaceExhausted)
    #expect(exploration.counts.distinct == search.distinct)
    #expect(exploration.counts.terminal == search.ends)
    let findings = exploration.findings
    #expect(findings[0].verdict == (exploration.counts.cutShort == 0 ? .holds : .undecided))
    #expect(findings[0].stateCount == search.ends)
    #expect(findings[1].verdict == .holds)
    // Neither is said of nothing: steps are made good where one is refused or stays unanswered.
    #expect((findings[2].verdict == .holds) == !search.values.isEmpty)
    #expect((findings[3].verdict == .holds) == (search.values["step.fail.at"] == nil))
  }

  @Test("The model's own properties say the same", arguments: searches)
  func ownProperties(search: Search) throws {
    let exploration = try SearchedModel(Saga.model, search.values, budget: search.budget)
      .explored()
    #expect(exploration.end == .spaceExhausted)
    for name in ["ends-are-whole", "reversed"] {
      #expect(try exploration.finding(name).verdict == .holds)
    }
    // Some orders end where the budget does: of the ends of these nothing is said.
    for name in ["books-balance", "nothing-half-done"] {
      #expect(try exploration.finding(name).verdict == .undecided)
      #expect(try exploration.finding(name).stateCount == search.ends)
    }
  }

  @Test("Where every order comes to its end, the properties of ends hold")
  func decidedEnds() throws {
    let exploration = try SearchedModel(Saga.model, budget: ActionBudget(timers: 1)).explored()
    #expect(exploration.counts.distinct == 48)
    #expect(exploration.counts.cutShort == 0)
    for name in ["ends-are-whole", "reversed", "books-balance", "nothing-half-done"] {
      #expect(try exploration.finding(name).verdict == .holds)
    }
    // No step is refused and one timer is no reason to give up: nothing is ever made good.
    #expect(try exploration.finding("compensates").verdict == .violated)
  }

  /// A defect, the setting in which it shows, and the shortest way to it.
  static let defects: [(bug: String, values: Values, budget: ActionBudget, steps: Int)] = [
    ("no-orchestrator-log", [:], lost, 8),
    ("no-orchestrator-log", [:], crashed, 5),
    ("no-orchestrator-log", refusing, lost, 12),
    ("unknown-step-skipped", ["maxAttempts": "1"], late, 3),
    ("no-tombstone", ["maxAttempts": "1"], late, 5),
  ]

  @Test("Each defect is found by the same search, and shows in a real run", arguments: defects)
  func defect(bug: String, values: Values, budget: ActionBudget, steps: Int) throws {
    let space = try SearchedModel(
      Saga.model, values.merging(["bug": bug]) { $1 }, budget: budget)
    let exploration = try space.explored()
    let property = try #require(exploration.violatedProperty).name
    #expect(exploration.path.count == steps)
    let run = try space.run(along: exploration.path)
    #expect(run.property(property) == false)
    // Control: without the defect nothing is found.
    let sound = try SearchedModel(Saga.model, values, budget: budget)
    #expect(try sound.explored().end == .spaceExhausted)
  }

  @Test("A step that is done behind one that was made good is seen in a state, without times")
  func order() throws {
    let values: Values = ["maxAttempts": "1", "bug": "no-tombstone"]
    let space = try SearchedModel(Saga.model, values, budget: Self.late)
    let reversed = JudgedSpace(space: space.space, checks: [Self.reversed])
    let exploration = try Explorer(reversed).explore()
    #expect(exploration.end == .propertyViolated(0))
    let own = try space.explored("reversed")
    #expect(own.violatedProperty?.name == "reversed")
    #expect(try space.run(along: own.path).property("reversed") == false)
  }
}
