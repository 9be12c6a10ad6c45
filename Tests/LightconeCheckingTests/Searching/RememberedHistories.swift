import Lightcone
import LightconeModels
import LightconeTrace

/// A replicated register whose space remembers what clients asked and were told.
func searchedRegister(
  _ changes: [String: String] = [:], budget: ActionBudget = ActionBudget(timers: 0),
  crashing: [NodeID] = [], keepsHistory: Bool = true
) throws -> (simulation: Simulation, space: SimulationSpace) {
  let model = ReplicatedRegister.model
  var settings = model.settings(seed: 1)
  for change in changes.sorted(by: { $0.key < $1.key }) {
    try settings.set(change.key, to: change.value)
  }
  let simulation = try model.simulation(settings)
  let space = try simulation.searchSpace(
    budget: budget, crashing: crashing, keepsHistory: keepsHistory)
  return (simulation, space)
}

/// One writer and some readers, who do one operation each at two replicas: all store, one is read.
///
/// Two replicas are the smallest register of which a reader can ask the wrong one.
func smallRegister(readers: Int, _ changes: [String: String] = [:]) -> [String: String] {
  [
    "replicas": "2", "read.quorum": "1", "write.quorum": "2", "clients": "\(readers + 1)",
    "writers": "1", "protocol": "single-writer", "operations": "1", "ask": "quorum",
  ].merging(changes) { $1 }
}

/// All that conditions on histories can tell of one: each operation, how it ended, and which had ended
/// before it began.
func meaning(of history: History) -> [String] {
  func name(_ place: Int) -> String {
    let operation = history.operations[place]
    let earlier = history.operations[..<place].count { $0.client == operation.client }
    return "\(operation.client.position).\(earlier)"
  }
  return history.operations.enumerated().map { place, operation in
    let before = history.operations.indices.filter {
      history.operations[$0].completedEvent.map { $0 < operation.invokedEvent } ?? false
    }
    let end = operation.completedEvent == nil ? "open" : operation.outcome.rawValue.description
    return [
      name(place), operation.text.function, operation.text.argument ?? "", end,
      operation.answer ?? "", before.map(name).sorted().joined(separator: ","),
    ].joined(separator: " ")
  }.sorted()
}

/// All states of a space, found without any cleverness.
func allStates(of space: SimulationSpace) -> (states: [SimulationSpace.State], wrongDigests: Int) {
  var states = space.initialStates()
  var known = Set(states.map { space.fingerprint(of: $0) })
  var (next, wrongDigests) = (0, 0)
  while next < states.count {
    var transitions: [Transition<WorldAction>] = []
    space.expand(states[next], into: &transitions)
    for transition in transitions {
      let state = space.successor(of: states[next], by: transition.action)
      if space.fingerprint(of: state) != transition.fingerprint { wrongDigests += 1 }
      if known.insert(transition.fingerprint).inserted { states.append(state) }
    }
    next += 1
  }
  return (states, wrongDigests)
}
