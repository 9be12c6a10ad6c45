/// What a replica holds that answers alone, and how two copies become one.
public enum ReplicatedData: Hashable, Sendable {
  /// One value; the later timestamp wins.
  case register(StoredValue)
  /// All values that did not know of each other.
  case siblings(SiblingSet)
  /// A counter that only grows.
  case counter(VersionVector)

  init(_ mode: CAPMode, replicas: Int) {
    switch mode {
    case .siblings: self = .siblings(SiblingSet(replicas: replicas))
    case .counter: self = .counter(VersionVector(replicas: replicas))
    default: self = .register(.initial)
    }
  }

  /// Takes over what another copy has.
  mutating func merge(_ other: ReplicatedData, _ bug: CAPBug) {
    switch (self, other) {
    case (.register(let own), .register(let value)):
      if value.version > own.version || bug == .lastArrivalWins { self = other }
    case (.siblings(var own), .siblings(let set)):
      own.merge(set, dropping: bug == .dropsSiblings)
      self = .siblings(own)
    case (.counter(var own), .counter(let counts)):
      if bug == .addsOnMerge { own.add(counts) } else { own.merge(counts) }
      self = .counter(own)
    default: break
    }
  }

  /// What a read of it answers.
  var answer: String {
    switch self {
    case .register(let stored): stored.value.map { "\($0)" } ?? "nil"
    case .siblings(let set):
      set.sortedValues.isEmpty ? "nil" : set.sortedValues.map { "\($0)" }.joined(separator: " ")
    case .counter(let counts): "\(counts.sum)"
    }
  }

  /// How many values it holds at once.
  var valueCount: Int {
    switch self {
    case .register(let stored): stored.value == nil ? 0 : 1
    case .siblings(let set): set.sortedValues.count
    case .counter: 1
    }
  }

  /// What it counts; 0 if it is no counter.
  var sum: Int { if case .counter(let counts) = self { counts.sum } else { 0 } }
}

extension ReplicatedData: CustomStringConvertible {
  /// What it holds, in a few words.
  public var description: String { answer == "nil" ? "nothing" : answer }
}
