/// A row of elements that grows and shrinks at both ends without moving the others.
///
/// - Complexity: O(1) at both ends, amortised where it grows; O(n) to remove from the middle.
@usableFromInline
struct RingBuffer<Element: Hashable & Sendable>: Sendable {
  /// Places in a circle; their number is 0 or a power of two.
  @usableFromInline var places: ContiguousArray<Element?> = []
  /// The place of the first element.
  @usableFromInline var head = 0
  @usableFromInline var count = 0

  @inlinable
  init() {}

  @inlinable
  var isEmpty: Bool { count == 0 }

  /// The elements from first to last.
  @inlinable
  var elements: [Element] { (0..<count).compactMap { places[place($0)] } }

  @inlinable
  func place(_ offset: Int) -> Int { (head &+ offset) & (places.count &- 1) }

  @inlinable
  mutating func append(_ element: Element) {
    if count == places.count { grow() }
    places[place(count)] = element
    count += 1
  }

  @inlinable
  mutating func popFirst() -> Element? {
    guard count > 0 else { return nil }
    let element = places[head]
    places[head] = nil
    head = place(1)
    count -= 1
    return element
  }

  @inlinable
  mutating func popLast() -> Element? {
    guard count > 0 else { return nil }
    count -= 1
    let last = place(count)
    let element = places[last]
    places[last] = nil
    return element
  }

  /// Takes out what satisfies a condition and returns it; the rest keeps its order.
  @inlinable
  mutating func removeAll(where isRemoved: (Element) -> Bool) -> [Element] {
    var removed: [Element] = []
    var kept = RingBuffer()
    for element in elements {
      if isRemoved(element) { removed.append(element) } else { kept.append(element) }
    }
    if !removed.isEmpty { self = kept }
    return removed
  }

  @inlinable
  mutating func grow() {
    let elements = elements
    places = ContiguousArray(repeating: nil, count: max(places.count * 2, 4))
    head = 0
    for (offset, element) in elements.enumerated() { places[offset] = element }
  }
}

/// Two buffers are equal if they hold the same row, wherever it stands in their circles.
extension RingBuffer: Hashable {
  @inlinable
  static func == (first: RingBuffer, second: RingBuffer) -> Bool {
    first.count == second.count
      && (0..<first.count).allSatisfy {
        first.places[first.place($0)] == second.places[second.place($0)]
      }
  }

  @inlinable
  func hash(into hasher: inout Hasher) { hasher.combine(elements) }
}
