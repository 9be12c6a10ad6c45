import Lightcone
import LightconeTrace
import Testing

@Suite("Actions that are said to be independent are")
struct IndependenceTests {
  private static let budget = ActionBudget(drops: 2, duplicates: 1, crashes: 1, timers: 2)

  /// How many pairs of enabled actions, of those that a relation picks, do not commute.
  private func failures(
    _ model: String, _ seed: UInt64, isPicked: (SimulationSpace, WorldAction, WorldAction) -> Bool?
  ) throws -> (pairs: Int, failures: Int) {
    let (_, space) = try searched(model, budget: Self.budget)
    let walk = RandomWalk(space, seed: seed, length: 25)
    var (pairs, failures) = (0, 0)
    for state in walk.states {
      let actions = enabled(space, state)
      for (place, first) in actions.enumerated() {
        for second in actions[..<place] {
          guard isPicked(space, first, second) ?? space.areIndependent(first, second, in: state)
          else { continue }
          pairs += 1
          if !commute(space, state, first, second) { failures += 1 }
        }
      }
    }
    return (pairs, failures)
  }

  private func enabled(
    _ space: SimulationSpace, _ state: SimulationSpace.State
  ) -> [WorldAction] {
    var transitions: [Transition<WorldAction>] = []
    space.expand(state, into: &transitions)
    return transitions.map(\.action)
  }

  private func commute(
    _ space: SimulationSpace, _ state: SimulationSpace.State, _ first: WorldAction,
    _ second: WorldAction
  ) -> Bool {
    let (one, other) = (
      space.successor(of: state, by: first), space.successor(of: state, by: second)
    )
    guard enabled(space, one).contains(second), enabled(space, other).contains(first) else {
      return false
    }
    return space.fingerprint(of: space.successor(of: one, by: second))
      == space.fingerprint(of: space.successor(of: other, by: first))
  }

  @Test(
    "both orders are possible and lead to one state", arguments: ["two-phase-commit", "saga"],
    1...6)
  func independentActionsCommute(_ model: String, _ seed: UInt64) throws {
    let result = try failures(model, seed) { _, _, _ in nil }
    #expect(result.pairs > 10)
    #expect(result.failures == 0)
  }

  @Test("a relation that calls all pairs independent is caught")
  func wrongRelationIsCaught() throws {
    let result = try failures("two-phase-commit", 1) { _, _, _ in true }
    #expect(result.failures > 0)
  }
}
