public import LightconeTrace

/// How many messages each link has carried: the index of the next one's draws.
///
/// Up to 128 nodes each link counts for itself, so that one more message on a link moves nothing on
/// others. That many counters grow with the square of the nodes: in larger worlds each sender has one.
///
/// Nothing is kept before the first draw, so that systems with constant latency and no loss pay nothing.
@usableFromInline
struct LinkCounters: Sendable {
  @usableFromInline static var largestSquare: Int { 128 }
  @usableFromInline var counts: ContiguousArray<UInt32> = []
  @usableFromInline var nodeCount = 0

  @inlinable
  init() {}

  /// The index of the next message on a link, which is then used up.
  @inlinable
  mutating func next(from sender: NodeID, to receiver: NodeID, of nodeCount: Int) -> UInt64 {
    if nodeCount != self.nodeCount { makeRoom(for: nodeCount) }
    let row = nodeCount > Self.largestSquare ? 1 : nodeCount
    let column = nodeCount > Self.largestSquare ? 0 : receiver.position
    let position = sender.position &* row &+ column
    counts[position] &+= 1
    return UInt64(counts[position])
  }

  /// Lays the counters out anew for a world that has grown.
  @usableFromInline
  mutating func makeRoom(for nodeCount: Int) {
    let (old, oldCount) = (counts, self.nodeCount)
    let isSquare = nodeCount <= Self.largestSquare
    counts = ContiguousArray(repeating: 0, count: isSquare ? nodeCount * nodeCount : nodeCount)
    self.nodeCount = nodeCount
    let wasSquare = oldCount <= Self.largestSquare
    for (position, count) in old.enumerated() {
      let sender = wasSquare ? position / oldCount : position
      let place = isSquare ? sender * nodeCount + position % oldCount : sender
      counts[place] = max(counts[place], count)
    }
  }
}
