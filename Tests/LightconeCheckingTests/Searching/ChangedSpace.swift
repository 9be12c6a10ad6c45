import Lightcone
import LightconeTrace

/// The space of a world with one of the things it tells a search changed, and with a count of how often
/// it is asked for a property.
struct ChangedSpace: SearchSpace {
  /// What is told otherwise.
  enum Change {
    case nothing
    /// States tell no view: each is judged by itself.
    case noViews
    /// A mistake: all states look the same to properties.
    case oneView
    /// A mistake: no budget is said to keep anything from happening.
    case neverCutShort
  }

  let space: SimulationSpace
  let change: Change
  let questions = Counter()

  var properties: [PropertyDescription] { space.properties }

  func viewFingerprint(of state: SimulationSpace.State) -> StateFingerprint? {
    switch change {
    case .noViews: nil
    case .oneView: StateFingerprint(high: 1, low: 1)
    case .nothing, .neverCutShort: space.viewFingerprint(of: state)
    }
  }

  func isCutShort(_ state: SimulationSpace.State) -> Bool {
    change != .neverCutShort && space.isCutShort(state)
  }

  func holds(_ property: Int, in state: SimulationSpace.State) -> Bool {
    _ = questions.count()
    return space.holds(property, in: state)
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
}

extension SearchSpace {
  /// All states that can be reached, found without the explorer.
  func allStates() -> [State] {
    var states = initialStates()
    var known = Set(states.map { fingerprint(of: $0) })
    var next = 0
    while next < states.count {
      var transitions: [Transition<Action>] = []
      expand(states[next], into: &transitions)
      for transition in transitions where known.insert(transition.fingerprint).inserted {
        states.append(successor(of: states[next], by: transition.action))
      }
      next += 1
    }
    return states
  }
}
