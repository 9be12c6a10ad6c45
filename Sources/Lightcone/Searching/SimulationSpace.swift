public import LightconeTrace

/// All that can become of a run whose message type the holder does not know; see ``WorldSpace``.
///
/// States are opaque: they are made and read by closures that know the types.
public struct SimulationSpace: SearchSpace {
  /// A state whose type the holder does not know.
  public struct State: Sendable {
    @usableFromInline let content: any Sendable

    @inlinable
    init(content: any Sendable) { self.content = content }
  }

  /// How many steps of the run come before the search: the first starts of its nodes.
  public let startSteps: Int
  /// What the run has and the search does not look at, in words.
  public let leftOut: [String]
  /// Whether states remember what clients asked and were told.
  public let keepsHistory: Bool
  /// What should be true of the states.
  @inlinable public var properties: [PropertyDescription] { claims }
  @usableFromInline var claims: [PropertyDescription]
  @usableFromInline let start: [State]
  @usableFromInline let fingerprint: @Sendable (any Sendable) -> StateFingerprint
  @usableFromInline let expand: @Sendable (any Sendable, inout [Transition<WorldAction>]) -> Void
  @usableFromInline let successor: @Sendable (any Sendable, WorldAction) -> any Sendable
  @usableFromInline let text: @Sendable (WorldAction, any Sendable) -> String
  @usableFromInline var truth: @Sendable (Int, any Sendable) -> Bool
  @usableFromInline let simulation: @Sendable (any Sendable) -> Simulation
  @usableFromInline let history: @Sendable (any Sendable) -> History
  @usableFromInline let historyFingerprint: @Sendable (any Sendable) -> StateFingerprint
  @usableFromInline let isCutShort: @Sendable (any Sendable) -> Bool
  @usableFromInline let view: @Sendable (any Sendable) -> StateFingerprint?
  @usableFromInline let size: @Sendable (any Sendable) -> Int
  @usableFromInline let independence: @Sendable (WorldAction, WorldAction, any Sendable) -> Bool
  @usableFromInline let schedule: @Sendable ([WorldAction]) -> Schedule

  /// Hides the types of a world's space.
  ///
  /// - Parameter metrics: what a state can be asked for by ``simulation(in:)``.
  @inlinable
  public init<S: System>(_ space: WorldSpace<S>, metrics: [Metric<S>] = []) {
    startSteps = space.startSteps
    leftOut = space.leftOut
    keepsHistory = space.keepsHistory
    claims = space.properties
    start = space.initialStates().map { State(content: $0) }
    fingerprint = { space.fingerprint(of: Self.reading($0)) }
    expand = { space.expand(Self.reading($0), into: &$1) }
    successor = { space.successor(of: Self.reading($0), by: $1) }
    text = { space.describe($0, in: Self.reading($1)) }
    truth = { space.holds($0, in: Self.reading($1)) }
    simulation = {
      Simulation(space.world(in: Self.reading($0)), metrics: metrics, properties: space.checks)
    }
    history = { space.history(of: Self.reading($0)) }
    historyFingerprint = { space.historyFingerprint(of: Self.reading($0)) }
    isCutShort = { space.isCutShort(Self.reading($0)) }
    view = { space.viewFingerprint(of: Self.reading($0)) }
    size = { space.byteCount(of: Self.reading($0)) }
    independence = { space.areIndependent($0, $1, in: Self.reading($2)) }
    schedule = { space.schedule(for: $0) }
  }

  @inlinable
  static func reading<S: System>(_ content: any Sendable) -> WorldState<S> {
    guard let state = content as? WorldState<S> else {
      preconditionFailure("a state of the search is \(type(of: content))")
    }
    return state
  }

  /// The one state of the run.
  @inlinable
  public func initialStates() -> [State] { start }

  /// The digest of a state.
  @inlinable
  public func fingerprint(of state: State) -> StateFingerprint { fingerprint(state.content) }

  /// All that may happen in a state.
  @inlinable
  public func expand(_ state: State, into transitions: inout [Transition<WorldAction>]) {
    expand(state.content, &transitions)
  }

  /// The state to which an enabled action leads.
  @inlinable
  public func successor(of state: State, by action: WorldAction) -> State {
    State(content: successor(state.content, action))
  }

  /// What happens, in words.
  public func describe(_ action: WorldAction, in state: State) -> String {
    text(action, state.content)
  }

  /// Whether a property is true of a state.
  @inlinable
  public func holds(_ property: Int, in state: State) -> Bool { truth(property, state.content) }

  /// A state as a run that can be asked for properties and for those metrics that look at nodes and
  /// disks only: what happened on the way is not known to it.
  public func simulation(in state: State) -> Simulation { simulation(state.content) }

  /// What clients asked and were told on the way to a state; see ``WorldSpace/history(of:)``.
  public func history(of state: State) -> History { history(state.content) }

  /// The digest of ``history(of:)``, quicker to have.
  public func historyFingerprint(of state: State) -> StateFingerprint {
    historyFingerprint(state.content)
  }

  /// The same space with one more property, the last of its ``properties``.
  public func adding(
    _ property: PropertyDescription, holds: @escaping @Sendable (SimulationSpace, State) -> Bool
  ) -> SimulationSpace {
    var space = self
    let (base, place) = (self, claims.count)
    space.claims.append(property)
    space.truth = { index, content in
      index == place ? holds(base, State(content: content)) : base.truth(index, content)
    }
    return space
  }

  /// The digest of the part of a state that properties look at.
  @inlinable
  public func viewFingerprint(of state: State) -> StateFingerprint? { view(state.content) }

  /// How much memory a state takes, about, in bytes.
  @inlinable
  public func byteCount(of state: State) -> Int { size(state.content) }

  /// Whether a timer is set that may not go off any more.
  public func isCutShort(_ state: State) -> Bool { isCutShort(state.content) }

  /// Whether the order of two actions does not matter.
  public func areIndependent(
    _ first: WorldAction, _ second: WorldAction, in state: State
  ) -> Bool {
    independence(first, second, state.content)
  }

  /// The node at which an action happens.
  public func lane(of action: WorldAction) -> Int { action.node.position }

  /// A way through the space as a schedule for the run in which the search began, once its nodes have
  /// started.
  public func schedule(for actions: [WorldAction]) -> Schedule { schedule(actions) }
}

extension Simulation {
  /// All that can become of this run from here on.
  ///
  /// - Parameters:
  ///   - budget: what may go wrong on the way.
  ///   - crashing: the nodes that may crash; all if not given.
  ///   - keepsHistory: whether states remember what clients asked and were told.
  /// - Throws: ``SearchProblem`` if the budget is impossible, a node is in the middle of a handler, or
  ///   a history is wanted whose beginning was not recorded.
  public func searchSpace(
    budget: ActionBudget, crashing: [NodeID]? = nil, keepsHistory: Bool = false
  ) throws(SearchProblem) -> SimulationSpace {
    switch driver.search(state, budget, crashing, keepsHistory) {
    case .success(let space): return space
    case .failure(let problem): throw problem
    }
  }
}
