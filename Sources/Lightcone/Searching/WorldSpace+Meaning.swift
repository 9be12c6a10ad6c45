public import LightconeTrace

extension WorldSpace {
  /// What should be true of the world.
  public var properties: [PropertyDescription] { checks.map(\.description) }

  /// Whether a property is true of a state.
  @inlinable
  public func holds(_ property: Int, in state: WorldState<S>) -> Bool {
    checks[property].holds(world(in: state))
  }

  /// A state as a world, to be looked at: its nodes and disks, without what it was and what is in
  /// flight.
  @inlinable
  public func world(in state: WorldState<S>) -> World<S> {
    var view = world
    view.nodes = state.nodes
    for (position, part) in state.parts.enumerated() {
      view.context.annexes[position].disk = part.disk
      if part.isUp {
        view.context.runtime[position].hindrances.remove(.down)
      } else {
        view.context.runtime[position].hindrances = .down
      }
    }
    return view
  }

  /// The digest of nodes, disks and history.
  @inlinable
  public func viewFingerprint(of state: WorldState<S>) -> StateFingerprint? {
    state.digest &- state.spent.digest
  }

  /// The lists of a state; the boxes of nodes are shared by most states.
  @inlinable
  public func byteCount(of state: WorldState<S>) -> Int {
    state.nodes.count * (MemoryLayout<any Node<S>>.stride + MemoryLayout<NodePart<S>>.stride + 64)
      + state.messages.count * MemoryLayout<FlyingMessage<S>>.stride
      + state.entries.count * MemoryLayout<ClientEntry>.stride
      + 3 * 32 + MemoryLayout<WorldState<S>>.stride
  }

  /// Whether a timer is set that may not go off any more.
  @inlinable
  public func isCutShort(_ state: WorldState<S>) -> Bool {
    state.spent.timers >= budget.timers
      && state.parts.contains { $0.isUp && $0.timers.contains { !$0.isWork } }
  }

  /// Two actions that touch neither the same node nor the same message, whose budgets suffice for both,
  /// and of which at most one is seen by a client, where histories are kept.
  @inlinable
  public func areIndependent(
    _ first: WorldAction, _ second: WorldAction, in state: WorldState<S>
  ) -> Bool {
    guard first.touchesNode != second.touchesNode || first.node != second.node else {
      // Two at one node, or two losses: independent only if they are of different messages.
      return !first.touchesNode && first.item != second.item && suffices(first, second, state)
    }
    let isSameMessage =
      first.item == second.item && first.node == second.node && first.sender == second.sender
    return !isSameMessage && suffices(first, second, state)
      && !(keepsHistory && changesHistory(first, state) && changesHistory(second, state))
  }

  @inlinable
  func suffices(
    _ first: WorldAction, _ second: WorldAction, _ state: WorldState<S>
  ) -> Bool {
    // On a network with order a loss changes which message is the first of its link.
    if isOrdered, first.node == second.node { return false }
    let (one, other) = (spent(state, after: first), spent(state, after: second))
    let base = state.spent
    return Int(one.drops) + Int(other.drops) - Int(base.drops) <= budget.drops
      && Int(one.duplicates) + Int(other.duplicates) - Int(base.duplicates) <= budget.duplicates
      && Int(one.crashes) + Int(other.crashes) - Int(base.crashes) <= budget.crashes
      && Int(one.timers) + Int(other.timers) - Int(base.timers) <= budget.timers
  }

  /// The node at which an action happens.
  @inlinable
  public func lane(of action: WorldAction) -> Int { action.node.position }

  /// What happens, in words.
  @inlinable
  public func describe(_ action: WorldAction, in state: WorldState<S>) -> String {
    let node = world.names[action.node.position].name
    let sender = world.names[action.sender.position].name
    let message = message(of: action, in: state, place(of: action, in: state))
    let text = message.map { String(describing: $0) } ?? ""
    let event =
      switch action.kind {
      case .deliver where !isHeard(action, in: state):
        "'\(text)' from \(sender) is lost: \(node) \(isUp(action.node, state) ? "is cut off" : "is down")"
      case .deliver: "\(node) gets '\(text)' from \(sender)"
      case .fire: "timer '\(text)' goes off at \(node)"
      case .drop: "'\(text)' from \(sender) to \(node) is lost"
      case .duplicate: "'\(text)' from \(sender) to \(node) is doubled"
      case .crash: "\(node) crashes"
      case .restart: "\(node) starts again"
      }
    let choices =
      action.choices.isEmpty
      ? "" : ", choosing \(action.choices.map(String.init).joined(separator: ", "))"
    guard action.crashAfterEffects > 0 else { return event + choices }
    let count = action.crashAfterEffects
    return "\(event)\(choices), and crashes after \(count) of its sends and syncs"
  }
}

extension WorldSpace {
  @inlinable
  func isUp(_ node: NodeID, _ state: WorldState<S>) -> Bool { state.parts[node.position].isUp }
}

extension WorldAction {
  /// Whether a node is changed by it, rather than only a message in flight.
  @inlinable var touchesNode: Bool { kind != .drop && kind != .duplicate }
}
