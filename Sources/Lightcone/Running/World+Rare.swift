public import LightconeTrace

extension World {
  /// Handles what happens seldom: starts, finished syncs, faults.
  @usableFromInline
  mutating func dispatchRare(_ pending: Pending<S>, at time: Instant) -> Bool {
    let node = pending.node
    switch pending.kind {
    case .start:
      guard isFirstStartDue(node) else { return false }
      context.clock = time
      start(node)
    case .syncDone:
      guard isOfThisIncarnation(pending) else { return false }
      context.clock = time
      finishSync(of: node)
    case .nextWaiting:
      guard isOfThisIncarnation(pending) else { return false }
      return dispatchWaiting(at: node, time)
    case .fault:
      // Its moment is a step even if it is impossible by then, so that it is not used up before.
      context.clock = time
      let fault = context.planned[Int(pending.number)]
      if problem(with: fault) == nil { perform(fault) }
    case .comeBack:
      guard isDown(node, since: pending.incarnation) else { return false }
      context.clock = time
      perform(.restart(node))
    case .message, .timer, .free: return false
    }
    return true
  }

  /// Whether a node has not crashed since something was planned for it.
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

  /// Starts a node, for the first time or because of a restart.
  mutating func start(_ node: NodeID, cause: EventNumber = .none) {
    begin(TraceEvent(.start, at: context.clock, node: node, cause: cause))
    if !context.isHalted { nodes[node.position].start(&context) }
    finish()
  }

  private mutating func finishSync(of node: NodeID) {
    let position = node.position
    context.current = node
    context.isHalted = false
    context.isDeferring = false
    context.elapsed = .zero
    context.runtime[position].isSyncing = false
    let sync = context.runtime[position].syncUnderWay
    context.finishSync(upTo: sync.upTo, asked: sync.asked)
    context.cause = context.runtime[position].deferredCause
    if !context.isHalted { context.resumeDeferred() }
    finish()
    scheduleWaiting(at: node)
  }

  /// Plans the next of what waits at a node that is free again.
  private mutating func scheduleWaiting(at node: NodeID) {
    let runtime = context.runtime[node.position]
    guard !runtime.isSyncing, !runtime.waiting.isEmpty else { return }
    context.enqueue(
      Pending(.nextWaiting, node, incarnation: runtime.incarnation), at: context.clock)
  }

  /// Lets the first of what waits at a node happen, if any of it still counts.
  private mutating func dispatchWaiting(at node: NodeID, _ time: Instant) -> Bool {
    var happened = false
    while !happened, !context.runtime[node.position].waiting.isEmpty {
      happened = handleWaited(context.runtime[node.position].waiting.removeFirst(), at: time)
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
    case .timer:
      guard isCurrent(pending) else { return false }
      context.clock = time
      fire(pending)
    default: return false
    }
    return true
  }
}
