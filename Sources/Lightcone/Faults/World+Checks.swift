import LightconeTrace

extension World {
  /// What makes a fault impossible at this moment, if anything does.
  func problem(with fault: Fault) -> FaultProblem? {
    do throws(FaultProblem) {
      try check(fault)
      try checkMoment(of: fault)
      return nil
    } catch { return error }
  }

  /// Checks what does not depend on the moment: nodes, ranges and shapes.
  func check(_ fault: Fault) throws(FaultProblem) {
    switch fault {
    case .crash(let node, let downtime):
      try check(node)
      if let downtime { try check(downtime, "restartAfter", atLeast: .zero) }
    case .restart(let node), .pause(let node), .resume(let node), .slow(let node, _):
      try check(node)
    case .partition(let groups): try check(groups)
    case .cutOneWay(let senders, let receivers): try check([senders, receivers])
    case .hold(let first, let second), .release(let first, let second):
      try check(first, second)
    case .link(let first, let second, let change):
      try check(first, second)
      if case .latency(let law) = change { try check(law) }
    case .delay(_, let span): try check(span, "delay", atLeast: .zero)
    case .clock(let node, let change):
      try check(node)
      try check(change)
    case .disk(let node, let change):
      try check(node)
      if case .flipBit(let record?) = change, record < 1 { throw .noSuchRecord(node, record) }
    case .operate(let node, let words):
      try check(node)
      try check(node, offers: words)
    case .follow(let schedule): try check(schedule)
    case .deliver, .drop, .repair, .heal: break
    }
  }

  /// Checks what depends on the moment.
  private func checkMoment(of fault: Fault) throws(FaultProblem) {
    switch fault {
    case .crash(let node, _): if !isUp(node) { throw .alreadyDown(node) }
    case .restart(let node):
      if isUp(node) { throw .alreadyUp(node) }
      if disk(of: node).hasFailed { throw .diskFailed(node) }
    case .pause(let node):
      if !isUp(node) { throw .isDown(node) }
      if isPaused(node) { throw .alreadyPaused(node) }
    case .operate(let node, _): if !isUp(node) { throw .isDown(node) }
    case .resume(let node): if !isPaused(node) { throw .notPaused(node) }
    case .hold(let first, let second):
      if context.network.isHeld(first, second) { throw .alreadyHeld(first, second) }
    case .release(let first, let second):
      if !context.network.isHeld(first, second) { throw .notHeld(first, second) }
    case .drop(let number):
      if !isOnItsWay(number), receiverAtWhich(number) == nil { throw .notInFlight(number) }
    case .deliver(let number), .delay(let number, _):
      if isOnItsWay(number) { return }
      if let receiver = receiverAtWhich(number) { throw .waitsAt(receiver, number) }
      throw .notInFlight(number)
    case .disk(let node, .flipBit(let record)):
      let count = disk(of: node).writtenCount
      if count == 0 || (record ?? 1) > count { throw .noSuchRecord(node, record ?? 1) }
    case .clock(let node, .step(let span)):
      if !context.annexes.isEmpty { try check(skew: context.annexes[node.position].clock, span) }
    case .slow, .partition, .cutOneWay, .repair, .link, .clock, .disk, .heal, .follow:
      break
    }
  }

  private func check(_ schedule: Schedule) throws(FaultProblem) {
    for step in schedule.steps {
      switch step.event {
      case .crash(let node), .restart(let node): try check(node)
      case .deliver, .fire, .drop, .duplicate: break
      }
    }
  }

  private func check(_ node: NodeID) throws(FaultProblem) {
    guard nodes.indices.contains(node.position) else { throw .unknownNode(node) }
  }

  private func check(_ first: NodeID, _ second: NodeID) throws(FaultProblem) {
    try check(first)
    try check(second)
    if first == second { throw .sameNode(first) }
  }

  private func check(_ groups: [[NodeID]]) throws(FaultProblem) {
    guard groups.count >= 2, !groups.contains(where: \.isEmpty) else { throw .tooFewGroups }
    var seen = [Bool](repeating: false, count: nodes.count)
    for node in groups.joined() {
      try check(node)
      guard !seen[node.position] else { throw .inTwoGroups(node) }
      seen[node.position] = true
    }
  }

  private func check(
    _ span: TimeSpan, _ parameter: String, atLeast least: TimeSpan
  ) throws(FaultProblem) {
    if span < least { throw .outOfRange(parameter: parameter, range: "0 or more") }
  }

  private func check(_ law: Law) throws(FaultProblem) {
    if let problem = law.problem {
      throw .outOfRange(parameter: problem.parameter, range: problem.range)
    }
  }

  private func check(_ change: ClockFault) throws(FaultProblem) {
    switch change {
    case .drift(let partsPerMillion):
      guard partsPerMillion > -1_000_000, partsPerMillion <= 1_000_000 else {
        throw .outOfRange(parameter: "drift", range: "above -1,000,000 ppm, at most 1,000,000 ppm")
      }
    case .step(let span): try check(skew: NodeClock(), span)
    }
  }

  /// Ten years either way in all, so that no clock overflows.
  private func check(skew clock: NodeClock, _ span: TimeSpan) throws(FaultProblem) {
    guard clock.skew(after: span) <= 315_360_000_000_000_000 else {
      throw .outOfRange(parameter: "skew", range: "at most 10 years either way")
    }
  }

  /// Refuses a plan whose opposite stands for the same moment: which comes first would be an accident.
  func checkAgreement(of fault: Fault, at time: Instant) throws(FaultProblem) {
    for number in context.plannedNumbers[time] ?? [] where !context.planned[number].isOver {
      let planned = context.planned[number].fault
      if planned.contradicts(fault) { throw .contradicts(planned, at: time) }
    }
  }
}

extension Fault {
  /// Whether two faults of one moment undo each other.
  func contradicts(_ other: Fault) -> Bool {
    switch (self, other) {
    case (.crash(let one, _), .restart(let two)), (.restart(let one), .crash(let two, _)),
      (.pause(let one), .resume(let two)), (.resume(let one), .pause(let two)):
      one == two
    case (.hold(let one, let other), .release(let two, let another)),
      (.release(let one, let other), .hold(let two, let another)):
      HeldLink(one, other) == HeldLink(two, another)
    default: false
    }
  }
}
