public import LightconeTrace

/// The slots that tickets point to, with a list of the empty ones.
@usableFromInline
struct PendingArena<S: System>: Sendable {
  @usableFromInline var slots: ContiguousArray<Pending<S>> = []
  @usableFromInline var firstFree = -1

  @inlinable
  init() {}

  // Always in line: a record that travels through memory is written by field and read by register,
  // for which the processor waits.
  @inlinable
  @inline(__always)
  mutating func insert(_ pending: Pending<S>) -> Int {
    guard firstFree >= 0 else {
      // A ticket has 24 bits for its slot.
      precondition(slots.count < 1 << 24, "more than 16,777,216 things are in flight at once")
      slots.append(pending)
      return slots.count - 1
    }
    let slot = firstFree
    assert(slots[slot].kind == .free, "slot \(slot) is given away while it holds something")
    firstFree = Int(truncatingIfNeeded: slots[slot].number)
    slots[slot] = pending
    return slot
  }

  @inlinable
  @inline(__always)
  mutating func remove(_ slot: Int) -> Pending<S> {
    assert(slots[slot].kind != .free, "slot \(slot) is emptied twice")
    let nextFree = UInt64(truncatingIfNeeded: firstFree)
    firstFree = slot
    return slots.withUnsafeMutableBufferPointer { slots in
      // Moved, not copied: a copy would count the message's references up and down.
      let pending = slots.moveElement(from: slot)
      slots.initializeElement(at: slot, to: Pending(.free, NodeID(0), number: nextFree))
      return pending
    }
  }
}
