import Lightcone
import LightconeChecking
import LightconeTrace
import Testing

/// A model's run from its start, and all that can become of it; every node that the model lets crash
/// may crash.
struct SearchedModel {
  let simulation: Simulation
  let space: SimulationSpace

  init(_ model: Model, _ values: Values = [:], budget: ActionBudget) throws {
    simulation = try model.simulation(settings(of: model, values))
    let nodes = simulation.nodes
    let crashing = nodes.indices.filter { model.crashRoles.contains(nodes[$0].role) }
    space = try simulation.searchSpace(budget: budget, crashing: crashing.map { NodeID($0) })
  }

  /// A search, breadth-first unless said otherwise, of some properties or all.
  func explored(
    _ properties: String..., strategy: SearchStrategy = .breadthFirst, depth: Int? = nil
  ) throws -> Exploration<WorldAction> {
    var explorer = Explorer(space, strategy: strategy, budget: SearchBudget(depth: depth))
    if !properties.isEmpty { explorer.propertyNames = properties }
    return try explorer.explore()
  }

  /// The run, made to happen as a way through the space says, at its end.
  func run(along path: [WorldAction]) throws -> Simulation {
    var timeline = Timeline(simulation)
    _ = timeline.run(atMost: space.startSteps)
    let schedule = space.schedule(for: path)
    try #require(schedule.steps.count == path.count)
    try timeline.intervene(.now(.follow(schedule)))
    _ = timeline.run()
    return timeline.current
  }
}

extension Exploration {
  /// What was found out about a property.
  func finding(_ name: String) throws -> PropertyFinding {
    try #require(findings.first { $0.property.name == name })
  }
}

/// All that can become of a run, with properties that the test states itself.
struct JudgedSpace: SearchSpace {
  struct Check: Sendable {
    let description: PropertyDescription
    let holds: @Sendable (Simulation) -> Bool

    init(_ name: String, _ kind: PropertyKind, holds: @escaping @Sendable (Simulation) -> Bool) {
      description = PropertyDescription(name: name, kind: kind, sentence: name)
      self.holds = holds
    }
  }

  let space: SimulationSpace
  let checks: [Check]

  var properties: [PropertyDescription] { checks.map(\.description) }

  func holds(_ property: Int, in state: SimulationSpace.State) -> Bool {
    checks[property].holds(space.simulation(in: state))
  }
  func initialStates() -> [SimulationSpace.State] { space.initialStates() }
  func fingerprint(of state: SimulationSpace.State) -> StateFingerprint {
    space.fingerprint(of: state)
  }
  func expand(
    _ state: SimulationSpace.State, into transitions: inout [Transition<WorldAction>]
  ) { space.expand(state, into: &transitions) }
  func successor(
    of state: SimulationSpace.State, by action: WorldAction
  ) -> SimulationSpace.State { space.successor(of: state, by: action) }
  func describe(_ action: WorldAction, in state: SimulationSpace.State) -> String {
    space.describe(action, in: state)
  }
  func isCutShort(_ state: SimulationSpace.State) -> Bool { space.isCutShort(state) }
  func viewFingerprint(of state: SimulationSpace.State) -> StateFingerprint? {
    space.viewFingerprint(of: state)
  }
}
