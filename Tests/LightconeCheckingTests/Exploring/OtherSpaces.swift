import Lightcone
import LightconeModels
import LightconeTrace

/// TwoPhase with the mistake that two different actions never depend on each other.
struct CarelessTwoPhase: SearchSpace {
  let space: TwoPhase

  func initialStates() -> [TwoPhaseState] { space.initialStates() }
  func fingerprint(of state: TwoPhaseState) -> StateFingerprint { space.fingerprint(of: state) }
  func expand(_ state: TwoPhaseState, into transitions: inout [Transition<TwoPhaseAction>]) {
    space.expand(state, into: &transitions)
  }
  func successor(of state: TwoPhaseState, by action: TwoPhaseAction) -> TwoPhaseState {
    space.successor(of: state, by: action)
  }
  func describe(_ action: TwoPhaseAction, in state: TwoPhaseState) -> String {
    space.describe(action, in: state)
  }
  var properties: [PropertyDescription] { space.properties }
  func holds(_ property: Int, in state: TwoPhaseState) -> Bool {
    space.holds(property, in: state)
  }
  func areIndependent(
    _ first: TwoPhaseAction, _ second: TwoPhaseAction, in state: TwoPhaseState
  ) -> Bool { first != second }
}

/// TwoPhase with the mistake that its fingerprint leaves out what the transaction manager has
/// received.
struct BlurredTwoPhase: SearchSpace {
  let space: TwoPhase

  func initialStates() -> [TwoPhaseState] { space.initialStates() }
  func fingerprint(of state: TwoPhaseState) -> StateFingerprint {
    var state = state
    state.bits &= ~0x0888_8888_8888_8888
    return space.fingerprint(of: state)
  }
  func expand(_ state: TwoPhaseState, into transitions: inout [Transition<TwoPhaseAction>]) {
    space.expand(state, into: &transitions)
    for place in transitions.indices {
      transitions[place].fingerprint = fingerprint(
        of: successor(of: state, by: transitions[place].action))
    }
  }
  func successor(of state: TwoPhaseState, by action: TwoPhaseAction) -> TwoPhaseState {
    space.successor(of: state, by: action)
  }
  func describe(_ action: TwoPhaseAction, in state: TwoPhaseState) -> String {
    space.describe(action, in: state)
  }
  var properties: [PropertyDescription] { space.properties }
  func holds(_ property: Int, in state: TwoPhaseState) -> Bool {
    space.holds(property, in: state)
  }
}

/// Two graphs side by side: an action moves one of them.
struct ProductSpace: SearchSpace {
  struct Pair: Hashable, Sendable {
    var first: Int
    var second: Int
  }

  let first: GraphSpace
  let second: GraphSpace
  var properties: [PropertyDescription] { [] }

  func initialStates() -> [Pair] { [Pair(first: 0, second: 0)] }

  func fingerprint(of state: Pair) -> StateFingerprint { StateFingerprint(hashing: state) }

  func expand(_ state: Pair, into transitions: inout [Transition<Int>]) {
    for action in 0..<first.edges[0].count + second.edges[0].count {
      let isEnabled =
        action < first.edges[0].count
        ? first.edges[state.first][action] != nil
        : second.edges[state.second][action - first.edges[0].count] != nil
      if isEnabled {
        let next = successor(of: state, by: action)
        transitions.append(Transition(action, fingerprint(of: next)))
      }
    }
  }

  func successor(of state: Pair, by action: Int) -> Pair {
    var next = state
    if action < first.edges[0].count {
      next.first = first.successor(of: state.first, by: action)
    } else {
      next.second = second.successor(of: state.second, by: action - first.edges[0].count)
    }
    return next
  }

  func describe(_ action: Int, in state: Pair) -> String { "action \(action)" }
  func holds(_ property: Int, in state: Pair) -> Bool { true }

  func areIndependent(_ one: Int, _ other: Int, in state: Pair) -> Bool {
    (one < first.edges[0].count) != (other < first.edges[0].count)
  }
}
