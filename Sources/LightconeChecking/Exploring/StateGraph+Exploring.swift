public import Lightcone
public import LightconeTrace

extension StateGraph {
  /// The states of a space that lie nearest to where it begins, and the steps between them, to be drawn.
  ///
  /// This is for looking at small systems. It goes level by level, as the search that finds shortest
  /// ways does, but takes no budget of time and judges nothing more than properties that should always
  /// hold. ``Explorer`` is for large ones.
  ///
  /// - Parameters:
  ///   - space: what to look at.
  ///   - maximumStates: how many states are kept. Those that a kept state leads to beyond that are counted
  ///     in ``StateGraph/leftOutStateCount``, and the steps to them are not kept.
  ///   - describe: a state in words.
  /// - Complexity: O(states kept × transitions of each).
  public init<Space: SearchSpace>(
    exploring space: Space, maximumStates: Int = 500,
    describing describe: (Space.State) -> String = { _ in "" }
  ) {
    self.init()
    var numbers: [StateFingerprint: Int] = [:]
    var waiting: [Space.State] = []
    var leftOut: Set<StateFingerprint> = []
    for root in space.initialStates() {
      let fingerprint = space.fingerprint(of: root)
      guard numbers[fingerprint] == nil else { continue }
      guard states.count < maximumStates else {
        leftOut.insert(fingerprint)
        continue
      }
      numbers[fingerprint] = states.count
      states.append(Self.state(root, states.count, of: space, describe, isInitial: true))
      waiting.append(root)
    }
    var next = 0
    var transitions: [Transition<Space.Action>] = []
    while next < waiting.count {
      let state = waiting[next]
      transitions.removeAll(keepingCapacity: true)
      space.expand(state, into: &transitions)
      for transition in transitions {
        if numbers[transition.fingerprint] == nil {
          guard states.count < maximumStates else {
            leftOut.insert(transition.fingerprint)
            continue
          }
          let successor = space.successor(of: state, by: transition.action)
          numbers[transition.fingerprint] = states.count
          states.append(
            Self.state(successor, states.count, of: space, describe, isInitial: false))
          waiting.append(successor)
        }
        guard let target = numbers[transition.fingerprint] else { continue }
        edges.append(
          Edge(from: next, to: target, label: space.describe(transition.action, in: state)))
      }
      next += 1
    }
    leftOutStateCount = leftOut.count
  }

  private static func state<Space: SearchSpace>(
    _ state: Space.State, _ number: Int, of space: Space, _ describe: (Space.State) -> String,
    isInitial: Bool
  ) -> State {
    let broken = space.properties.enumerated().filter { place, property in
      property.kind == .always && !space.holds(place, in: state)
    }
    let words = describe(state)
    let lines = ["s\(number)"] + (words.isEmpty ? [] : [words]) + broken.map { "not: \($1.name)" }
    return State(
      label: lines.joined(separator: "\n"), isInitial: isInitial, isFound: !broken.isEmpty)
  }
}
