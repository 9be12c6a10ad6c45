public import LightconeTrace

extension Fault {
  /// The same fault with other nodes in place of its own.
  ///
  /// In a partition or a cut, nodes without another are left out.
  ///
  /// - Parameter other: what stands for a node; nil if nothing does.
  /// - Returns: nil if too little of the fault is left.
  public func mapNodes(_ other: (NodeID) -> NodeID?) -> Fault? {
    func both(_ one: NodeID, _ two: NodeID, _ make: (NodeID, NodeID) -> Fault) -> Fault? {
      guard let one = other(one), let two = other(two) else { return nil }
      return make(one, two)
    }
    switch self {
    case .crash(let node, let downtime):
      return other(node).map { .crash($0, restartAfter: downtime) }
    case .restart(let node): return other(node).map { .restart($0) }
    case .pause(let node): return other(node).map { .pause($0) }
    case .resume(let node): return other(node).map { .resume($0) }
    case .slow(let node, let factor): return other(node).map { .slow($0, factor) }
    case .operate(let node, let words): return other(node).map { .operate($0, words) }
    case .clock(let node, let change): return other(node).map { .clock($0, change) }
    case .disk(let node, let change): return other(node).map { .disk($0, change) }
    case .partition(let groups):
      let left = groups.map { $0.compactMap(other) }.filter { !$0.isEmpty }
      return left.count < 2 && left.count < groups.count ? nil : .partition(left)
    case .cutOneWay(let senders, let receivers):
      let (from, to) = (senders.compactMap(other), receivers.compactMap(other))
      return from.isEmpty || to.isEmpty ? nil : .cutOneWay(from: from, to: to)
    case .hold(let one, let two): return both(one, two) { .hold($0, $1) }
    case .release(let one, let two): return both(one, two) { .release($0, $1) }
    case .link(let one, let two, let change): return both(one, two) { .link($0, $1, change) }
    case .follow(let schedule): return schedule.mapNodes(other).map { .follow($0) }
    case .repair, .deliver, .drop, .delay, .heal: return self
    }
  }

  /// The nodes that the fault names, in its order.
  public var nodes: [NodeID] {
    switch self {
    case .crash(let node, _), .restart(let node), .pause(let node), .resume(let node),
      .slow(let node, _), .clock(let node, _), .disk(let node, _), .operate(let node, _):
      [node]
    case .partition(let groups): groups.flatMap { $0 }
    case .cutOneWay(let senders, let receivers): senders + receivers
    case .hold(let one, let two), .release(let one, let two), .link(let one, let two, _):
      [one, two]
    case .follow(let schedule): schedule.nodes
    case .repair, .deliver, .drop, .delay, .heal: []
    }
  }
}

extension Intervention {
  /// What is done.
  public var fault: Fault {
    switch self {
    case .now(let fault), .at(_, let fault), .afterEvent(_, let fault), .atFailPoint(_, let fault):
      fault
    }
  }

  /// The same moment with another fault.
  public func with(_ fault: Fault) -> Intervention {
    switch self {
    case .now: .now(fault)
    case .at(let time, _): .at(time, fault)
    case .afterEvent(let number, _): .afterEvent(number, fault)
    case .atFailPoint(let name, _): .atFailPoint(name, fault)
    }
  }
}
