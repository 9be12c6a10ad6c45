/// A point in simulated time, in whole nanoseconds since the start of the run.
///
/// Integer time has no rounding: the same additions in another order give the same instant.
public struct Instant: Hashable, Comparable, Sendable {
  /// Nanoseconds since the start of the run, 0 or more.
  public var nanoseconds: Int64

  /// Creates an instant.
  @inlinable
  public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// The start of every run.
  @inlinable
  public static var start: Instant { Instant(nanoseconds: 0) }

  /// Whether the first instant is earlier.
  @inlinable
  public static func < (first: Instant, second: Instant) -> Bool {
    first.nanoseconds < second.nanoseconds
  }

  /// The instant that lies `span` after this one.
  @inlinable
  public static func + (instant: Instant, span: TimeSpan) -> Instant {
    Instant(nanoseconds: instant.nanoseconds &+ span.nanoseconds)
  }

  /// The time between two instants; negative where the first is the earlier one.
  @inlinable
  public static func - (later: Instant, earlier: Instant) -> TimeSpan {
    TimeSpan(nanoseconds: later.nanoseconds &- earlier.nanoseconds)
  }
}

extension Instant: CustomStringConvertible {
  /// The instant with its unit, for example `4 ms`.
  public var description: String { TimeSpan(nanoseconds: nanoseconds).description }
}
