/// A line of things that wait: they join at the end and leave at the front.
///
/// - Complexity: `append` and `removeFirst` O(1) on average.
@usableFromInline
struct Backlog<Element: Sendable>: Sendable {
  private var elements: [Element?] = []
  private var head = 0

  @usableFromInline
  init() {}

  @usableFromInline
  var isEmpty: Bool { head == elements.count }

  /// What waits, the first in front.
  var all: [Element] { elements[head...].compactMap { $0 } }

  /// Whether any that waits fits.
  func contains(where fits: (Element) -> Bool) -> Bool {
    elements[head...].contains { $0.map(fits) ?? false }
  }

  @usableFromInline
  mutating func append(_ element: Element) { elements.append(element) }

  /// Takes the first out, if there is one.
  mutating func removeFirst() -> Element? {
    guard head < elements.count else { return nil }
    defer {
      elements[head] = nil
      head += 1
      // What was taken out is thrown away before it is more than what waits.
      if head > 32, head * 2 > elements.count {
        elements.removeFirst(head)
        head = 0
      }
    }
    return elements[head]
  }

  /// Takes the first out that fits, wherever it stands.
  mutating func remove(where fits: (Element) -> Bool) -> Element? {
    guard let place = elements[head...].firstIndex(where: { $0.map(fits) ?? false }) else {
      return nil
    }
    return elements.remove(at: place)
  }

  mutating func removeAll() {
    elements.removeAll()
    head = 0
  }
}
