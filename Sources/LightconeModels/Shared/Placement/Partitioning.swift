/// Which partition a key belongs to: the first half of placement. A ``ShardMap`` is the second: which shard
/// holds the partition.
///
/// **What it solves.** If keys were assigned to shards one by one, the assignment would be as large as the
/// data. So keys are first put into *partitions* by a rule that never changes, and only the few partitions
/// are assigned, and moved.
///
/// **Example.** `Partitioning.slots(count: 1_024, hash: hash, groupSize: 1).partition(of: RowKey(7))`.
///
/// **Rules.**
/// 1. *Ranges*: neighbours stay together, so a scan of neighbours asks few shards.
/// 2. *Residues*: the hash modulo some number; with `N * (N + 1)` of them, one map from residues to shards
///    says where a key is with `N` shards, and another one with `N + 1`.
/// 3. *Slots*: the hash modulo a fixed number of partitions, many more than shards (Redis Cluster's hash
///    slots). All keys of a group, such as a customer's rows, share the slot of the group.
/// 4. *Keys*: each key is a partition of its own, and a directory has to be asked where it is.
/// 5. *Tables*: seven of ten keys belong to the first table, two to the second, one to the third.
///
/// **Deviations.** Keys are numbers from 1.
///
/// **What it does not promise.** That partitions are equally large, or equally wanted.
///
/// **Reading.** Chang et al.: Bigtable (OSDI 2006), section 5, for ranges. The Redis Cluster specification,
/// for slots and hash tags.
public enum Partitioning: Hashable, Sendable {
  /// Partition `i` holds the keys up to `ends[i]`, behind those of the partition before it.
  case ranges(ends: [Int])
  /// Partition `i` holds the keys whose hash modulo `count` is `i`.
  case residues(count: Int, hash: KeyHash)
  /// The same over the number of the group that a key belongs to: each `groupSize` keys in a row are one.
  case slots(count: Int, hash: KeyHash, groupSize: Int)
  /// Each key is a partition.
  case keys(count: Int)
  /// A partition for each of three tables.
  case tables

  /// How many partitions there are.
  public var count: Int {
    switch self {
    case .ranges(let ends): ends.count
    case .residues(let count, _), .slots(let count, _, _), .keys(let count): count
    case .tables: 3
    }
  }

  /// The partition of a row, from 0. O(log n) for n ranges, else O(1).
  public func partition(of row: RowKey) -> Int {
    switch self {
    case .ranges(let ends): return Partitioning.place(of: row.key, in: ends)
    case .residues(let count, let hash): return hash.remainder(of: row, modulo: count)
    case .slots(let count, let hash, let groupSize):
      return hash.remainder(
        of: RowKey((row.key - 1) / groupSize + 1, salt: row.salt), modulo: count)
    case .keys: return row.key - 1
    case .tables: return row.key % 10 < 7 ? 0 : row.key % 10 < 9 ? 1 : 2
    }
  }

  /// The first of the ascending ends that is not below a key, by halving.
  private static func place(of key: Int, in ends: [Int]) -> Int {
    var (low, high) = (0, ends.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
