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

  @Test("Of one state it is said that it is one, of several how many", arguments: 1...3)
  func words(count: Int) throws {
    let finding = try #require(try Explorer(Fan(width: count)).explore().findings.first)
    let states = count == 1 ? "1 state" : "\(count) states"
    #expect(finding.verdict == .undecided)
    #expect(finding.reason == "a budget ends in \(states) before the run does")
  }

  @Test("Control: taken for ends, they would let a sound protocol look wrong")
  func takenForEnds() throws {
    let wrong = try exploration(ActionBudget(drops: 1, timers: 0), .neverCutShort)
    #expect(wrong.violatedProperty?.name == "nobody-in-doubt")
  }
}

/// From 0 one step leads to each of the others, where a budget ends.
private struct Fan: SearchSpace {
  let width: Int
  let properties = [PropertyDescription(name: "ends", kind: .eventually, sentence: "it ends")]

  func initialStates() -> [Int] { [0] }
  func fingerprint(of state: Int) -> StateFingerprint { StateFingerprint(hashing: state) }
  func expand(_ state: Int, into transitions: inout [Transition<Int>]) {
    guard state == 0 else { return }
    for next in 1...width { transitions.append(Transition(next, fingerprint(of: next))) }
  }
  func successor(of state: Int, by action: Int) -> Int { action }
  func describe(_ action: Int, in state: Int) -> String { "to \(action)" }
  func holds(_ property: Int, in state: Int) -> Bool { false }
  func isCutShort(_ state: Int) -> Bool { state > 0 }
}
