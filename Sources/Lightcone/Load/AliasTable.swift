/// A table that chooses among many outcomes of given weights in constant time (Walker 1977, made by
/// Vose's method of 1991).
///
/// Every column has the same chance, and holds at most two outcomes: its own, and its alias for
/// what the own one leaves over.
@usableFromInline
struct AliasTable: Sendable {
  /// Below this share of 2^64, a column gives its own outcome.
  @usableFromInline let thresholds: ContiguousArray<UInt64>
  /// What a column gives otherwise.
  @usableFromInline let aliases: ContiguousArray<Int32>

  /// Makes the table in O(n).
  ///
  /// - Parameter weights: at least one, each 0 or more and at least one above 0; at most 2^31 - 1.
  init(weights: [Double]) {
    let count = weights.count
    // From the end, where Zipf's weights are small: so nothing small is lost beside something
    // large.
    let mean = weights.reversed().reduce(0, +) / Double(count)
    var levels = weights.map { $0 / mean }
    var thresholds = ContiguousArray<UInt64>(repeating: .max, count: count)
    var aliases = ContiguousArray((0..<count).map { Int32($0) })
    var under = levels.indices.reversed().filter { levels[$0] < 1 }
    var over = levels.indices.reversed().filter { levels[$0] >= 1 }
    while let low = under.popLast(), let high = over.last {
      thresholds[low] = AliasTable.threshold(levels[low])
      aliases[low] = Int32(high)
      levels[high] -= 1 - levels[low]
      if levels[high] < 1 {
        over.removeLast()
        under.append(high)
      }
    }
    // Columns that remain are full but for rounding, and are their own aliases.
    self.thresholds = thresholds
    self.aliases = aliases
  }

  /// The outcome that 64 random bits choose.
  @inlinable
  func choice(_ bits: UInt64) -> Int {
    let (column, rest) = bits.multipliedFullWidth(by: UInt64(thresholds.count))
    let position = Int(column)
    return rest < thresholds[position] ? position : Int(aliases[position])
  }

  /// A share from 0 to 1 as a share of 2^64.
  private static func threshold(_ share: Double) -> UInt64 {
    let scaled = share * 0x1p64
    guard scaled > 0 else { return 0 }
    return scaled < 0x1p64 ? UInt64(scaled) : .max
  }
}
