/// The numbers of a search.
public struct SearchCounts: Hashable, Sendable {
  /// States with different fingerprints.
  public var distinct = 0
  /// Successors looked at, and initial states. A successor that a sleep set leaves out does not
  /// count.
  public var generated = 0
  /// Successors whose fingerprint differs from that of the state they come from. The others come
  /// from actions that change nothing.
  public var changed = 0
  /// States whose successors were looked at.
  public var explored = 0
  /// States in which no action changes anything.
  public var terminal = 0
  /// States in which no action changes anything because a budget of the space ends: no ends, and not
  /// judged as such.
  public var cutShort = 0
  /// States behind which the search did not look because of a prune.
  public var pruned = 0
  /// The largest distance from the start at which a state was found, in steps. Searches that go
  /// breadth-first or deepen step by step take the shortest way to each state; others may take
  /// longer ones.
  public var depth = 0
  /// Walks that were begun, in searches by chance.
  public var walks = 0
  /// Lanes that were seen, in searches with priorities.
  public var lanes = 0
  /// For each property of the space: the distinct states in which it was seen true. Only counted
  /// for `sometimes`.
  public var witnesses: [Int]
  /// For each property of the space: the walks in which it was seen true.
  public var walksWithWitness: [Int]

  /// Zeros for a number of properties.
  @inlinable
  public init(propertyCount: Int) {
    witnesses = Array(repeating: 0, count: propertyCount)
    walksWithWitness = witnesses
  }

  /// Adds the numbers of a part of the same search.
  @usableFromInline
  mutating func add(_ part: SearchCounts) {
    distinct += part.distinct
    generated += part.generated
    changed += part.changed
    explored += part.explored
    terminal += part.terminal
    cutShort += part.cutShort
    pruned += part.pruned
    depth = max(depth, part.depth)
    for place in witnesses.indices { witnesses[place] += part.witnesses[place] }
  }
}
