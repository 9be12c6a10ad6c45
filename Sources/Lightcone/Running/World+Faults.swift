import LightconeTrace

extension World {
  /// Does something to the system, now or when its moment comes.
  ///
  /// - Throws: ``FaultProblem`` if it is impossible; the world is then unchanged.
  public mutating func intervene(_ intervention: Intervention) throws(FaultProblem) {
    switch intervention {
    case .now(let fault):
      if let problem = problem(with: fault) { throw problem }
      perform(fault)
      settle()
      admitArrivals()
    case .at(let time, let fault):
      try checkPlanned(fault)
      guard time >= context.clock else { throw .inThePast }
      context.planned.append(fault)
      let number = UInt64(context.planned.count - 1)
      plan(Pending(.fault, NodeID(0), number: number), at: time)
    case .afterEvent(let number, let fault):
      try checkPlanned(fault)
      guard number.position >= context.log.events.count else { throw .inThePast }
      context.armed.append(ArmedFault(trigger: .event(number), fault: fault))
    case .atFailPoint(let name, let fault):
      try checkPlanned(fault)
      context.armed.append(ArmedFault(trigger: .failPoint(name), fault: fault))
    }
  }

  /// What makes a fault impossible at this moment, if anything does.
  func problem(with fault: Fault) -> FaultProblem? {
    do throws(FaultProblem) {
      try checkPlanned(fault)
    } catch { return error }
    switch fault {
    case .crash(let node, _): return isUp(node) ? nil : .alreadyDown(node)
    case .restart(let node): return isUp(node) ? .alreadyUp(node) : nil
    default: return nil
    }
  }

  /// Checks what does not depend on the moment.
  private func checkPlanned(_ fault: Fault) throws(FaultProblem) {
    switch fault {
    case .crash(let node, let downtime):
      try checkNode(node)
      if let downtime, downtime < .zero { throw .inThePast }
    case .restart(let node): try checkNode(node)
    case .partition(let groups):
      guard groups.count >= 2, !groups.contains(where: \.isEmpty) else { throw .tooFewGroups }
      var seen = [Bool](repeating: false, count: nodes.count)
      for node in groups.joined() {
        try checkNode(node)
        guard !seen[node.position] else { throw .inTwoGroups(node) }
        seen[node.position] = true
      }
    default: break
    }
  }

  private func checkNode(_ node: NodeID) throws(FaultProblem) {
    guard nodes.indices.contains(node.position) else { throw .unknownNode(node) }
  }

  private mutating func plan(_ pending: Pending<S>, at time: Instant) {
    context.faultSequence += 1
    let slot = context.arena.insert(pending)
    context.queue.push(Ticket(time: time, sequence: context.faultSequence, slot: slot))
  }

  /// Does the faults whose moment came during the last event.
  @usableFromInline
  mutating func settle() {
    while !context.due.isEmpty {
      let fault = context.due.removeFirst()
      if problem(with: fault) == nil { perform(fault) }
    }
  }

  /// Does a fault that is possible.
  @usableFromInline
  mutating func perform(_ fault: Fault) {
    switch fault {
    case .crash(let node, let downtime): crash(node, restartAfter: downtime)
    case .restart(let node): restart(node)
    case .partition(let groups):
      context.network.cuts.append(Cut(groups, nodeCount: nodes.count))
      recordCut(.partition, describe(groups))
    case .repair:
      context.network.cuts.removeAll()
      recordCut(.repair, "")
    default: preconditionFailure("being built")
    }
  }

  private mutating func crash(_ node: NodeID, restartAfter downtime: TimeSpan?) {
    context.current = node
    context.record(TraceEvent(.crash, at: context.clock, node: node))
    let waiting = context.runtime[node.position].waiting
    context.runtime[node.position].crash()
    nodes[node.position] = firstNodes[node.position]
    for message in waiting where message.kind == .message {
      context.recordLoss(message, .receiverDown)
    }
    guard let downtime else { return }
    let incarnation = context.runtime[node.position].incarnation
    plan(Pending(.comeBack, node, incarnation: incarnation), at: context.instant(after: downtime))
  }

  private mutating func restart(_ node: NodeID) {
    context.current = node
    context.isHalted = false
    context.runtime[node.position].isUp = true
    let cause = context.record(TraceEvent(.restart, at: context.clock, node: node))
    // A crash planned for right after this record comes before the start.
    if context.isHalted { finish() } else { start(node, cause: cause) }
  }

  private mutating func recordCut(_ kind: TraceEvent.Kind, _ text: String) {
    let label = context.log.number(ofLabel: text)
    context.record(TraceEvent(kind, at: context.clock, node: nil, label: label))
  }

  private func describe(_ groups: [[NodeID]]) -> String {
    groups.map { $0.map { names[$0.position].name }.joined(separator: " ") }
      .joined(separator: " | ")
  }
}
