public import LightconeTrace

extension World {
  /// The time.
  @inlinable
  public var now: Instant { context.clock }

  /// The wires, with the cuts in force.
  public var network: Network { context.network }

  /// The nodes by number: names and roles.
  public var descriptions: [TraceNode] { names }

  /// How many events there were, recorded or not.
  public var eventCount: Int { context.log.eventCount }

  /// The digest of the trace so far.
  public var fingerprint: Fingerprint { context.log.fingerprint }

  /// Whether a node runs.
  ///
  /// A node that the world does not have is a programmer error, here and in all that asks for one node's
  /// state; ``node(_:as:)`` answers nil.
  @inlinable
  public func isUp(_ node: NodeID) -> Bool { context.runtime[position(of: node)].isUp }

  /// Whether a node stands still.
  @inlinable
  public func isPaused(_ node: NodeID) -> Bool {
    context.runtime[position(of: node)].hindrances.contains(.paused)
  }

  /// A node's disk.
  @inlinable
  public func disk(of node: NodeID) -> Disk<S.Record> {
    let position = position(of: node)
    return context.annexes.isEmpty ? Disk() : context.annexes[position].disk
  }

  /// What a node's wall clock shows now.
  public func wallClock(of node: NodeID) -> Instant {
    let position = position(of: node)
    return context.annexes.isEmpty ? now : context.annexes[position].clock.wall(at: now)
  }

  /// What is out of the ordinary with a node, in a few words each: `paused`, `slow 10x`, `disk full`.
  public func conditions(of node: NodeID) -> [String] {
    var words: [String] = []
    if isPaused(node) { words.append("paused") }
    guard !context.annexes.isEmpty else { return words }
    let annex = context.annexes[node.position]
    if annex.slowness != .one { words.append("slow \(annex.slowness)") }
    if !annex.clock.isRight {
      let skew = wallClock(of: node) - now
      words.append("clock \(skew < .zero ? "" : "+")\(skew)")
      let drift = annex.clock.driftPartsPerMillion
      if drift != 0 { words.append("drift \(drift)ppm") }
    }
    return words + annex.disk.condition.words.map { "disk \($0)" }
      + damageWords(annex.disk)
  }

  private func damageWords(_ disk: Disk<S.Record>) -> [String] {
    guard let damage = disk.damage else { return [] }
    let behind = damage.recordsBehind
    let rest = behind == 0 ? "" : ", \(behind) whole behind it"
    return ["disk damaged at record \(damage.position + 1)\(rest)"]
  }

  /// The number of a node by its name.
  @inlinable
  public func node(named name: String) -> NodeID? {
    positions[name].map { NodeID(Int($0)) }
  }

  /// A node's state, if it plays the given role.
  @inlinable
  public func node<Role: Node>(_ node: NodeID, as role: Role.Type) -> Role? {
    nodes.indices.contains(node.position) ? nodes[node.position] as? Role : nil
  }

  /// A node's state, whatever its role.
  @inlinable
  public func state(of node: NodeID) -> any Node<S> { nodes[position(of: node)] }

  /// Where a node stands; an unknown one stops the program and says which it was.
  @inlinable
  func position(of node: NodeID) -> Int {
    precondition(
      nodes.indices.contains(node.position), "\(node) is none of the world's \(nodes.count) nodes")
    return node.position
  }

  /// All nodes that play a role, with their identities, by number.
  @inlinable
  public func nodes<Role: Node>(as role: Role.Type) -> [(identity: NodeID, state: Role)] {
    nodes.enumerated().compactMap { position, node in
      (node as? Role).map { (NodeID(position), $0) }
    }
  }

  /// How many events of a kind there were, recorded or not.
  public func count(of kind: TraceEvent.Kind) -> Int {
    context.log.kindCounts[Int(kind.rawValue)]
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
    return context.log.samples.indices.contains(position)
      ? Array(context.log.samples[position]) : []
  }

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
