/// Gives the states and calls of one specification numbers, so that the search never touches their
/// values again.
final class StateInterner<Specification: SequentialSpecification> {
  private let specification: Specification
  private var states: [Specification.State] = []
  private var stateNumbers: [Specification.State: Int32] = [:]
  private var calls: [Specification.Call] = []
  private var callNumbers: [Specification.Call: Int32] = [:]
  /// How much the states hold, in elements.
  private(set) var size = 0

  init(_ specification: Specification) {
    self.specification = specification
    _ = number(of: specification.initialState)
  }

  /// A state's number; the initial state has number 0.
  private func number(of state: Specification.State) -> Int32 {
    if let number = stateNumbers[state] { return number }
    let number = Int32(states.count)
    states.append(state)
    stateNumbers[state] = number
    size += Self.size(of: state)
    return number
  }

  /// About how many words a state takes.
  private static func size(of state: Specification.State) -> Int {
    if let text = state as? String { return 1 + text.utf8.count / 16 }
    if let elements = state as? any Collection { return 1 + elements.count }
    return 1
  }

  /// How many states there are.
  var stateCount: Int { states.count }

  /// Forgets all states but the first so many.
  func forget(allBut count: Int) {
    for state in states[count...] {
      stateNumbers[state] = nil
      size -= Self.size(of: state)
    }
    states.removeSubrange(count...)
  }

  /// A call's number; equal calls have equal numbers.
  func number(of call: Specification.Call) -> Int32 {
    if let number = callNumbers[call] { return number }
    let number = Int32(calls.count)
    calls.append(call)
    callNumbers[call] = number
    return number
  }

  /// What is known of a call, in numbers.
  func traits(ofCall call: Int32) -> CompactTraits {
    let traits = specification.traits(of: calls[Int(call)])
    return CompactTraits(
      kind: traits.kind, requiredState: traits.requiredState.map { number(of: $0) } ?? -1,
      resultState: traits.resultState.map { number(of: $0) } ?? -1)
  }

  /// The state after a call, or -1 if the call does not fit.
  func next(_ call: Int32, _ state: Int32) -> Int32 {
    specification.apply(calls[Int(call)], to: states[Int(state)]).map { number(of: $0) } ?? -1
  }

  /// Whether a call could still fit a state that grows out of this one.
  func canStillFit(_ call: Int32, _ state: Int32) -> Bool {
    specification.canStillFit(calls[Int(call)], after: states[Int(state)])
  }

  /// A state in words.
  func text(_ state: Int32) -> String { specification.text(of: states[Int(state)]) }
}

/// What is known of a call, with states as numbers; -1 is none.
struct CompactTraits {
  var kind: CallKind
  var requiredState: Int32
  var resultState: Int32
}
