public import Lightcone

/// How much a search may spend. What is nil is not limited.
public struct SearchBudget: Sendable {
  /// How many distinct states it may find.
  public var states: Int?
  /// How many successors it may look at.
  public var generatedStates: Int?
  /// How many steps away from the start it may go.
  public var depth: Int?
  /// How much memory it may take, in bytes, by its own estimate: see
  /// ``Exploration/peakMemoryBytes``.
  public var memoryBytes: Int?
  /// Asked every few thousand successors; true ends the search. Time limits come in here.
  public var shouldStop: @Sendable () -> Bool

  /// Creates a budget without limits but those that are given.
  public init(
    states: Int? = nil, generatedStates: Int? = nil, depth: Int? = nil, memoryBytes: Int? = nil,
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) {
    self.states = states
    self.generatedStates = generatedStates
    self.depth = depth
    self.memoryBytes = memoryBytes
    self.shouldStop = shouldStop
  }

  /// What is wrong with the budget, or nil if it is possible: each limit is 1 or more.
  public var problem: SettingProblem? {
    let limits = [
      ("states", states), ("generated states", generatedStates), ("depth", depth),
      ("memory", memoryBytes),
    ]
    for (name, limit) in limits {
      if let limit, limit < 1 { return SettingProblem(name, "\(limit)", range: "1 or more") }
    }
    return nil
  }
}

/// One of the limits of a search, to say which of them it met.
public enum SearchLimit: String, Hashable, Sendable {
  /// ``SearchBudget/states``, or the 2^31 states that a search can number.
  case states
  /// ``SearchBudget/generatedStates``.
  case generatedStates = "generated states"
  /// ``SearchBudget/depth``.
  case depth
  /// ``SearchBudget/memoryBytes``.
  case memory
  /// The number of walks of a search by chance.
  case walks
}
