public import LightconeTrace

/// Something that is still to happen, in a slot of the arena.
@usableFromInline
enum Pending<S: System>: Sendable {
  /// An empty slot, and the next empty one (-1 if there is none).
  case free(next: Int)
  /// A node's first start.
  case start(NodeID)
  /// A message on its way.
  case message(S.Message, from: NodeID, to: NodeID, number: UInt64, sent: EventNumber)
  /// A timer of one incarnation of a node.
  case timer(S.Message, NodeID, TimerHandle, number: UInt64, incarnation: UInt32, set: EventNumber)
  /// A node's disk is done with a sync.
  case syncDone(NodeID, incarnation: UInt32)
  /// A node that was busy turns to what waits for it.
  case nextWaiting(NodeID, incarnation: UInt32)
  /// A planned fault.
  case fault(Fault)
  /// A node comes back from one certain crash.
  case comeBack(NodeID, incarnation: UInt32)
}

/// A timer of a node, as the node itself names it: the lowest number that is free.
///
/// It is small and local, so that a node that sets and cancels timers again and again returns to the
/// same state.
public struct TimerHandle: Hashable, Sendable {
  @usableFromInline let index: UInt32

  @inlinable
  init(index: Int) { self.index = UInt32(truncatingIfNeeded: index) }
}

/// A client operation that was begun, to be named when it ends.
public struct OperationNumber: Hashable, Sendable {
  /// The number, counted from 1 in each run.
  public let rawValue: UInt64

  @inlinable
  init(_ rawValue: UInt64) { self.rawValue = rawValue }
}

/// The slots that tickets point to, with a list of the empty ones.
@usableFromInline
struct PendingArena<S: System>: Sendable {
  @usableFromInline var slots: ContiguousArray<Pending<S>> = []
  @usableFromInline var firstFree = -1

  @inlinable
  init() {}

  @inlinable
  mutating func insert(_ pending: Pending<S>) -> Int {
    guard firstFree >= 0, case .free(let next) = slots[firstFree] else {
      // A ticket has 24 bits for its slot.
      precondition(slots.count < 1 << 24, "more than 16,777,216 things are in flight at once")
      slots.append(pending)
      return slots.count - 1
    }
    let slot = firstFree
    firstFree = next
    slots[slot] = pending
    return slot
  }

  @inlinable
  mutating func remove(_ slot: Int) -> Pending<S> {
    let pending = slots[slot]
    slots[slot] = .free(next: firstFree)
    firstFree = slot
    return pending
  }
}
