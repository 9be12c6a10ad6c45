import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// The saga without an orchestrator, with a pivot and with marks, in every order of events within a
/// budget. The numbers of states are golden.
@Suite struct SagaModeSearchTests {
  /// A setting of the saga, what may go wrong, and what is found.
  struct Search: CustomTestStringConvertible {
    let values: Values
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
  static let choreographed: Values = ["mode": "choreographed"]
  static let refusing: Values = ["mode": "choreographed", "step.fail.at": "3"]
  static let pivot: Values = ["pivot": "2", "maxAttempts": "1"]
  static let marked: Values = ["saga.semantic-lock": "on"]
  static let markedEvents: Values = ["saga.semantic-lock": "on", "mode": "choreographed"]
  static let rivals: Values = [
    "saga.semantic-lock": "on", "orders": "2", "participants": "2",
    "compensation.fail.prob": "0%",
  ]

  static let searches = [
    Search(values: choreographed, budget: lost, distinct: 309, ends: 4),
    Search(values: choreographed, budget: late, distinct: 1_536, ends: 8),
    Search(values: choreographed, budget: crashed, distinct: 2_682, ends: 6),
    Search(values: refusing, budget: lost, distinct: 6_168, ends: 28),
    Search(values: pivot, budget: late, distinct: 775, ends: 24),
    Search(values: pivot, budget: crashed, distinct: 1_265, ends: 18),
    Search(values: marked, budget: lost, distinct: 1_213, ends: 6),
    Search(values: markedEvents, budget: lost, distinct: 8_217, ends: 13),
    Search(
      values: rivals, budget: ActionBudget(duplicates: 1, timers: 1), distinct: 37_979, ends: 336),
  ]

  private static let whole = JudgedSpace.Check("all done, or all made good", .eventually) { run in
    ["S1", "S2"].allSatisfy { saga in
      let end = SagaEnd(run, saga: saga)
      return end.isAllDone || end.isAllMadeGood
    }
  }

  @Test("Every end is all steps, or their compensations in reverse", arguments: searches.dropLast())
  func ends(search: Search) throws {
    let space = try SearchedModel(Saga.model, search.values, budget: search.budget).space
    let exploration = try Explorer(JudgedSpace(space: space, checks: [Self.whole])).explore()
    #expect(exploration.end == .spaceExhausted)
    #expect(exploration.counts.distinct == search.distinct)
    #expect(exploration.counts.terminal == search.ends)
    #expect(
      exploration.findings[0].verdict == (exploration.counts.cutShort == 0 ? .holds : .undecided))
  }

  @Test("The model's own properties say the same", arguments: searches)
  func ownProperties(search: Search) throws {
    let exploration = try SearchedModel(Saga.model, search.values, budget: search.budget)
      .explored()
    #expect(exploration.end == .spaceExhausted)
    for name in ["ends-are-whole", "reversed", "never-twice", "pivot-is-final"] {
      #expect(try exploration.finding(name).verdict == .holds)
    }
    for name in ["books-balance", "nothing-half-done", "marks-are-cleared"] {
      #expect(try exploration.finding(name).verdict != .violated)
    }
  }

  @Test("A circle that knows the saga comes to its end, whatever is doubled")
  func cycle() throws {
    let values: Values = ["mode": "choreographed", "subscriptions": "cycle"]
    let exploration = try SearchedModel(
      Saga.model, values, budget: ActionBudget(duplicates: 1, timers: 0)
    ).explored()
    #expect(exploration.end == .spaceExhausted)
    #expect(exploration.counts.distinct == 390)
    #expect(exploration.counts.cutShort == 0)
    for name in ["ends-are-whole", "never-twice", "books-balance", "nothing-half-done"] {
      #expect(try exploration.finding(name).verdict == .holds)
    }
  }

  private static let crash = ActionBudget(crashes: 1, timers: 0)

  /// A defect, the setting in which it shows, the property that it violates, and the shortest way.
  static let defects:
    [(bug: Values, values: Values, budget: ActionBudget, property: String, steps: Int)] = [
      (["bug": "no-outbox"], choreographed, crash, "books-balance", 2),
      (["bug": "no-outbox"], choreographed, ActionBudget(drops: 1, timers: 0), "books-balance", 2),
      (["bug": "early-confirmation"], choreographed, crash, "books-balance", 4),
      (["bug": "asks-before-logging"], [:], crash, "books-balance", 4),
      (["bug": "pivot-given-up"], pivot, late, "pivot-is-final", 6),
      (
        ["bug": "forgets-refusal"], rivals, ActionBudget(duplicates: 1, timers: 1),
        "ends-are-whole", 12
      ),
      (
        ["compensation.idempotent": "off"],
        ["step.fail.at": "3", "compensation.fail.prob": "0%"],
        ActionBudget(duplicates: 1, timers: 0), "never-twice", 10
      ),
      (
        ["compensation.idempotent": "off"], refusing, ActionBudget(duplicates: 1, timers: 0),
        "never-twice", 6
      ),
      (
        ["event.dedup": "event"], ["mode": "choreographed", "subscriptions": "cycle"],
        ActionBudget(timers: 0), "ends-are-whole", 4
      ),
    ]

  @Test("Each defect is found by the same search, and shows in a real run", arguments: defects)
  func defect(
    bug: Values, values: Values, budget: ActionBudget, property: String, steps: Int
  ) throws {
    let space = try SearchedModel(Saga.model, values.merging(bug) { $1 }, budget: budget)
    let exploration = try space.explored(property)
    #expect(exploration.violatedProperty?.name == property)
    #expect(exploration.path.count == steps)
    let run = try space.run(along: exploration.path)
    #expect(run.property(property) == false)
    // Control: without the defect nothing is found.
    let sound = try SearchedModel(Saga.model, values, budget: budget)
    #expect(try sound.explored(property).end == .spaceExhausted)
  }
}
