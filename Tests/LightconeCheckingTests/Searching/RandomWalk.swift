import LightconeTrace
import Lightcone
import LightconeModels

/// A walk through a space in which a number decides each step.
struct RandomWalk<Space: SearchSpace> {
  private(set) var actions: [Space.Action] = []
  private(set) var states: [Space.State]
  /// Whether every successor had the digest that was told before.
  private(set) var digestsAgree = true

  init(_ space: Space, seed: UInt64, length: Int) {
    var chance = seed
    states = Array(space.initialStates().prefix(1))
    for _ in 0..<length {
      guard let state = states.last else { return }
      var transitions: [Transition<Space.Action>] = []
      space.expand(state, into: &transitions)
      guard !transitions.isEmpty else { return }
      let next = transitions[Self.next(&chance) % transitions.count]
      let successor = space.successor(of: state, by: next.action)
      digestsAgree = digestsAgree && space.fingerprint(of: successor) == next.fingerprint
      actions.append(next.action)
      states.append(successor)
    }
  }

  /// The next of a row of numbers (splitmix64).
  private static func next(_ state: inout UInt64) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((bits ^ (bits >> 31)) >> 1)
  }
}

/// A run of a model, ready to be searched, with the roles that may crash.
func searched(
  _ name: String, _ changes: [String: String] = [:], budget: ActionBudget
) throws -> (simulation: Simulation, space: SimulationSpace) {
  let model = try Catalog.model(named: name)
  var settings = model.settings(seed: 1)
  for change in changes.sorted(by: { $0.key < $1.key }) {
    try settings.set(change.key, to: change.value)
  }
  let simulation = try model.simulation(settings)
  let crashing = simulation.nodes.indices
    .filter { model.crashRoles.contains(simulation.nodes[$0].role) }.map { NodeID($0) }
  return (simulation, try simulation.searchSpace(budget: budget, crashing: crashing))
}
