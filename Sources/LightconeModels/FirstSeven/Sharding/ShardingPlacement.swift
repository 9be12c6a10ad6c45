import Lightcone
import LightconeTrace

/// How a strategy places keys, before and after a shard is added.
struct ShardingPlacement {
  let partitioning: Partitioning
  /// The shard of each partition.
  let before: [Int]
  /// The same with one shard more.
  let after: [Int]
}

extension ShardingPlacement {
  init(_ settings: Settings, shares: [Double]) {
    let count = settings[ShardingParameters.shards]
    let keys = settings[ShardingLoad.keys]
    switch settings[ShardingParameters.strategy] {
    case .range: self.init(ranges: settings, shares: shares)
    case .hashMod:
      // Whatever the hash modulo N * (N + 1) is, it says the hash modulo N and modulo N + 1.
      let residues = count * (count + 1)
      self.init(
        partitioning: .residues(count: residues, hash: Self.hash(settings)),
        before: Assignment.roundRobin(partitions: residues, shards: count),
        after: Assignment.roundRobin(partitions: residues, shards: count + 1))
    case .hashSlots: self.init(slots: settings, groupSize: 1)
    case .entityGroup:
      self.init(slots: settings, groupSize: settings[ShardingParameters.groupSize])
    case .directory:
      let before = Assignment.balanced(loads: shares, shards: count)
      self.init(
        partitioning: .keys(count: keys), before: before,
        after: Assignment.rebalanced(before, loads: shares, adding: count))
    case .federation:
      self.init(
        partitioning: .tables, before: Assignment.roundRobin(partitions: 3, shards: count),
        after: Assignment.roundRobin(partitions: 3, shards: count + 1))
    }
  }

  private init(slots settings: Settings, groupSize: Int) {
    let (slots, count) = (
      settings[ShardingParameters.slots], settings[ShardingParameters.shards]
    )
    let before = Assignment.roundRobin(partitions: slots, shards: count)
    self.init(
      partitioning: .slots(count: slots, hash: Self.hash(settings), groupSize: groupSize),
      before: before, after: Assignment.levelled(before, adding: count))
  }

  /// The ranges of both splits, cut at the ends of either, so that each piece moves or stays as a whole.
  private init(ranges settings: Settings, shares: [Double]) {
    let (keys, count) = (settings[ShardingLoad.keys], settings[ShardingParameters.shards])
    let rule = settings[ShardingParameters.rangeSplit]
    func ends(_ shards: Int) -> [Int] {
      rule == .letters
        ? RangeSplit.letters(WordList.wordsByLetter, keys: keys, shards: shards)
        : RangeSplit.even(keys: keys, shards: shards)
    }
    let old = ends(count)
    let new =
      rule == .busiest ? RangeSplit.halvingBusiest(old, loads: shares) : ends(count + 1)
    var pieces: [Int] = []
    for end in (old + new).sorted() where end > pieces.last ?? 0 { pieces.append(end) }
    let places = pieces.map { end in new.firstIndex { $0 >= end } ?? 0 }
    // The range that is halved keeps its first half; the second half goes to the new shard.
    let halved = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? count - 1
    self.init(
      partitioning: .ranges(ends: pieces),
      before: pieces.map { end in old.firstIndex { $0 >= end } ?? 0 },
      after: rule != .busiest
        ? places : places.map { $0 <= halved ? $0 : $0 == halved + 1 ? count : $0 - 1 })
  }

  private static func hash(_ settings: Settings) -> KeyHash {
    guard settings[ShardingParameters.hash] == .avalanche else { return .polynomial }
    let seed = settings[ShardingParameters.hashSeed]
    return .avalanche(seed: seed == 0 ? settings.seed : UInt64(seed))
  }

  /// What has to be moved when the shard is added, by the shard that it comes from.
  var moves: [[PartitionPlace]] {
    var moves = [[PartitionPlace]](repeating: [], count: (before.max() ?? 0) + 1)
    for (partition, shard) in before.enumerated() where after[partition] != shard {
      moves[shard].append(
        PartitionPlace(partition: partition, shard: after[partition], version: 2))
    }
    return moves
  }
}

/// How many words begin with each letter, from A to Z, in the list `american-english` of Debian's package
/// wamerican 2020.12.07-2: 104,316 words, with capital letters taken as small ones, without those that begin
/// with a letter that has an accent. Counted there; the words themselves are not here.
enum WordList {
  static let wordsByLetter = [
    6_216, 6_443, 9_935, 6_063, 3_998, 4_327, 3_682, 4_095, 3_794, 1_351, 1_315, 3_623, 6_351,
    2_191, 2_386, 7_933, 491, 5_553, 11_773, 5_302, 2_009, 1_670, 2_938, 106, 454, 317,
  ]
}
