/// Something that can be searched exhaustively: where it begins, what may happen in each state, and
/// what comes of it.
///
/// Worlds of nodes are one such space; a specification whose messages form a growing
/// set is another. Explorers know nothing of either.
///
/// Rules:
/// 1. States with equal fingerprints count as the same state. A space may give symmetric states one
///    fingerprint.
/// 2. An action means the same in every state in which it is enabled, within one process.
/// 3. The order of transitions and the states they lead to depend on nothing but the state.
/// 4. ``expand(_:into:)`` tells fingerprints of successors without building them: most successors of a
///    search are states that it knows already.
public protocol SearchSpace: Sendable {
  /// A state of the whole system.
  associatedtype State: Sendable
  /// Something that may happen in a state.
  associatedtype Action: Hashable & Sendable

  /// Where the search begins.
  func initialStates() -> [State]

  /// The digest that stands for a state.
  func fingerprint(of state: State) -> StateFingerprint

  /// Appends all that may happen in a state, each with the digest of the state it leads to.
  func expand(_ state: State, into transitions: inout [Transition<Action>])

  /// The state to which an enabled action leads.
  func successor(of state: State, by action: Action) -> State

  /// An action in words, for people, as it happens in a state.
  func describe(_ action: Action, in state: State) -> String

  /// What should be true of the states.
  var properties: [PropertyDescription] { get }

  /// Whether the property at a place in ``properties`` is true of a state.
  func holds(_ property: Int, in state: State) -> Bool

  /// Whether a budget of the space keeps something from happening in a state that could happen
  /// otherwise: such a state without transitions is no end.
  func isCutShort(_ state: State) -> Bool

  /// The digest of the part of a state that properties look at: states with the same one have the same
  /// properties. Nil if that is all of the state.
  func viewFingerprint(of state: State) -> StateFingerprint?

  /// How much memory a state takes that waits for its turn, about, in bytes.
  func byteCount(of state: State) -> Int

  /// Whether two actions, both enabled in a state, neither disable each other nor lead to different
  /// states in their two orders. False is always safe.
  func areIndependent(_ first: Action, _ second: Action, in state: State) -> Bool

  /// The thread of control that an action belongs to, for schedulers with priorities: usually the node
  /// at which it happens.
  func lane(of action: Action) -> Int

  /// Whether states that differ only by a symmetry have one fingerprint. An action of one of them then
  /// says nothing of the others, so that sleep sets cannot be kept with the fingerprint.
  var mergesSymmetricStates: Bool { get }
}

extension SearchSpace {
  /// Never: the space has no budgets.
  @inlinable
  public func isCutShort(_ state: State) -> Bool { false }

  /// All of the state.
  @inlinable
  public func viewFingerprint(of state: State) -> StateFingerprint? { nil }

  /// The size of the value itself.
  @inlinable
  public func byteCount(of state: State) -> Int { MemoryLayout<State>.stride }

  /// No two actions: safe, and no help for a reduction.
  @inlinable
  public func areIndependent(_ first: Action, _ second: Action, in state: State) -> Bool { false }

  /// One lane for all.
  @inlinable
  public func lane(of action: Action) -> Int { 0 }

  /// No symmetry.
  @inlinable
  public var mergesSymmetricStates: Bool { false }
}

/// Something that may happen, and the digest of the state it leads to.
public struct Transition<Action: Hashable & Sendable>: Sendable {
  /// What happens.
  public var action: Action
  /// The state to which it leads.
  public var fingerprint: StateFingerprint

  /// Creates a transition.
  @inlinable
  public init(_ action: Action, _ fingerprint: StateFingerprint) {
    self.action = action
    self.fingerprint = fingerprint
  }
}
