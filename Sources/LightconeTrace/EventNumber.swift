/// The number of an event in its trace, counted from 1 and written `#57`.
public struct EventNumber: Hashable, Comparable, Sendable {
  /// The number; 0 stands for "no event".
  public var rawValue: UInt32

  /// Creates an event number.
  @inlinable
  public init(_ number: Int) { rawValue = UInt32(truncatingIfNeeded: number) }

  /// No event: the cause of what the environment does by itself.
  @inlinable
  public static var none: EventNumber { EventNumber(0) }

  /// The event's position in ``Trace/events``.
  @inlinable
  public var position: Int { Int(rawValue) - 1 }

  /// Whether the first event was recorded earlier.
  @inlinable
  public static func < (first: EventNumber, second: EventNumber) -> Bool {
    first.rawValue < second.rawValue
  }
}

extension EventNumber: CustomStringConvertible {
  /// The number as users write it, for example `#57`.
  public var description: String { "#\(rawValue)" }
}
