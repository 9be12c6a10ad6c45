/// The number of a node in its world, counted from 0.
///
/// Names are for people and stand in ``Trace/nodes``; nodes know each other by number.
public struct NodeID: Hashable, Comparable, Sendable {
  /// The node's position in the world's list of nodes.
  public var rawValue: Int32

  /// Creates the identity of the node at a position.
  @inlinable
  public init(_ position: Int) { rawValue = Int32(truncatingIfNeeded: position) }

  /// The node's position in the world's list of nodes.
  @inlinable
  public var position: Int { Int(rawValue) }

  /// Whether the first node stands before the second.
  @inlinable
  public static func < (first: NodeID, second: NodeID) -> Bool { first.rawValue < second.rawValue }
}

extension NodeID: CustomStringConvertible {
  /// The identity as a number, for example `node 2`.
  public var description: String { "node \(rawValue)" }
}
