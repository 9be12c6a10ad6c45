public import LightconeTrace

extension World {
  /// Takes the steps of the schedule that the world follows.
  @usableFromInline
  mutating func runSchedule(until end: Instant?, atMost steps: Int) -> RunResult {
    var taken = 0
    while taken < steps, let next = context.schedule?.next {
      let time = context.clock.later(by: Schedule.pace)
      if let end, time > end {
        elapse(end - context.clock)
        return RunResult(.timeReached, steps: taken)
      }
      elapse(Schedule.pace)
      context.schedule?.position += 1
      take(next)
      taken += 1
      #if DEBUG
        assertSound()
      #endif
    }
    return RunResult(taken < steps ? .quiescent : .stepsTaken, steps: taken)
  }

  /// Lets time pass and puts off all that is in flight by as much.
  private mutating func elapse(_ span: TimeSpan) {
    guard span > .zero else { return }
    context.clock = context.clock.later(by: span)
    context.queue.putOff(by: span)
  }

  private mutating func take(_ step: ScheduledStep) {
    context.directedChoices = step.choices
    if let count = step.crashAfterEvents, let node = actor(of: step.event) {
      let number = EventNumber(context.log.eventCount + count)
      context.armed.append(ArmedFault(trigger: .event(number), fault: .crash(node)))
      context.isWatching = true
    }
    switch step.event {
    case .deliver(let number): if isPossible(.deliver(number)) { deliverNow(number) }
    case .drop(let number): if isPossible(.drop(number)) { drop(number) }
    case .duplicate(let number): duplicate(number)
    case .fire(let number): fireNow(number)
    case .crash(let node): if isPossible(.crash(node)) { perform(.crash(node)) }
    case .restart(let node): if isPossible(.restart(node)) { perform(.restart(node)) }
    }
    settle()
    context.directedChoices = []
  }

  private func isPossible(_ fault: Fault) -> Bool { problem(with: fault) == nil }

  /// The node that acts in a step.
  private func actor(of event: ScheduledStep.Event) -> NodeID? {
    switch event {
    case .deliver(let number): pending(.message, number.rawValue)?.node
    case .fire(let number): timer(number)?.node
    case .restart(let node): node
    case .drop, .duplicate, .crash: nil
    }
  }

  private func pending(_ kind: Pending<S>.Kind, _ number: UInt64) -> Pending<S>? {
    context.arena.slots.first { $0.kind == kind && $0.number == number }
  }

  private func timer(_ number: UInt64) -> Pending<S>? {
    pending(.timer, number) ?? pending(.work, number)
  }

  /// Doubles a message in flight: the copy arrives with it.
  private mutating func duplicate(_ number: MessageNumber) {
    let tickets = context.queue.tickets.filter { ticket in
      let pending = context.arena.slots[ticket.slot]
      return pending.kind == .message && pending.number == number.rawValue
    }
    guard let ticket = tickets.min() else { return }
    let message = context.arena.slots[ticket.slot]
    context.record(
      TraceEvent(
        .duplicate, at: context.clock, node: message.node, peer: message.sender,
        cause: message.cause, message: message.number))
    context.enqueue(message, at: ticket.time)
  }

  /// Lets a timer go off before its time.
  private mutating func fireNow(_ number: UInt64) {
    guard let timer = timer(number), isCurrent(timer),
      !context.runtime[timer.node.position].hindrances.makesWait
    else { return }
    let arena = context.arena
    let tickets = context.queue.remove { ticket in
      let pending = arena.slots[ticket.slot]
      return (pending.kind == .timer || pending.kind == .work) && pending.number == number
    }
    for ticket in tickets { fire(context.arena.remove(ticket.slot)) }
  }
}

/// A schedule that a world follows, and how far it has come.
@usableFromInline
struct ScheduleUnderWay: Hashable, Sendable {
  @usableFromInline let steps: [ScheduledStep]
  @usableFromInline var position = 0

  var next: ScheduledStep? { position < steps.count ? steps[position] : nil }
}

extension World {
  /// From now on only what a schedule says happens.
  mutating func follow(_ schedule: Schedule) {
    let count = schedule.steps.count
    record(.fault, label: "follows a schedule of \(count) \(count == 1 ? "step" : "steps")")
    context.schedule = ScheduleUnderWay(steps: schedule.steps)
  }
}
