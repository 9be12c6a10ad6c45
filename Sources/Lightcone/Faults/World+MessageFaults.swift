import LightconeTrace

extension World {
  /// The messages in flight, those that arrive first in front; of those that arrive together, the one
  /// that waits comes before the one that is held, and that before the one on its way.
  ///
  /// - Complexity: O(n log n) in what is pending.
  public func messagesInFlight() -> [MessageInFlight] {
    let travelling = context.queue.tickets.sorted().compactMap { ticket in
      let pending = context.arena.slots[ticket.slot]
      let isHeld = context.network.isHeld(pending.sender, pending.node)
      return describe(pending, at: ticket.time, isHeld ? .held : .travelling)
    }
    let held = context.held.compactMap { describe($0.message, at: $0.arrival, .held) }
    let waiting = context.annexes.flatMap { $0.waiting.all }
      .compactMap { describe($0.pending, at: $0.time, .waiting) }
    // Sorting keeps the order of equals, so that of two nodes the lower one comes first.
    return (waiting + held + travelling).sorted { $0.arrival < $1.arrival }
  }

  private func describe(
    _ pending: Pending<S>, at time: Instant, _ state: MessageInFlight.State
  ) -> MessageInFlight? {
    guard pending.kind == .message, let message = pending.message else { return nil }
    return MessageInFlight(
      number: MessageNumber(pending.number), sender: pending.sender, receiver: pending.node,
      text: String(describing: message), arrival: time, state: state)
  }

  /// Whether a message, or a copy of it, has not arrived at its receiver.
  func isOnItsWay(_ number: MessageNumber) -> Bool {
    let isWanted = { (pending: Pending<S>) in
      pending.kind == .message && pending.number == number.rawValue
    }
    return context.arena.slots.contains(where: isWanted)
      || context.held.contains { isWanted($0.message) }
  }

  /// The node at which a message waits to be handled.
  func receiverAtWhich(_ number: MessageNumber) -> NodeID? {
    for annex in context.annexes where !annex.waiting.isEmpty {
      let message = annex.waiting.all.first {
        $0.pending.kind == .message && $0.pending.number == number.rawValue
      }
      if let message { return message.pending.node }
    }
    return nil
  }

  /// Lets a message arrive as if its time had come and its link were not held.
  mutating func deliverNow(_ number: MessageNumber) {
    guard let (message, _) = takeOut(number) else { return }
    _ = arrive(message, at: context.clock, isByHand: true)
  }

  mutating func drop(_ number: MessageNumber) {
    guard let message = takeOut(number)?.message ?? takeFromNode(number) else { return }
    context.recordLoss(message, .byHand)
  }

  /// Puts a message off; one that is held already stays held, from its new time on.
  mutating func delay(_ number: MessageNumber, by span: TimeSpan) {
    guard let (message, arrival) = takeOut(number) else { return }
    context.record(
      TraceEvent(
        .delay, at: context.clock, node: message.node, peer: message.sender, cause: message.cause,
        message: message.number, value: span.nanoseconds))
    context.enqueue(message, at: max(arrival, context.clock).later(by: span))
  }

  /// Takes a message out of flight: the copy that would arrive first.
  private mutating func takeOut(
    _ number: MessageNumber
  ) -> (message: Pending<S>, arrival: Instant)? {
    if let place = context.held.firstIndex(where: { $0.message.number == number.rawValue }) {
      let held = context.held.remove(at: place)
      return (held.message, held.arrival)
    }
    let arena = context.arena
    let isWanted = { (ticket: Ticket) in
      arena.slots[ticket.slot].kind == .message
        && arena.slots[ticket.slot].number == number.rawValue
    }
    guard let earliest = context.queue.tickets.filter(isWanted).min() else { return nil }
    _ = context.queue.remove { $0 == earliest }
    return (context.arena.remove(earliest.slot), earliest.time)
  }

  /// Takes a message from the node at which it waits.
  private mutating func takeFromNode(_ number: MessageNumber) -> Pending<S>? {
    guard let node = receiverAtWhich(number) else { return nil }
    let message = context.annexes[node.position].waiting.remove {
      $0.pending.kind == .message && $0.pending.number == number.rawValue
    }
    if context.annexes[node.position].waiting.isEmpty {
      context.runtime[node.position].hindrances.remove(.backlog)
    }
    return message?.pending
  }
}
