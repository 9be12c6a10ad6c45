import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// Two-phase commit in every order of events within a budget. The numbers of states are golden: they
/// change only when the model or the search is meant to behave differently.
@Suite struct CommitSearchTests {
  private let model = TwoPhaseCommit.model

  private func searched(
    _ values: Values, _ budget: ActionBudget
  ) throws -> SearchedModel {
    try SearchedModel(model, values, budget: budget)
  }

  @Test("Three participants, any crash and two lost messages: never a mixed outcome")
  func crashAndTwoLosses() throws {
    let space = try searched([:], ActionBudget(drops: 2, crashes: 1, timers: 0))
    let exploration = try space.explored("atomic")
    #expect(exploration.end == .spaceExhausted)
    #expect(exploration.counts.distinct == 17_650)
    #expect(exploration.counts.generated == 83_384)
    #expect(exploration.counts.depth == 22)
    let atomic = try exploration.finding("atomic")
    #expect(atomic.verdict == .holds)
    #expect(atomic.reason == "true in all 17,650 states")
  }

  @Test(
    "Three participants, any crash and one lost message: clients are told right, and some commit")
  func crashAndLoss() throws {
    let space = try searched([:], ActionBudget(drops: 1, crashes: 1, timers: 0))
    let exploration = try space.explored()
    #expect(exploration.end == .spaceExhausted)
    #expect(exploration.counts.distinct == 10_553)
    #expect(exploration.counts.generated == 45_170)
    for name in ["atomic", "clients-are-right", "commits"] {
      #expect(try exploration.finding(name).verdict == .holds)
    }
    // A lost message with no timer to notice it is no end of the run.
    #expect(exploration.counts.cutShort > 0)
    #expect(try exploration.finding("nobody-in-doubt").verdict == .undecided)
  }

  /// A defect, what may go wrong, and how many steps the shortest way to a mixed outcome has.
  struct Defect: CustomTestStringConvertible {
    let bug: String
    let participants: Int
    let budget: ActionBudget
    let steps: Int

    var testDescription: String {
      "\(bug), \(participants) participants, \(budget.description): \(steps) steps"
    }
    var values: Values { ["bug": bug, "participants": "\(participants)"] }
  }

  static let coordinatorBudget = ActionBudget(crashes: 1, timers: 1)
  static let participantBudget = ActionBudget(crashes: 1, timers: 0)
  static let defects = [
    Defect(bug: "no-coordinator-log", participants: 2, budget: coordinatorBudget, steps: 10),
    Defect(bug: "no-coordinator-log", participants: 3, budget: coordinatorBudget, steps: 12),
    Defect(bug: "no-prepared-log", participants: 2, budget: participantBudget, steps: 9),
    Defect(bug: "no-prepared-log", participants: 3, budget: participantBudget, steps: 11),
  ]
  /// Those whose whole space is small enough for a debug build.
  static let small = defects.filter { $0.participants == 2 || $0.budget.timers == 0 }

  @Test("A missing log is found on a shortest way, which happens in a real run", arguments: defects)
  func caught(defect: Defect) throws {
    let space = try searched(defect.values, defect.budget)
    let exploration = try space.explored("atomic")
    #expect(exploration.violatedProperty?.name == "atomic")
    #expect(exploration.path.count == defect.steps)
    #expect(exploration.path.count { $0.kind == .crash || $0.crashAfterEffects > 0 } == 1)
    let run = try space.run(along: exploration.path)
    #expect(run.property("atomic") == false)
    #expect(run.number("outcome.mixed") == 1)
    // One step fewer, in the very same run, and nothing is mixed yet.
    let before = try space.run(along: exploration.path.dropLast())
    #expect(before.property("atomic") == true)
  }

  @Test("No way is shorter, whatever the strategy", arguments: small)
  func shortest(defect: Defect) throws {
    let space = try searched(defect.values, defect.budget)
    let nearer = try space.explored("atomic", depth: defect.steps - 1)
    #expect(nearer.end == .budgetSpent(.depth))
    let deep = try space.explored("atomic", strategy: .depthFirst())
    #expect(deep.violatedProperty?.name == "atomic")
    #expect(deep.path.count >= defect.steps)
    #expect(try space.run(along: deep.path).property("atomic") == false)
  }

  @Test("Control: without the defect the same searches find nothing", arguments: small)
  func control(defect: Defect) throws {
    let space = try searched(defect.values.merging(["bug": "none"]) { $1 }, defect.budget)
    let exploration = try space.explored("atomic")
    #expect(exploration.end == .spaceExhausted)
    #expect(try exploration.finding("atomic").verdict == .holds)
  }

  @Test("Without the crash the defects do not show", arguments: small)
  func harmless(defect: Defect) throws {
    var budget = defect.budget
    budget.crashes = 0
    let space = try searched(defect.values, budget)
    #expect(try space.explored("atomic").end == .spaceExhausted)
  }
}
