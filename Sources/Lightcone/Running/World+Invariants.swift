import LightconeTrace

extension World {
  /// Stops a debug build whose kernel contradicts itself.
  ///
  /// After every event the time must not go back, each slot must be filled and emptied in turn, and no
  /// link may bring more than it was given; where these are done, they are asserted. An audit walks over
  /// all that is pending: it is made after each of the first 64 events, and after every 64th later on.
  @usableFromInline
  func assertSound() {
    let count = context.log.eventCount
    guard count <= 64 || count % 64 == 0 else { return }
    let flaws = kernelFlaws()
    precondition(
      flaws.isEmpty,
      "after \(EventNumber(context.log.eventCount)): \(flaws.joined(separator: "; "))")
  }

  /// What the kernel's own books contradict each other in, in words; nothing in a right kernel.
  ///
  /// - Complexity: O(n) in what is pending.
  func kernelFlaws() -> [String] {
    queueFlaws() + arenaFlaws() + conservationFlaws() + nodeFlaws()
  }

  /// The queue is a heap, and nothing in it lies in the past.
  private func queueFlaws() -> [String] {
    let tickets = context.queue.tickets
    var flaws: [String] = []
    for (child, ticket) in tickets.enumerated() where child > 0 && ticket < tickets[(child - 1) / 4]
    {
      flaws.append("ticket \(child) of the queue comes before its parent")
    }
    if let first = tickets.first, first.time < context.clock {
      flaws.append("something is pending at \(first.time), and it is \(context.clock)")
    }
    return flaws
  }

  /// Each slot of the arena is either free or has exactly one ticket.
  private func arenaFlaws() -> [String] {
    let slots = context.arena.slots
    var owners = [Int](repeating: 0, count: slots.count)
    for ticket in context.queue.tickets { owners[ticket.slot] += 1 }
    var flaws: [String] = []
    for (slot, pending) in slots.enumerated()
    where owners[slot] != (pending.kind == .free ? 0 : 1) {
      flaws.append("slot \(slot) holds \(pending.kind) and has \(owners[slot]) tickets")
    }
    var freeCount = 0
    var next = context.arena.firstFree
    while next >= 0, next < slots.count, freeCount <= slots.count {
      freeCount += 1
      next = Int(truncatingIfNeeded: slots[next].number)
    }
    if freeCount != slots.count(where: { $0.kind == .free }) {
      flaws.append("the list of free slots has \(freeCount) entries")
    }
    return flaws
  }

  /// What was sent has arrived, was lost, or is in flight: over all links, and on each.
  private func conservationFlaws() -> [String] {
    let begun = count(of: .send) + count(of: .duplicate)
    let ended = count(of: .deliver) + count(of: .lose)
    let flying = flyingMessages()
    guard begun == ended + flying.count else {
      return ["\(begun) messages were sent, \(ended) ended and \(flying.count) are in flight"]
    }
    #if DEBUG
      return context.ledger.flaws(flying.map { Link($0.sender, $0.node) })
    #else
      return []
    #endif
  }

  private func flyingMessages() -> [Pending<S>] {
    let waiting = context.annexes.flatMap {
      $0.waiting.isEmpty ? [] : $0.waiting.all.map(\.pending)
    }
    return (context.arena.slots + context.held.map(\.message) + waiting)
      .filter { $0.kind == .message }
  }

  /// A node's hindrances say what its annex holds, and the count of slow nodes is right.
  private func nodeFlaws() -> [String] {
    let slowCount = context.annexes.count { $0.slowness != .one }
    let slowFlaws =
      slowCount == context.slowCount
      ? [] : ["\(slowCount) nodes are slow, not \(context.slowCount)"]
    return slowFlaws
      + context.annexes.indices.compactMap { position in
        let (runtime, annex) = (context.runtime[position], context.annexes[position])
        guard runtime.hindrances.contains(.backlog) == annex.waiting.isEmpty else { return nil }
        return
          "\(names[position].name) has a backlog of \(annex.waiting.all.count) and says otherwise"
      }
  }
}
