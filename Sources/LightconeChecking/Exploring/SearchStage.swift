public import Lightcone

/// A predicate over the states of a space, with the words that name it.
public struct StateCondition<Space: SearchSpace>: Sendable {
  /// What it says, for people.
  public let name: String
  /// Whether it is true of a state.
  public let holds: @Sendable (Space, Space.State) -> Bool

  /// Creates a condition.
  public init(_ name: String, holds: @escaping @Sendable (Space, Space.State) -> Bool) {
    self.name = name
    self.holds = holds
  }
}

/// One stage of a search: what it looks for, and where it does not go on.
public struct SearchStage<Space: SearchSpace>: Sendable {
  /// The stage ends at the first state for which this is true. Nil looks at all states.
  public var goal: StateCondition<Space>?
  /// The stage looks at states for which one of these is true, but not beyond them.
  public var prunes: [StateCondition<Space>]

  /// Creates a stage.
  public init(goal: StateCondition<Space>? = nil, prunes: [StateCondition<Space>] = []) {
    self.goal = goal
    self.prunes = prunes
  }
}
