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
    // Buffers need one check for being the only owner, where subscripts need one each.
    tickets.withUnsafeMutableBufferPointer { heap in
      var child = heap.count - 1
      while child > 0 {
        let parent = (child - 1) / 4
        guard ticket < heap[parent] else { break }
        heap[child] = heap[parent]
        child = parent
      }
      heap[child] = ticket
    }
  }

  /// Takes the earliest ticket out; the queue must not be empty.
  @inlinable
  mutating func removeFirst() {
    let moved = tickets.removeLast()
    if !tickets.isEmpty { sink(moved) }
  }

  /// Puts a ticket at the root and lets it sink to its place.
  @inlinable
  mutating func sink(_ ticket: Ticket) {
    tickets.withUnsafeMutableBufferPointer { heap in
      var parent = 0
      while true {
        let firstChild = parent &* 4 &+ 1
        guard firstChild < heap.count else { break }
        var smallest = firstChild
        var earliest = heap[firstChild]
        var child = firstChild &+ 1
        let end = min(firstChild &+ 4, heap.count)
        while child < end {
          if heap[child] < earliest {
            smallest = child
            earliest = heap[child]
          }
          child &+= 1
        }
        guard earliest < ticket else { break }
        heap[parent] = earliest
        parent = smallest
      }
      heap[parent] = ticket
    }
  }

  /// Takes tickets out by what they say, and gives back the slots they pointed to.
  ///
  /// - Complexity: O(n log n): for what a person does by hand.
  mutating func remove(where isWanted: (Ticket) -> Bool) -> [Ticket] {
    let removed = tickets.filter(isWanted).sorted()
    tickets.removeAll(where: isWanted)
    // A sorted list is a heap.
    tickets.sort()
    return removed
  }
}
