public import LightconeTrace

extension WorldSpace: SearchSpace {
  /// The one state of the world.
  @inlinable
  public func initialStates() -> [WorldState<S>] { [start] }

  /// The sum of the digests of nodes, messages, spent budgets and history.
  ///
  /// - Complexity: O(messages in flight).
  @inlinable
  public func fingerprint(of state: WorldState<S>) -> StateFingerprint {
    state.digest &+ digest(of: state.messages, without: nil, with: [])
  }

  /// Every order of deliveries and timers, and every fault that the budget still has.
  @inlinable
  public func expand(
    _ state: WorldState<S>, into transitions: inout [Transition<WorldAction>]
  ) {
    var context = template
    for action in actions(in: state) {
      if action.runsHandler, isHeard(action, in: state) {
        expandHandler(action, state, &transitions, &context)
      } else {
        transitions.append(Transition(action, quietFingerprint(action, state)))
      }
    }
  }

  /// The state to which an enabled action leads.
  @inlinable
  public func successor(
    of state: WorldState<S>, by action: WorldAction
  ) -> WorldState<S> {
    var next = state
    let place = self.place(of: action, in: state)
    guard action.runsHandler, isHeard(action, in: state) else {
      return quietSuccessor(action, next, place)
    }
    var context = template
    let message = message(of: action, in: state, place)
    let outcome = outcome(
      of: action, in: state, message: message, script: action.choices,
      crashAfterEffects: action.crashAfterEffects, &context)
    let position = action.node.position
    next.digest = digest(state, after: action, outcome)
    next.spent = spent(state, after: action)
    next.nodes[position] = outcome.node
    next.parts[position] = outcome.part
    next.entries += outcome.entries
    if action.kind == .deliver, let place { next.messages.remove(at: place) }
    next.messages.append(contentsOf: outcome.sent)
    return next
  }

  /// All that may happen in a state, without the ways in which handlers go.
  @inlinable
  func actions(in state: WorldState<S>) -> [WorldAction] {
    var actions: [WorldAction] = []
    for (place, message) in state.messages.enumerated() {
      let earlier = state.messages[..<place]
      guard !earlier.contains(where: { $0.digest == message.digest && $0.isOnLink(of: message) })
      else { continue }
      let isBehind = isOrdered && earlier.contains { $0.isOnLink(of: message) }
      if !isBehind, canArrive(message) { actions.append(Self.action(.deliver, message)) }
      if state.spent.drops < budget.drops { actions.append(Self.action(.drop, message)) }
      if state.spent.duplicates < budget.duplicates {
        actions.append(Self.action(.duplicate, message))
      }
    }
    for position in state.nodes.indices { addNodeActions(position, state, &actions) }
    return actions
  }

  @inlinable
  static func action(
    _ kind: WorldAction.Kind, _ message: FlyingMessage<S>
  ) -> WorldAction {
    WorldAction(kind, message.receiver, sender: message.sender, item: message.digest.low)
  }

  /// Whether neither a hold nor a pause keeps a message.
  @inlinable
  func canArrive(_ message: FlyingMessage<S>) -> Bool {
    !world.context.network.isHeld(message.sender, message.receiver)
      && !isPaused(message.receiver.position)
  }

  @inlinable
  func isPaused(_ position: Int) -> Bool {
    world.context.runtime[position].hindrances.contains(.paused)
  }

  @inlinable
  func addNodeActions(
    _ position: Int, _ state: WorldState<S>, _ actions: inout [WorldAction]
  ) {
    let (node, part) = (NodeID(position), state.parts[position])
    guard part.isUp else {
      if mayRestart(position, state) { actions.append(WorldAction(.restart, node)) }
      return
    }
    for timer in part.timers where !isPaused(position) {
      guard timer.isWork || state.spent.timers < budget.timers else { continue }
      actions.append(WorldAction(.fire, node, item: UInt64(timer.handle.index)))
    }
    if mayCrash[position], state.spent.crashes < budget.crashes {
      actions.append(WorldAction(.crash, node))
    }
  }

  /// A node that the search has crashed may come back, and so may one that is planned to.
  @inlinable
  func mayRestart(_ position: Int, _ state: WorldState<S>) -> Bool {
    guard !state.parts[position].disk.hasFailed else { return false }
    return world.context.runtime[position].isUp || world.isComebackPlanned(NodeID(position))
  }

  /// Whether a node that runs takes what an action brings.
  @inlinable
  func isHeard(_ action: WorldAction, in state: WorldState<S>) -> Bool {
    guard action.kind == .deliver else { return true }
    return state.parts[action.node.position].isUp
      && !(isCut && world.context.network.isCut(from: action.sender, to: action.node))
  }

  /// Where the message of an action stands.
  @inlinable
  func place(of action: WorldAction, in state: WorldState<S>) -> Int? {
    switch action.kind {
    case .deliver, .drop, .duplicate:
      state.messages.firstIndex {
        $0.digest.low == action.item && $0.receiver == action.node && $0.sender == action.sender
      }
    case .fire, .crash, .restart: nil
    }
  }

  /// What an action brings its node; nothing for a start.
  @inlinable
  func message(of action: WorldAction, in state: WorldState<S>, _ place: Int?) -> S.Message? {
    switch action.kind {
    case .deliver, .drop, .duplicate: place.map { state.messages[$0].message }
    case .fire:
      state.parts[action.node.position].timers
        .first { UInt64($0.handle.index) == action.item }?.message
    case .crash, .restart: nil
    }
  }
}

extension World {
  /// Whether a crashed node is planned to come back.
  @usableFromInline
  func isComebackPlanned(_ node: NodeID) -> Bool {
    context.arena.slots.contains {
      $0.kind == .comeBack && $0.node == node && isDown(node, since: $0.incarnation)
    }
  }
}
