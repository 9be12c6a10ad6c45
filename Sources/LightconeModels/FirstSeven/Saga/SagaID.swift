/// The number of a saga, counted from 1.
public struct SagaID: Hashable, Comparable, Sendable, CustomStringConvertible {
  let number: Int

  /// Whether the first was asked for earlier.
  public static func < (first: SagaID, second: SagaID) -> Bool { first.number < second.number }

  /// The number as `S1`.
  public var description: String { "S\(number)" }
}

/// How a saga ends.
public enum SagaOutcome: String, Hashable, Sendable {
  /// All steps are done.
  case completed
  /// All steps that may have been done are made good.
  case compensated
}
