public import LightconeTrace

/// Why a fault cannot be done.
public enum FaultProblem: Error, Hashable, Sendable {
  /// There is no node with this number.
  case unknownNode(NodeID)
  /// The node is down already.
  case alreadyDown(NodeID)
  /// The node is up.
  case alreadyUp(NodeID)
  /// The node is down, and the fault needs one that runs.
  case isDown(NodeID)
  /// The node is paused already.
  case alreadyPaused(NodeID)
  /// The node is not paused.
  case notPaused(NodeID)
  /// The node's disk has failed, so that it cannot start.
  case diskFailed(NodeID)
  /// The disk has no record with this number.
  case noSuchRecord(NodeID, Int)
  /// A partition needs at least two groups, none of them empty; a one-way cut two sides.
  case tooFewGroups
  /// A node stands in two groups of one partition.
  case inTwoGroups(NodeID)
  /// A link has two different ends.
  case sameNode(NodeID)
  /// Messages between the two nodes are held already.
  case alreadyHeld(NodeID, NodeID)
  /// Messages between the two nodes are not held.
  case notHeld(NodeID, NodeID)
  /// No message of this number is in flight.
  case notInFlight(MessageNumber)
  /// The message has arrived and waits at its receiver, which is busy or paused.
  case waitsAt(NodeID, MessageNumber)
  /// The node offers no such operation, or its words mean nothing.
  case noSuchOperation(NodeID, [String])
  /// A number lies outside its range, both in words.
  case outOfRange(parameter: String, range: String)
  /// The time or the event lies in the past.
  case inThePast
  /// The opposite is planned for the same moment.
  case contradicts(Fault, at: Instant)
}
