import LightconeTrace

extension World {
  mutating func crash(_ node: NodeID, restartAfter downtime: TimeSpan?) {
    context.current = node
    let crash = context.record(TraceEvent(.crash, at: context.clock, node: node))
    context.runtime[node.position].crash()
    nodes[node.position] = firstNodes[node.position]
    if !context.annexes.isEmpty { crashAnnex(of: node) }
    announceCrash(of: node, cause: crash)
    guard let downtime else { return }
    let incarnation = context.runtime[node.position].incarnation
    plan(Pending(.comeBack, node, incarnation: incarnation), at: context.instant(after: downtime))
  }

  private mutating func crashAnnex(of node: NodeID) {
    let waiting = context.annexes[node.position].waiting.all.map(\.pending)
    // Only a disk that tears draws, so that no other disk's doings move its draws.
    let tears = context.annexes[node.position].disk.condition.tearsTail
    let bits = tears ? drawDamage(of: node) : 0
    let isTorn = context.annexes[node.position].crash(bits)
    for message in waiting where message.kind == .message {
      context.recordLoss(message, .receiverDown)
    }
    if isTorn {
      let count = context.annexes[node.position].disk.records.count
      let records = count == 1 ? "1 record survives" : "\(count) records survive"
      record(.fault, at: node, label: "disk: torn tail, \(records)")
    }
  }

  mutating func restart(_ node: NodeID) {
    context.current = node
    context.mode = .immediate
    context.runtime[node.position].hindrances.remove(.down)
    let cause = context.record(TraceEvent(.restart, at: context.clock, node: node))
    // A crash planned for right after this record comes before the start.
    if context.mode == .void { finish() } else { start(node, cause: cause) }
  }

  mutating func pause(_ node: NodeID) {
    context.current = node
    context.needAnnexes()
    record(.pause, at: node)
    context.runtime[node.position].hindrances.insert(.paused)
    interruptWork(of: node)
  }

  /// Takes the node's work out of the queue, and keeps how long each piece still takes.
  private mutating func interruptWork(of node: NodeID) {
    let arena = context.arena
    let tickets = context.queue.remove { ticket in
      arena.slots[ticket.slot].kind == .work && arena.slots[ticket.slot].node == node
    }
    for ticket in tickets {
      let work = context.arena.remove(ticket.slot)
      guard isCurrent(work) else { continue }
      context.annexes[node.position].interrupted.append(
        InterruptedWork(work: work, remaining: ticket.time - context.clock))
    }
  }

  mutating func resume(_ node: NodeID) {
    context.current = node
    // A crash in the same batch of faults may have left the mode of another node's handler.
    context.mode = .immediate
    record(.resume, at: node)
    context.runtime[node.position].hindrances.remove(.paused)
    let interrupted = context.annexes[node.position].interrupted
    context.annexes[node.position].interrupted = []
    for piece in interrupted {
      context.enqueue(piece.work, at: context.instant(after: piece.remaining))
    }
    if context.annexes[node.position].isDiskDone { goOn(node) } else { scheduleWaiting(at: node) }
  }

  mutating func slow(_ node: NodeID, _ factor: Factor) {
    context.current = node
    context.needAnnexes()
    record(.fault, at: node, label: "slow \(factor)")
    setSlowness(of: node, factor)
    updateCare()
  }

  /// Changes how slow a node is, and counts those that are.
  mutating func setSlowness(of node: NodeID, _ factor: Factor) {
    let wasSlow = context.annexes[node.position].slowness != .one
    context.annexes[node.position].slowness = factor
    context.slowCount += (factor != .one ? 1 : 0) - (wasSlow ? 1 : 0)
  }

  /// Notices whether messages need more than a latency from now on.
  mutating func updateCare() {
    context.isCareful = !context.network.isPlain || context.slowCount > 0
  }

  mutating func changeClock(of node: NodeID, _ change: ClockFault) {
    context.needAnnexes()
    switch change {
    case .step(let span):
      record(.fault, at: node, label: "clock \(span < .zero ? "" : "+")\(span.literal)")
      context.annexes[node.position].clock.step(by: span)
    case .drift(let partsPerMillion):
      record(.fault, at: node, label: "drift \(partsPerMillion)ppm")
      context.annexes[node.position].clock.setDrift(partsPerMillion, at: context.clock)
    }
  }
}
