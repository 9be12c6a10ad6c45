/// A count for each replica: which of its events somebody has seen.
///
/// Two vectors merge by taking the larger count for each replica. To merge twice, or in another order,
/// changes nothing: so a vector is also the state of a counter that only grows (Shapiro and others,
/// "Conflict-free Replicated Data Types", 2011).
public struct VersionVector: Hashable, Sendable {
  private(set) var counts: [Int]

  init(replicas: Int) { counts = Array(repeating: 0, count: replicas) }

  /// The sum of all counts.
  var sum: Int { counts.reduce(0, +) }

  /// Counts one more event of a replica, and names it.
  mutating func count(at replica: Int) -> Dot {
    counts[replica] += 1
    return Dot(replica: replica, number: counts[replica])
  }

  /// Whether an event is among those seen.
  func covers(_ dot: Dot) -> Bool { counts[dot.replica] >= dot.number }

  /// Takes over what another has seen.
  mutating func merge(_ other: VersionVector) {
    for replica in counts.indices { counts[replica] = max(counts[replica], other.counts[replica]) }
  }

  /// Takes over an event, and all events of its replica before it.
  mutating func merge(_ dot: Dot) { counts[dot.replica] = max(counts[dot.replica], dot.number) }

  /// A merge that is wrong: what both have seen counts twice. Bounded, so that it cannot overflow.
  mutating func add(_ other: VersionVector) {
    for replica in counts.indices {
      counts[replica] = min(counts[replica] + other.counts[replica], 1 << 40)
    }
  }
}

/// One event of one replica.
public struct Dot: Hashable, Comparable, Sendable {
  let replica: Int
  let number: Int

  /// Whether the first stands before the second.
  public static func < (first: Dot, second: Dot) -> Bool {
    (first.replica, first.number) < (second.replica, second.number)
  }
}
