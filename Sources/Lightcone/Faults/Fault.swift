public import LightconeTrace

/// Something that the environment does to a system.
public enum Fault: Hashable, Sendable {
  /// A node loses its volatile state, its timers and its unsent work; with `restartAfter` it comes
  /// back by itself, unless it was restarted before.
  case crash(NodeID, restartAfter: TimeSpan? = nil)
  /// A crashed node starts again with what its disk kept.
  case restart(NodeID)
  /// The groups cannot reach each other; nodes in no group still reach everybody.
  case partition([[NodeID]])
  /// All cuts are healed.
  case repair
}

/// What a person or a plan does to a run, and when.
public enum Intervention: Hashable, Sendable {
  /// At once.
  case now(Fault)
  /// At a time, before anything else that happens at that time and was not yet due. A fault that is
  /// impossible by then, such as a crash of a node that is down, changes nothing.
  case at(Instant, Fault)
  /// Right after an event has been recorded. A crash of the node whose handler is running comes in
  /// the middle of it: what the handler would have done next, it does not do. Every other fault
  /// comes at the handler's end.
  case afterEvent(EventNumber, Fault)
  /// When a node passes a named point of its code for the first time (see
  /// ``Context/failPoint(_:)``).
  case atFailPoint(String, Fault)
}

/// Why a fault cannot be done.
public enum FaultProblem: Error, Hashable, Sendable {
  /// There is no node with this number.
  case unknownNode(NodeID)
  /// The node is down already.
  case alreadyDown(NodeID)
  /// The node is up.
  case alreadyUp(NodeID)
  /// A partition needs at least two groups, none of them empty.
  case tooFewGroups
  /// A node stands in two groups of one partition.
  case inTwoGroups(NodeID)
  /// The time or the event lies in the past.
  case inThePast
}
