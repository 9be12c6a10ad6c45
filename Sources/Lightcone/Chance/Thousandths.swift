/// A number in whole thousandths, so that it can be compared, hashed and written without rounding.
///
/// Shapes of laws are given so: the `sigma` of a lognormal law, the exponent of Zipf's law.
public struct Thousandths: Hashable, Comparable, Sendable {
  /// How many thousandths.
  public let count: Int

  /// Creates a number from its thousandths: 500 is 0.5.
  @inlinable
  public init(_ count: Int) { self.count = count }

  /// The number, as near as floating point comes.
  @inlinable
  public var value: Double { Double(count) / 1_000 }

  /// Whether the first is smaller.
  @inlinable
  public static func < (first: Thousandths, second: Thousandths) -> Bool {
    first.count < second.count
  }
}

extension Thousandths: CustomStringConvertible {
  /// The number as it is written in commands, exact, without zeros at the end: `0.5`, `2`, `0.125`.
  public var description: String {
    let sign = count < 0 ? "-" : ""
    let whole = count.magnitude / 1_000
    let rest = count.magnitude % 1_000
    guard rest > 0 else { return "\(sign)\(whole)" }
    var digits = String(1_000 + rest).dropFirst()
    while digits.last == "0" { digits = digits.dropLast() }
    return "\(sign)\(whole).\(digits)"
  }
}
