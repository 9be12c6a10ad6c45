import LightconeTrace

/// What coordinator and participants of two-phase commit have agreed on.
struct CommitRules: Hashable, Sendable {
  let variant: CommitVariant
  var termination = CommitTermination.wait
  /// After which time in doubt a participant aborts alone; zero for never.
  var heuristicAfter = TimeSpan.zero

  /// Whether a decision is forced to disk and acknowledged.
  func isForced(_ decision: Decision) -> Bool { variant == .basic || decision == .commit }

  /// Whom a participant in doubt may ask, besides the coordinator, and has to be told of.
  func peers(among participants: [NodeID]) -> [NodeID] {
    termination == .cooperative ? participants : []
  }
}

extension CommitRules: CustomStringConvertible {
  /// The rules in a few words, without what is usual.
  var description: String {
    let hasHeuristic = heuristicAfter > .zero
    return "\(variant)" + (termination == .cooperative ? ", cooperative" : "")
      + (hasHeuristic ? ", heuristic" : "")
  }
}
