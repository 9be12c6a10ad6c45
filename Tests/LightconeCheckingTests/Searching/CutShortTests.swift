import Lightcone
import LightconeChecking
import LightconeModels
import Testing

@Suite("States where a budget ends are no ends of a run")
struct CutShortTests {
  private func exploration(
    _ budget: ActionBudget, _ change: ChangedSpace.Change = .nothing
  ) throws -> Exploration<WorldAction> {
    let space = try searched("two-phase-commit", ["participants": "2"], budget: budget).space
    return try Explorer(ChangedSpace(space: space, change: change)).explore()
  }

  private func inDoubt(_ exploration: Exploration<WorldAction>) throws -> PropertyFinding {
    try #require(exploration.findings.first { $0.property.name == "nobody-in-doubt" })
  }

  @Test("They are counted, and what should be so in the end is then not known")
  func counted() throws {
    // A message is lost, and the timer that would tell may not go off.
    let exploration = try exploration(ActionBudget(drops: 1, timers: 0))
    #expect(exploration.end == .spaceExhausted)
    #expect(exploration.counts.cutShort > 0)
    #expect(exploration.counts.terminal > 0)
    let finding = try inDoubt(exploration)
    #expect(finding.verdict == .undecided)
    #expect(finding.reason.hasPrefix("a budget ends in \(exploration.counts.cutShort) states"))
    #expect(finding.stateCount == exploration.counts.terminal)
  }

  @Test("There are none where the budget suffices, and the end is known")
  func suffices() throws {
    // Nothing is lost, so that nothing has to go off.
    for budget in [ActionBudget(timers: 0), ActionBudget(timers: 1), ActionBudget(timers: 3)] {
      let exploration = try exploration(budget)
      #expect(exploration.end == .spaceExhausted)
      #expect(exploration.counts.cutShort == 0)
      #expect(exploration.counts.terminal > 0)
      #expect(try inDoubt(exploration).verdict == .holds)
    }
  }

  @Test("Their number is that of the states in which a timer waits and nothing can happen")
  func number() throws {
    let space = try searched(
      "two-phase-commit", ["participants": "2"], budget: ActionBudget(drops: 1, timers: 0)
    ).space
    var (cutShort, ends) = (0, 0)
    for state in space.allStates() {
      var transitions: [Transition<WorldAction>] = []
      space.expand(state, into: &transitions)
      guard transitions.isEmpty else { continue }
      if space.isCutShort(state) { cutShort += 1 } else { ends += 1 }
    }
    let counts = try exploration(ActionBudget(drops: 1, timers: 0)).counts
    #expect(counts.cutShort == cutShort)
    #expect(counts.terminal == ends)
  }

  @Test("One state is said to be one")
  func singular() throws {
    let exploration = try Explorer(
      ChangedSpace(
        space: searched(
          "saga", ["participants": "1"], budget: ActionBudget(drops: 1, timers: 0)
        ).space, change: .nothing)
    ).explore()
    let reasons = exploration.findings.map(\.reason)
    let count = exploration.counts.cutShort
    #expect(count >= 1)
    #expect(
      reasons.contains { $0.contains(count == 1 ? "in 1 state before" : "in \(count) states") })
  }

  @Test("Control: taken for ends, they would let a sound protocol look wrong")
  func takenForEnds() throws {
    let wrong = try exploration(ActionBudget(drops: 1, timers: 0), .neverCutShort)
    #expect(wrong.violatedProperty?.name == "nobody-in-doubt")
  }
}
