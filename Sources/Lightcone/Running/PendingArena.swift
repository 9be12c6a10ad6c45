public import LightconeTrace

/// The slots that tickets point to, with a list of the empty ones.
@usableFromInline
struct PendingArena<S: System>: Sendable {
  @usableFromInline var slots: ContiguousArray<Pending<S>> = []
  @usableFromInline var firstFree = -1

  @inlinable
  init() {}

  @inlinable
  mutating func insert(_ pending: Pending<S>) -> Int {
    guard firstFree >= 0 else {
      // A ticket has 24 bits for its slot.
      precondition(slots.count < 1 << 24, "more than 16,777,216 things are in flight at once")
      slots.append(pending)
      return slots.count - 1
    }
    let slot = firstFree
    firstFree = Int(truncatingIfNeeded: slots[slot].number)
    slots[slot] = pending
    return slot
  }

  @inlinable
  mutating func remove(_ slot: Int) -> Pending<S> {
    var pending = Pending<S>(.free, NodeID(0), number: UInt64(truncatingIfNeeded: firstFree))
    // Swapping moves the message out; copying it would count its references up and down.
    swap(&pending, &slots[slot])
    firstFree = slot
    return pending
  }
}
