/// A length of simulated time in whole nanoseconds.
///
/// It is not called `Duration` so that tests which import this module and the standard library's
/// `Duration` never have to say which one they mean.
public struct TimeSpan: Hashable, Comparable, Sendable {
  /// The length in nanoseconds.
  public var nanoseconds: Int64

  /// Creates a time span.
  @inlinable
  public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// No time at all.
  @inlinable
  public static var zero: TimeSpan { TimeSpan(nanoseconds: 0) }

  /// A span of whole nanoseconds.
  @inlinable
  public static func nanoseconds(_ count: Int64) -> TimeSpan { TimeSpan(nanoseconds: count) }

  /// A span of whole microseconds.
  @inlinable
  public static func microseconds(_ count: Int64) -> TimeSpan {
    TimeSpan(nanoseconds: count * 1_000)
  }

  /// A span of whole milliseconds.
  @inlinable
  public static func milliseconds(_ count: Int64) -> TimeSpan {
    TimeSpan(nanoseconds: count * 1_000_000)
  }

  /// A span of whole seconds.
  @inlinable
  public static func seconds(_ count: Int64) -> TimeSpan {
    TimeSpan(nanoseconds: count * 1_000_000_000)
  }

  /// Whether the first span is shorter.
  @inlinable
  public static func < (first: TimeSpan, second: TimeSpan) -> Bool {
    first.nanoseconds < second.nanoseconds
  }

  /// The sum of two spans.
  @inlinable
  public static func + (first: TimeSpan, second: TimeSpan) -> TimeSpan {
    TimeSpan(nanoseconds: first.nanoseconds &+ second.nanoseconds)
  }

  /// The difference of two spans.
  @inlinable
  public static func - (first: TimeSpan, second: TimeSpan) -> TimeSpan {
    TimeSpan(nanoseconds: first.nanoseconds &- second.nanoseconds)
  }

  /// A span `factor` times as long.
  @inlinable
  public static func * (span: TimeSpan, factor: Int64) -> TimeSpan {
    TimeSpan(nanoseconds: span.nanoseconds * factor)
  }
}

extension TimeSpan: CustomStringConvertible {
  /// The span in the largest unit that leaves at least 1 before the point, with up to three
  /// digits behind it: `0 ms`, `850 µs` as `850 us`, `12.5 ms`, `10 s`.
  public var description: String {
    let magnitude = nanoseconds.magnitude
    let units: [(String, UInt64)] = [("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1_000)]
    guard magnitude > 0 else { return "0 ms" }
    let sign = nanoseconds < 0 ? "-" : ""
    // Half of the smaller unit's last digit is added first: 999.9996 ms is `1 s`, not `1000 ms`.
    guard let (name, size) = units.first(where: { magnitude + $0.1 / 2_000_000 >= $0.1 }) else {
      return "\(sign)\(magnitude) ns"
    }
    return "\(sign)\(decimal(magnitude, per: size)) \(name)"
  }

  /// `value / size` with up to three digits behind the point, rounded to nearest, no zeros at the
  /// end.
  private func decimal(_ value: UInt64, per size: UInt64) -> String {
    let step = size / 1_000
    let thousandths = value / step + (value % step * 2 >= step ? 1 : 0)
    var fraction = String(thousandths % 1_000)
    fraction = String(repeating: "0", count: 3 - fraction.count) + fraction
    while fraction.last == "0" { fraction.removeLast() }
    let whole = String(thousandths / 1_000)
    return fraction.isEmpty ? whole : "\(whole).\(fraction)"
  }
}
