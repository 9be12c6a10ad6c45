/// Where ranges of keys end.
public enum RangeSplit {
  /// Ends that give each of some shards the same number of keys, as nearly as whole numbers allow.
  public static func even(keys: Int, shards: Int) -> [Int] {
    (1...shards).map { keys * $0 / shards }
  }

  /// Ends that give each of some shards the same number of letters of the alphabet. Keys are words in the
  /// order of a dictionary, and `letterCounts` says how many words begin with each letter.
  public static func letters(_ letterCounts: [Int], keys: Int, shards: Int) -> [Int] {
    let total = max(1, letterCounts.reduce(0, +))
    return (1...shards).map { shard in
      let words = letterCounts.prefix(letterCounts.count * shard / shards).reduce(0, +)
      return keys * words / total
    }
  }

  /// The ends, and one more that halves the load of the busiest range.
  public static func halvingBusiest(_ ends: [Int], loads: [Double]) -> [Int] {
    var (busiest, most, start) = (0, -1.0, 0)
    for (range, end) in ends.enumerated() {
      let load = loads[start..<max(start, end)].reduce(0, +)
      if load > most { (busiest, most) = (range, load) }
      start = max(start, end)
    }
    let first = busiest == 0 ? 0 : ends[busiest - 1]
    var (sum, key) = (0.0, first)
    while key < ends[busiest] - 1, sum + loads[key] <= most / 2 || key == first {
      sum += loads[key]
      key += 1
    }
    return ends[..<busiest] + [key] + ends[busiest...]
  }
}
