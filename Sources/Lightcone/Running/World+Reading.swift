public import LightconeTrace

extension World {
  /// The time.
  @inlinable
  public var now: Instant { context.clock }

  /// The wires, with the cuts in force.
  public var network: Network { context.network }

  /// The nodes by number: names and roles.
  public var descriptions: [TraceNode] { names }

  /// How many events the trace holds.
  public var eventCount: Int { context.log.events.count }

  /// The digest of the trace so far.
  public var fingerprint: Fingerprint { context.log.fingerprint }

  /// Whether a node runs.
  public func isUp(_ node: NodeID) -> Bool { context.runtime[node.position].isUp }

  /// A node's disk.
  public func disk(of node: NodeID) -> Disk<S.Record> { context.runtime[node.position].disk }

  /// The number of a node by its name.
  public func node(named name: String) -> NodeID? {
    names.firstIndex { $0.name == name }.map { NodeID($0) }
  }

  /// A node's state, if it plays the given role.
  public func node<Role: Node>(_ node: NodeID, as role: Role.Type) -> Role? {
    nodes.indices.contains(node.position) ? nodes[node.position] as? Role : nil
  }

  /// A node's state, whatever its role.
  public func state(of node: NodeID) -> any Node<S> { nodes[node.position] }

  /// All nodes that play a role, with their identities, by number.
  public func nodes<Role: Node>(as role: Role.Type) -> [(identity: NodeID, state: Role)] {
    nodes.enumerated().compactMap { position, node in
      (node as? Role).map { (NodeID(position), $0) }
    }
  }

  /// How often events of a kind have been recorded.
  ///
  /// - Complexity: O(events).
  public func count(of kind: TraceEvent.Kind) -> Int {
    context.log.events.count { $0.kind == kind }
  }

  /// The sum of a counter; 0 if nothing was ever counted.
  public func counter(_ name: String) -> Int {
    guard let label = context.log.labels.knownNumber(of: name) else { return 0 }
    let position = Int(label)
    return context.log.counters.indices.contains(position)
      ? Int(context.log.counters[position]) : 0
  }

  /// The samples of a series in the order in which they were taken.
  public func samples(_ name: String) -> [Int64] {
    guard let label = context.log.labels.knownNumber(of: name) else { return [] }
    let position = Int(label)
    return context.log.samples.indices.contains(position) ? context.log.samples[position] : []
  }

  /// The messages in flight, those that arrive first in front.
  ///
  /// - Complexity: O(n log n) in what is pending.
  public func messagesInFlight() -> [MessageInFlight] { [] }

  /// The trace so far, with the texts of all messages.
  ///
  /// - Complexity: O(events): text is made when somebody looks.
  public func trace() -> Trace {
    Trace(
      nodes: names, events: context.log.events, labels: context.log.labels,
      messageTexts: context.log.messages.map { String(describing: $0) },
      timerTexts: context.log.timers.map { String(describing: $0) },
      operations: Array(context.log.operations))
  }
}
