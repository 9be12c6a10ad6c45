import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// Participants that ask each other, in every order of events within a budget.
@Suite struct CooperativeSearchTests {
  private func explored(
    _ values: Values, _ budget: ActionBudget
  ) throws -> Exploration<WorldAction> {
    let own = ["termination": "cooperative", "participants": "2"]
    return try SearchedModel(
      TwoPhaseCommit.model, own.merging(values) { $1 }, budget: budget
    ).explored("atomic", "clients-are-right")
  }

  @Test(
    "A crash, a timer that may go off at any moment, a loss: never a mixed outcome",
    arguments: commitVariants)
  func holds(variant: String) throws {
    for budget in [ActionBudget(crashes: 1, timers: 1), ActionBudget(drops: 1, timers: 2)] {
      let exploration = try explored(["protocol": variant], budget)
      #expect(exploration.end == .spaceExhausted)
      for name in ["atomic", "clients-are-right"] {
        #expect(try exploration.finding(name).verdict == .holds)
      }
    }
  }

  @Test("Who forgets that it told somebody abort may still vote yes", arguments: commitVariants)
  func unforcedAnswer(variant: String) throws {
    let exploration = try explored(
      ["protocol": variant, "bug": "unforced-answer"], ActionBudget(crashes: 1, timers: 1))
    #expect(exploration.violatedProperty?.name == "atomic")
  }
}
