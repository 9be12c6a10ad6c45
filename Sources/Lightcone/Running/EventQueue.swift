public import LightconeTrace

/// A place in the queue: when, in which order among equals, and which slot of the arena.
///
/// One 128-bit number holds all three, so that one comparison decides the order: 64 bits of time, 40
/// bits of sequence, 24 bits of slot.
@usableFromInline
struct Ticket: Hashable, Comparable, Sendable {
  @usableFromInline let key: UInt128

  @inlinable
  init(time: Instant, sequence: UInt64, slot: Int) {
    key =
      UInt128(UInt64(bitPattern: time.nanoseconds)) << 64 | UInt128(sequence) << 24
      | UInt128(UInt32(truncatingIfNeeded: slot))
  }

  @inlinable
  var time: Instant { Instant(nanoseconds: Int64(truncatingIfNeeded: key >> 64)) }

  @inlinable
  var slot: Int { Int(truncatingIfNeeded: key & 0xFF_FFFF) }

  @inlinable
  static func < (first: Ticket, second: Ticket) -> Bool { first.key < second.key }
}

/// The tickets of all that is still to happen, earliest first: a heap in which each ticket has four
/// children.
///
/// - Complexity: `push` and `pop` O(log n).
@usableFromInline
struct EventQueue: Hashable, Sendable {
  @usableFromInline var tickets: ContiguousArray<Ticket> = []

  @inlinable
  init() {}

  @inlinable
  var isEmpty: Bool { tickets.isEmpty }

  @inlinable
  var first: Ticket? { tickets.first }

  @inlinable
  mutating func push(_ ticket: Ticket) {
    tickets.append(ticket)
    var child = tickets.count - 1
    while child > 0 {
      let parent = (child - 1) / 4
      guard ticket < tickets[parent] else { break }
      tickets[child] = tickets[parent]
      child = parent
    }
    tickets[child] = ticket
  }

  @inlinable
  mutating func pop() -> Ticket? {
    guard let earliest = tickets.first, let moved = tickets.popLast() else { return nil }
    if !tickets.isEmpty { sink(moved) }
    return earliest
  }

  /// Puts a ticket at the root and lets it sink to its place.
  @inlinable
  mutating func sink(_ ticket: Ticket) {
    var parent = 0
    let count = tickets.count
    while true {
      let firstChild = parent * 4 + 1
      guard firstChild < count else { break }
      var smallest = firstChild
      var child = firstChild + 1
      while child < min(firstChild + 4, count) {
        if tickets[child] < tickets[smallest] { smallest = child }
        child += 1
      }
      guard tickets[smallest] < ticket else { break }
      tickets[parent] = tickets[smallest]
      parent = smallest
    }
    tickets[parent] = ticket
  }
}
