/// Elements of which the smallest is at hand.
///
/// - Complexity: `push` and `pop` O(log n); comparing two heaps O(n log n).
@usableFromInline
struct BinaryHeap<Element: Comparable & Hashable & Sendable>: Sendable {
  /// The children of the element at `i` stand at `2i + 1` and `2i + 2`, and none is smaller than it.
  @usableFromInline var elements: ContiguousArray<Element> = []

  @inlinable
  init() {}

  @inlinable
  var count: Int { elements.count }

  @inlinable
  mutating func push(_ element: Element) {
    var child = elements.count
    elements.append(element)
    while child > 0 {
      let parent = (child - 1) / 2
      guard elements[child] < elements[parent] else { return }
      elements.swapAt(child, parent)
      child = parent
    }
  }

  @inlinable
  mutating func pop() -> Element? {
    guard let smallest = elements.first, let last = elements.popLast() else { return nil }
    if !elements.isEmpty {
      elements[0] = last
      sinkRoot()
    }
    return smallest
  }

  @inlinable
  mutating func sinkRoot() {
    var parent = 0
    while true {
      var smallest = parent
      let left = 2 * parent + 1
      if left < elements.count, elements[left] < elements[smallest] { smallest = left }
      let right = left + 1
      if right < elements.count, elements[right] < elements[smallest] { smallest = right }
      guard smallest != parent else { return }
      elements.swapAt(parent, smallest)
      parent = smallest
    }
  }

  /// Takes out what satisfies a condition and returns it, smallest first.
  @inlinable
  mutating func removeAll(where isRemoved: (Element) -> Bool) -> [Element] {
    let removed = elements.filter(isRemoved).sorted()
    guard !removed.isEmpty else { return [] }
    // A sorted array is a heap.
    elements = ContiguousArray(elements.filter { !isRemoved($0) }.sorted())
    return removed
  }
}

/// Two heaps are equal if they hold the same elements, in whatever order they came.
extension BinaryHeap: Hashable {
  @inlinable
  static func == (first: BinaryHeap, second: BinaryHeap) -> Bool {
    first.count == second.count && first.elements.sorted() == second.elements.sorted()
  }

  @inlinable
  func hash(into hasher: inout Hasher) { hasher.combine(elements.sorted()) }
}
