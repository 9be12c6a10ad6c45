public import LightconeTrace

/// How many times as long something takes, in hundredths, so that it decides by whole numbers.
public struct Factor: Hashable, Comparable, Sendable {
  /// The factor in hundredths, 1 to 100,000,000.
  public let hundredths: Int

  /// Creates a factor; nil outside 0.01 to 1,000,000.
  public init?(hundredths: Int) {
    guard (1...100_000_000).contains(hundredths) else { return nil }
    self.hundredths = hundredths
  }

  @inlinable
  init(unchecked hundredths: Int) { self.hundredths = hundredths }

  /// As long as ever.
  @inlinable
  public static var one: Factor { Factor(unchecked: 100) }

  /// A whole factor.
  ///
  /// - Parameter factor: 1 to 1,000,000; anything else is a programmer error.
  public static func times(_ factor: Int) -> Factor {
    precondition((1...1_000_000).contains(factor), "a factor is 1 to 1,000,000, not \(factor)")
    return Factor(unchecked: factor * 100)
  }

  /// Whether the first is smaller.
  public static func < (first: Factor, second: Factor) -> Bool {
    first.hundredths < second.hundredths
  }

  /// A span this many times as long, rounded down; the longest span instead of a longer one.
  @usableFromInline
  func times(_ span: TimeSpan) -> TimeSpan {
    guard self != .one else { return span }
    let (product, overflow) = span.nanoseconds.multipliedReportingOverflow(by: Int64(hundredths))
    guard overflow else { return TimeSpan(nanoseconds: product / 100) }
    let (rough, isTooLong) = (span.nanoseconds / 100)
      .multipliedReportingOverflow(by: Int64(hundredths))
    return TimeSpan(nanoseconds: isTooLong ? .max : rough)
  }
}

extension Factor: CustomStringConvertible {
  /// The factor as it is written in commands, for example `10x` or `1.5x`.
  public var description: String {
    let (whole, rest) = (hundredths / 100, hundredths % 100)
    if rest == 0 { return "\(whole)x" }
    let digits = rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
    return "\(whole).\(digits)x"
  }
}
