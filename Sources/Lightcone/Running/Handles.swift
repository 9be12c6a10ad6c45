/// A timer of a node, as the node itself names it: the lowest number that is free.
///
/// It is small and local, so that a node that sets and cancels timers again and again returns to the
/// same state.
public struct TimerHandle: Hashable, Sendable {
  @usableFromInline let index: UInt32

  @inlinable
  init(index: Int) { self.index = UInt32(truncatingIfNeeded: index) }
}

/// A client operation that was begun, to be named when it ends.
public struct OperationNumber: Hashable, Sendable {
  /// The number, counted from 1 in each run.
  public let rawValue: UInt64

  @inlinable
  init(_ rawValue: UInt64) { self.rawValue = rawValue }
}
