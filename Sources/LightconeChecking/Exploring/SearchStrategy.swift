public import Lightcone

/// In which order a search looks at states.
public enum SearchStrategy: Hashable, Sendable {
  /// Nearest states first. Finds shortest counterexamples; holds two levels of states in memory.
  case breadthFirst
  /// One path to its end, then the last branch. Holds only the states of one path; its
  /// counterexamples are long.
  ///
  /// With sleep sets it leaves out orders of independent actions, as
  /// ``SearchSpace/areIndependent(_:_:in:)`` tells, and still finds every state. Where a prune or a
  /// limit of the depth cuts something off, it may leave out states on the near side of the cut
  /// too.
  case depthFirst(sleepSets: Bool = false)
  /// Depth-first to depth 1, then again to depth 2, and so on (Korf 1985). Finds shortest
  /// counterexamples and holds only the states of one path, but looks at many states again.
  case iterativeDeepening
  /// Walks that begin anew each time and take each of the possible steps with equal chance. Finds
  /// what is common, and proves nothing.
  case randomWalks(count: Int, seed: UInt64)
  /// Walks under a scheduler with priorities for lanes and `bugDepth - 1` changes of priority at
  /// moments drawn by chance: probabilistic concurrency testing (Burckhardt et al., ASPLOS 2010).
  /// See ``leastChance(laneCount:stepCount:bugDepth:)``.
  case priorities(count: Int, bugDepth: Int, seed: UInt64)

  /// What is wrong with the strategy, or nil if it is possible.
  public var problem: SettingProblem? {
    switch self {
    case .breadthFirst, .depthFirst, .iterativeDeepening: return nil
    case .randomWalks(let count, _): return Self.problem("walks", count)
    case .priorities(let count, let bugDepth, _):
      return Self.problem("walks", count) ?? Self.problem("bug depth", bugDepth)
    }
  }

  private static func problem(_ name: String, _ value: Int) -> SettingProblem? {
    value < 1 ? SettingProblem(name, "\(value)", range: "1 or more") : nil
  }
}
