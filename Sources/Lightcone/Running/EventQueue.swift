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

  var sequence: UInt64 { UInt64(truncatingIfNeeded: key >> 24) & 0xFF_FFFF_FFFF }

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
  var first: Ticket? { tickets.first }

  /// Puts off everything by the same time, which keeps the order; nothing comes later than the end of
  /// time.
  mutating func putOff(by span: TimeSpan) {
    for index in tickets.indices {
      let ticket = tickets[index]
      tickets[index] = Ticket(
        time: ticket.time.later(by: span), sequence: ticket.sequence, slot: ticket.slot)
    }
  }

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
      let count = heap.count
      var parent = 0
      while true {
        let first = parent &* 4 &+ 1
        guard first < count else { break }
        let child =
          first &+ 3 < count ? Self.earliestOfFour(heap, first) : Self.earliest(heap, first)
        let earliest = heap[child]
        guard earliest < ticket else { break }
        heap[parent] = earliest
        parent = child
      }
      heap[parent] = ticket
    }
  }

  /// The place of the earliest of four children: two comparisons and then one, none of which the
  /// processor has to guess.
  @inlinable
  @inline(__always)
  static func earliestOfFour(_ heap: UnsafeMutableBufferPointer<Ticket>, _ first: Int) -> Int {
    let (a, b, c, d) = (
      heap[first].key, heap[first &+ 1].key, heap[first &+ 2].key, heap[first &+ 3].key
    )
    let left = first &+ (b < a ? 1 : 0)
    let right = first &+ (d < c ? 3 : 2)
    return (d < c ? d : c) < (b < a ? b : a) ? right : left
  }

  /// The place of the earliest of the last few children.
  @inlinable
  static func earliest(_ heap: UnsafeMutableBufferPointer<Ticket>, _ first: Int) -> Int {
    var smallest = first
    var child = first &+ 1
    while child < heap.count {
      if heap[child] < heap[smallest] { smallest = child }
      child &+= 1
    }
    return smallest
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
