import Lightcone
import LightconeTrace

/// What all nodes of a sharded store keep to.
struct PlacementPlan: Hashable, Sendable {
  var partitioning: Partitioning
  /// The nodes by the numbers of shards; the last one may still be empty.
  var shards: [NodeID]
  var map: ShardMap
  var keys: Int
  var groupSize: Int
  var cities: Int
  var bug: ShardingBug
  /// How many shards there are before one is added.
  var shardCount: Int

  /// The partition of a row; nil if the rule names a shard that there is not.
  func partition(of row: RowKey) -> Int? {
    guard bug == .negativeModulo else { return partitioning.partition(of: row) }
    switch partitioning {
    case .residues(let count, let hash), .slots(let count, let hash, _):
      let partition = hash.signedRemainder(of: row, modulo: count)
      return partition < 0 ? nil : partition
    default: return partitioning.partition(of: row)
    }
  }

  /// The keys of a city, from the smallest on.
  func keys(of city: Int) -> StrideThrough<Int> { stride(from: city, through: keys, by: cities) }

  /// The keys of the group that a key belongs to.
  func group(of key: Int) -> ClosedRange<Int> {
    let first = (key - 1) / groupSize * groupSize + 1
    return first...min(keys, first + groupSize - 1)
  }

  /// How many keys each partition has.
  var keyCounts: [Int] {
    var counts = [Int](repeating: 0, count: partitioning.count)
    for key in 1...keys { counts[partitioning.partition(of: RowKey(key))] += 1 }
    return counts
  }
}

/// What a router keeps to.
struct RouterPlan: Hashable, Sendable {
  var placement: PlacementPlan
  /// The router's number, from 1, of so many.
  var number: Int
  var routerCount: Int
  var directory: NodeID
  var asksDirectory: Bool
  var remembersPlaces: Bool
  var requests: Int
  /// How many requests are under way at any time; 0 if they come by themselves.
  var concurrency: Int
  var gap: Law
  var readRatio: Probability
  var otherShare: Probability
  var joinShare: Probability
  var popularity: KeyPopularity
  var salt: Int
  var saltedKeys: [Int]
  var pageOffset: Int
  var pageLimit: Int
  var uniqueness: UniquenessRule
  var timeout: TimeSpan
  /// From when on an answer counts as slow.
  var slowTime: TimeSpan

  /// The rows that a key is divided into.
  func rows(of key: Int) -> [RowKey] {
    saltedKeys.contains(key) ? (0..<salt).map { RowKey(key, salt: $0) } : [RowKey(key)]
  }

  /// What a query should list.
  func truePage(of city: Int) -> [Int] {
    Array(placement.keys(of: city).dropFirst(pageOffset).prefix(pageLimit))
  }
}

/// What a shard keeps to.
struct ShardPlan: Hashable, Sendable {
  var placement: PlacementPlan
  /// The shard's number, from 0.
  var number: Int
  var directory: NodeID
  /// How long a request is worked at; nil if no time passes.
  var service: Law?
  var slowShare: Probability
  var slowTime: TimeSpan
  /// How many items fit into memory; 0 for any number.
  var memory: Int
  var memoryPenalty: Int
  var appends: Bool
  var mode: MigrationMode
  /// How long an item takes to copy.
  var itemTime: TimeSpan
  var itemBytes: Int
  /// How many items go in a chunk.
  var chunk: Int
  var throttle: Probability
  var retry: TimeSpan
  /// Whether its lifeline begins with a state: not where people ask for single requests by hand.
  var showsHeat: Bool
  /// How many keys each partition has.
  var keyCounts: [Int]

  var bug: ShardingBug { placement.bug }
}
