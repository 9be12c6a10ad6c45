public import LightconeTrace

extension World {
  /// Lets a message arrive that may be held, cut off, too late, or have to wait.
  ///
  /// - Parameter isByHand: whether somebody lets it through a hold.
  /// - Returns: false if it is held or waits, which leaves no record.
  @inlinable
  @inline(never)
  mutating func arrive(
    _ message: Pending<S>, at time: Instant, isByHand: Bool = false
  ) -> Bool {
    if !isByHand, context.network.isHeld(message.sender, message.node) {
      context.clock = time
      context.held.append(HeldMessage(message: message, arrival: time))
      return false
    }
    let isCut = context.network.isCut(from: message.sender, to: message.node)
    let hindrances = context.runtime[message.node.position].hindrances
    if hindrances.makesWait, !isCut {
      keepWaiting(message, at: time)
      return false
    }
    context.clock = time
    if hindrances.contains(.down) {
      context.recordLoss(message, .receiverDown)
    } else if isCut {
      context.recordLoss(message, .partition)
    } else {
      deliver(message)
    }
    return true
  }

  /// Lets something wait until its node is free. The clock moves on, so that nobody who sets it free
  /// comes too early, also if nothing else ever happens.
  @inlinable
  mutating func keepWaiting(_ pending: Pending<S>, at time: Instant) {
    if context.annexes.isEmpty { context.needAnnexes() }
    context.clock = time
    context.annexes[pending.node.position].waiting.append(WaitingArrival(pending, at: time))
    context.runtime[pending.node.position].hindrances.insert(.backlog)
  }

  /// Lets what has come up to now take its place at busy nodes and held links, and throws away what
  /// no longer counts.
  ///
  /// None of it is a step, because it leaves no record. It is done at the end of every run, so that
  /// the state after so many steps does not depend on how one got there: ``Timeline`` relies on it.
  @usableFromInline
  mutating func admitArrivals() {
    while let next = context.queue.first, next.time <= context.clock,
      !leavesRecord(context.arena.slots[next.slot])
    {
      context.queue.removeFirst()
      _ = dispatch(context.arena.remove(next.slot), at: next.time)
    }
  }

  /// Whether something pending would be a step if its turn came now.
  private func leavesRecord(_ pending: Pending<S>) -> Bool {
    let node = pending.node
    let hindrances = context.runtime[node.position].hindrances
    switch pending.kind {
    case .message:
      if context.network.isHeld(pending.sender, node) { return false }
      return !hindrances.makesWait || context.network.isCut(from: pending.sender, to: node)
    case .timer, .work: return isCurrent(pending) && !hindrances.makesWait
    case .start: return isFirstStartDue(node) && !hindrances.contains(.paused)
    case .diskDone: return isDiskDoneSeen(pending)
    case .nextWaiting: return isOfThisIncarnation(pending) && isAnyWaiting(at: node)
    case .comeBack: return isDown(node, since: pending.incarnation)
    case .fault: return true
    case .free: return false
    }
  }

  /// Whether the end of a wait for the disk leaves a record or lets a handler go on.
  private func isDiskDoneSeen(_ pending: Pending<S>) -> Bool {
    guard isOfThisIncarnation(pending) else { return false }
    let isSync = context.annexes[pending.node.position].syncUnderWay != nil
    return isSync || !context.runtime[pending.node.position].hindrances.contains(.paused)
  }

  /// Whether something waits at a node that it can handle now.
  private func isAnyWaiting(at node: NodeID) -> Bool {
    guard context.runtime[node.position].hindrances.isDisjoint(with: [.paused, .atDisk]) else {
      return false
    }
    // A timer that waits may have been cancelled meanwhile.
    return context.annexes[node.position].waiting.contains {
      ($0.pending.kind != .timer && $0.pending.kind != .work) || isCurrent($0.pending)
    }
  }
}
