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
      try check(fault)
      guard time >= context.clock else { throw .inThePast }
      try checkAgreement(of: fault, at: time)
      let number = context.planned.count
      context.planned.append(PlannedFault(fault: fault))
      context.plannedNumbers[time, default: []].append(number)
      plan(Pending(.fault, NodeID(0), number: UInt64(number)), at: time)
    case .afterEvent(let number, let fault):
      try check(fault)
      guard number.position >= context.log.eventCount else { throw .inThePast }
      arm(ArmedFault(trigger: .event(number), fault: fault))
    case .atFailPoint(let name, let fault):
      try check(fault)
      arm(ArmedFault(trigger: .failPoint(name), fault: fault))
    }
  }

  private mutating func arm(_ fault: ArmedFault) {
    context.armed.append(fault)
    context.isWatching = true
  }

  mutating func plan(_ pending: Pending<S>, at time: Instant) {
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
    context.mode = .immediate
  }

  /// Does a fault that is possible.
  @usableFromInline
  mutating func perform(_ fault: Fault) {
    switch fault {
    case .crash(let node, let downtime): crash(node, restartAfter: downtime)
    case .restart(let node): restart(node)
    case .pause(let node): pause(node)
    case .resume(let node): resume(node)
    case .slow(let node, let factor): slow(node, factor)
    case .partition, .cutOneWay, .repair, .hold, .release, .link: changeNetwork(fault)
    case .deliver(let number): deliverNow(number)
    case .drop(let number): drop(number)
    case .delay(let number, let span): delay(number, by: span)
    case .clock(let node, let change): changeClock(of: node, change)
    case .disk(let node, let change): changeDisk(of: node, change)
    case .operate(let node, let words): operate(node, words)
    case .follow(let schedule): follow(schedule)
    case .heal: heal()
    }
  }

  /// Writes down something that the environment does.
  mutating func record(
    _ kind: TraceEvent.Kind, at node: NodeID? = nil, peer: NodeID? = nil, label text: String = "",
    value: Int64 = 0
  ) {
    let label = context.log.isRecording ? context.log.number(ofLabel: text) : 0
    context.record(
      TraceEvent(kind, at: context.clock, node: node, peer: peer, label: label, value: value))
  }
}
