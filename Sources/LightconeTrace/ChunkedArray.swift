/// A list that only grows at its end and whose copies share what they have in common.
///
/// Elements live in chunks of 1,024. A copy shares all full chunks, so that forking a run copies at
/// most one chunk and a short list of references instead of the whole trace.
///
/// - Complexity: `append` and subscript O(1); a copy O(count / 1,024) at its first change.
public struct ChunkedArray<Element> {
  @usableFromInline static var chunkSize: Int { 1_024 }
  /// The full chunks.
  @usableFromInline var full: [ContiguousArray<Element>] = []
  /// The chunk that is being filled.
  @usableFromInline var last: ContiguousArray<Element> = []

  /// Creates an empty list.
  @inlinable
  public init() {}

  /// Adds an element at the end.
  @inlinable
  @inline(__always)
  public mutating func append(_ element: Element) {
    if last.count == Self.chunkSize { beginChunk() }
    last.append(element)
  }

  @inlinable
  @inline(never)
  mutating func beginChunk() {
    full.append(last)
    last = []
    last.reserveCapacity(Self.chunkSize)
  }
}

extension ChunkedArray: RandomAccessCollection {
  /// The position of the first element.
  @inlinable
  public var startIndex: Int { 0 }

  /// The position after the last element.
  @inlinable
  public var endIndex: Int { full.count * Self.chunkSize + last.count }

  /// The element at a position.
  @inlinable
  public subscript(position: Int) -> Element {
    let chunk = position / Self.chunkSize
    return chunk < full.count
      ? full[chunk][position % Self.chunkSize] : last[position - full.count * Self.chunkSize]
  }
}

extension ChunkedArray: Sendable where Element: Sendable {}
extension ChunkedArray: Equatable where Element: Equatable {
  /// Whether both lists hold the same elements in the same order.
  public static func == (first: ChunkedArray, second: ChunkedArray) -> Bool {
    first.elementsEqual(second)
  }
}
