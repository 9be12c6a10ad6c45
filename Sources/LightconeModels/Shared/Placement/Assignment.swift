/// Ways to assign partitions to shards, and to take another shard in. Shards are numbered from 0.
///
/// - Complexity: O(partitions) each, unless said otherwise.
public enum Assignment {
  /// Partition `i` goes to shard `i mod shards`.
  public static func roundRobin(partitions: Int, shards: Int) -> [Int] {
    (0..<partitions).map { $0 % shards }
  }

  /// Takes a new shard in by moving as few partitions as make the counts even: the new shard gets the number
  /// of partitions divided by the number of shards, rounded down, and always from a shard that has the most.
  ///
  /// - Complexity: O(partitions · shards).
  public static func levelled(_ assignment: [Int], adding newShard: Int) -> [Int] {
    var result = assignment
    var held = [[Int]](repeating: [], count: newShard)
    for (partition, shard) in assignment.enumerated() { held[shard].append(partition) }
    for _ in 0..<(assignment.count / (newShard + 1)) {
      let richest = held.indices.reduce(0) { held[$1].count > held[$0].count ? $1 : $0 }
      guard let partition = held[richest].popLast() else { break }
      result[partition] = newShard
    }
    return result
  }

  /// The heaviest partition first, always to the shard that has the least load so far (*longest processing
  /// time first*; Graham 1969: at most 4/3 of what is possible).
  ///
  /// - Complexity: O(n log n + n · shards) for n partitions.
  public static func balanced(loads: [Double], shards: Int) -> [Int] {
    var result = [Int](repeating: 0, count: loads.count)
    var sums = [Double](repeating: 0, count: shards)
    for partition in heaviestFirst(loads) {
      let lightest = sums.indices.reduce(0) { sums[$1] < sums[$0] ? $1 : $0 }
      result[partition] = lightest
      sums[lightest] += loads[partition]
    }
    return result
  }

  /// Takes a new shard in by moving heavy partitions from shards above the mean, as long as the new one
  /// stays below it.
  ///
  /// - Complexity: O(n log n) for n partitions.
  public static func rebalanced(
    _ assignment: [Int], loads: [Double], adding newShard: Int
  ) -> [Int] {
    let mean = loads.reduce(0, +) / Double(newShard + 1)
    var result = assignment
    var sums = [Double](repeating: 0, count: newShard + 1)
    for (partition, shard) in assignment.enumerated() { sums[shard] += loads[partition] }
    for partition in heaviestFirst(loads) {
      let (source, load) = (assignment[partition], loads[partition])
      guard sums[source] - load >= mean * 0.99, sums[newShard] + load <= mean else { continue }
      sums[source] -= load
      sums[newShard] += load
      result[partition] = newShard
    }
    return result
  }

  private static func heaviestFirst(_ loads: [Double]) -> [Int] {
    loads.indices.sorted { loads[$0] == loads[$1] ? $0 < $1 : loads[$0] > loads[$1] }
  }
}
