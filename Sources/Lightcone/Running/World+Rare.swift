public import LightconeTrace

extension World {
  /// Handles what happens seldom: starts, ends of a backlog, faults.
  @usableFromInline
  mutating func dispatchRare(_ pending: Pending<S>, at time: Instant) -> Bool {
    let node = pending.node
    switch pending.kind {
    case .start: return dispatchStart(pending, at: time)
    case .nextWaiting:
      guard isOfThisIncarnation(pending) else { return false }
      return dispatchWaiting(at: node, time)
    case .fault:
      // Its moment is a step even if it is impossible by then, so that it is not used up before.
      context.clock = time
      context.planned[Int(pending.number)].isOver = true
      let fault = context.planned[Int(pending.number)].fault
      if problem(with: fault) == nil { perform(fault) }
    case .comeBack:
      guard isDown(node, since: pending.incarnation) else { return false }
      context.clock = time
      if problem(with: .restart(node)) == nil { perform(.restart(node)) }
    case .message, .timer, .work, .diskDone, .free: return false
    }
    return true
  }

  /// Whether a node has not crashed since something was planned for it.
  @inlinable
  @inline(__always)
  func isOfThisIncarnation(_ pending: Pending<S>) -> Bool {
    context.runtime[pending.node.position].incarnation == pending.incarnation
  }

  /// Whether a node is still to start for the first time: a crash before that makes it void.
  func isFirstStartDue(_ node: NodeID) -> Bool {
    context.runtime[node.position].isUp && context.runtime[node.position].incarnation == 0
  }

  /// Whether a node is still down from the crash that began an incarnation.
  func isDown(_ node: NodeID, since incarnation: UInt32) -> Bool {
    let runtime = context.runtime[node.position]
    return !runtime.isUp && runtime.incarnation == incarnation
  }

  private mutating func dispatchStart(_ pending: Pending<S>, at time: Instant) -> Bool {
    guard isFirstStartDue(pending.node) else { return false }
    if context.runtime[pending.node.position].hindrances.makesWait {
      keepWaiting(pending, at: time)
      return false
    }
    context.clock = time
    start(pending.node)
    return true
  }

  /// Starts a node, for the first time or because of a restart.
  mutating func start(_ node: NodeID, cause: EventNumber = .none) {
    begin(TraceEvent(.start, at: context.clock, node: node, cause: cause))
    if context.mode != .void { nodes[node.position].start(&context) }
    finish()
  }

  /// Ends a node's wait for its disk. A paused node goes on with its handler when it is resumed.
  // Every forced write ends here, so it is compiled for the types of each system.
  @inlinable
  mutating func finishWait(of node: NodeID, at time: Instant) -> Bool {
    let position = node.position
    let isPaused = context.runtime[position].hindrances.contains(.paused)
    let sync = context.annexes[position].syncUnderWay
    guard sync != nil || !isPaused else {
      context.clock = time
      context.annexes[position].isDiskDone = true
      return false
    }
    context.clock = time
    context.current = node
    finish()
    if let sync {
      context.annexes[position].syncUnderWay = nil
      if context.annexes[position].disk.hasFailed {
        context.haltAtFailedDisk()
      } else {
        context.finishSync(sync)
      }
    }
    if isPaused { context.annexes[position].isDiskDone = true } else { goOn(node) }
    return true
  }

  /// Lets a node go on whose disk is done.
  @inlinable
  mutating func goOn(_ node: NodeID) {
    let position = node.position
    context.current = node
    context.elapsed = .zero
    context.runtime[position].hindrances.remove(.atDisk)
    context.annexes[position].isDiskDone = false
    context.cause = context.annexes[position].deferredCause
    context.resumeDeferred()
    finish()
    scheduleWaiting(at: node)
  }

  /// Plans the next of what waits at a node that is free again.
  @inlinable
  mutating func scheduleWaiting(at node: NodeID) {
    let runtime = context.runtime[node.position]
    guard runtime.hindrances.isDisjoint(with: [.atDisk, .paused, .down]),
      runtime.hindrances.contains(.backlog)
    else { return }
    context.enqueue(
      Pending(.nextWaiting, node, incarnation: runtime.incarnation), at: context.clock)
  }

  /// Lets the first of what waits at a node happen, if any of it still counts.
  private mutating func dispatchWaiting(at node: NodeID, _ time: Instant) -> Bool {
    let position = node.position
    // Whoever was paused meanwhile plans it anew when it is resumed.
    guard context.runtime[position].hindrances.isDisjoint(with: [.paused, .atDisk]) else {
      return false
    }
    var happened = false
    while !happened, let first = context.annexes[position].waiting.removeFirst() {
      happened = handleWaited(first.pending, at: time)
    }
    if context.annexes[position].waiting.isEmpty {
      context.runtime[position].hindrances.remove(.backlog)
    }
    scheduleWaiting(at: node)
    return happened
  }

  /// Gives a node something that came while it was busy: a cut since then no longer matters.
  private mutating func handleWaited(_ pending: Pending<S>, at time: Instant) -> Bool {
    switch pending.kind {
    case .message:
      context.clock = time
      deliver(pending)
    case .timer, .work:
      guard isCurrent(pending) else { return false }
      context.clock = time
      fire(pending)
    case .start:
      guard isFirstStartDue(pending.node) else { return false }
      context.clock = time
      start(pending.node)
    default: return false
    }
    return true
  }
}
