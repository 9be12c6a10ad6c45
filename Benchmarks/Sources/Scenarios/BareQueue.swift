#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The yardstick: a queue of events with nothing around it.
///
/// It is the hold model (Jones: An Empirical Comparison of Priority-Queue and Event-Set
/// Implementations, 1986): take the earliest event, and put it back at a later time, which is drawn
/// from the exponential distribution. No simulator that draws times can do less for an event.
///
/// The heap has four children to a parent and tickets of 16 bytes. It is written here and not taken
/// from the kernel, so that a slower kernel does not make the yardstick longer.
public struct BareQueue {
  private var heap: ContiguousArray<UInt128> = []
  private var random: UInt64 = 1
  private var sequence: UInt64 = 0

  /// Fills a queue with the number of events that stay pending.
  public init(pendingCount: Int) {
    for _ in 0..<max(1, pendingCount) { push(after: 0) }
  }

  /// Holds as many events as told, and returns the time of the last one, so that nobody can leave the
  /// work out.
  public mutating func hold(_ count: Int) -> UInt64 {
    var time: UInt64 = 0
    for _ in 0..<count {
      time = UInt64(truncatingIfNeeded: pop() >> 64)
      push(after: time)
    }
    return time
  }

  private mutating func push(after time: UInt64) {
    sequence &+= 1
    let ticket = UInt128(time &+ exponential()) << 64 | UInt128(sequence)
    heap.append(ticket)
    heap.withUnsafeMutableBufferPointer { heap in
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

  /// The earliest ticket; a queue is never empty here.
  private mutating func pop() -> UInt128 {
    let earliest = heap[0]
    let moved = heap.removeLast()
    heap.withUnsafeMutableBufferPointer { if !$0.isEmpty { Self.sink(moved, in: $0) } }
    return earliest
  }

  private static func sink(_ ticket: UInt128, in heap: UnsafeMutableBufferPointer<UInt128>) {
    var parent = 0
    while true {
      let firstChild = parent &* 4 &+ 1
      guard firstChild < heap.count else { break }
      var smallest = firstChild
      for child in firstChild..<min(firstChild &+ 4, heap.count)
      where heap[child] < heap[smallest] {
        smallest = child
      }
      guard heap[smallest] < ticket else { break }
      heap[parent] = heap[smallest]
      parent = smallest
    }
    heap[parent] = ticket
  }

  /// A time with a mean of ten milliseconds, in nanoseconds.
  private mutating func exponential() -> UInt64 {
    // SplitMix64 (Steele, Lea, Flood 2014).
    random &+= 0x9E37_79B9_7F4A_7C15
    var bits = random
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    bits ^= bits >> 31
    let unit = (Double(bits >> 12) + 0.5) * 0x1p-52
    return UInt64(-log(unit) * 10_000_000)
  }
}
