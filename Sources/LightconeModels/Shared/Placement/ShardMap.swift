/// Which shard holds which partition, as one node knows it.
///
/// **What it solves.** Whoever sends a request must know where the key is, and that changes. Each entry has a
/// version, so that of two pieces of news the older one can be told.
///
/// **Example.** `map.learn(move)` takes news in; `map.shard(of: partition)` says where to send.
///
/// **Rules.**
/// 1. Version 1 is the first map. Each move of a partition gives it the next version.
/// 2. News is taken if its version is newer than what is known of that partition, and else ignored.
///
/// **Deviations.** In real systems a version often counts the changes of the whole map (MongoDB's chunk
/// version, an epoch in Redis Cluster). One for each partition lets news overtake each other.
///
/// **What it does not promise.** That what it says is still true: only the shard itself knows whether it
/// owns a partition, so the shard must check.
///
/// **Reading.** The Redis Cluster specification, on MOVED redirections.
public struct ShardMap: Hashable, Sendable {
  /// The number of the shard of each partition, from 0.
  public private(set) var shards: [Int]
  /// The version of each entry that has changed; only looked up.
  private var versions: [Int: Int] = [:]

  /// The first map.
  public init(_ shards: [Int]) { self.shards = shards }

  /// The shard of a partition, from 0.
  public func shard(of partition: Int) -> Int { shards[partition] }

  /// The version of a partition's entry.
  public func version(of partition: Int) -> Int { versions[partition] ?? 1 }

  /// Takes news in, unless something newer is known.
  ///
  /// - Returns: whether it was news.
  @discardableResult
  public mutating func learn(_ place: PartitionPlace) -> Bool {
    guard place.version > version(of: place.partition) else { return false }
    shards[place.partition] = place.shard
    versions[place.partition] = place.version
    return true
  }
}

/// Where a partition is, since a version.
public struct PartitionPlace: Hashable, Sendable {
  /// The partition, from 0.
  public let partition: Int
  /// The shard that owns it, from 0.
  public let shard: Int
  /// The version of this piece of news.
  public let version: Int

  /// States where a partition is.
  public init(partition: Int, shard: Int, version: Int) {
    self.partition = partition
    self.shard = shard
    self.version = version
  }
}
