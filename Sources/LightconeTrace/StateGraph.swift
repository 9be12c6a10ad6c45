/// The states that a search has seen, and the steps between them: a picture of all that a small system
/// can do.
///
/// A search fills it as far as its bound allows, and says what it did not keep.
public struct StateGraph: Hashable, Sendable {
  /// A state in words.
  public struct State: Hashable, Sendable {
    /// What it is called; several lines are kept apart.
    public var label: String
    /// Whether the search began here.
    public var isInitial: Bool
    /// Whether it is what was looked for: a violation, or a goal.
    public var isFound: Bool

    /// Describes a state.
    public init(label: String, isInitial: Bool = false, isFound: Bool = false) {
      self.label = label
      self.isInitial = isInitial
      self.isFound = isFound
    }
  }

  /// A step from one state to another.
  public struct Edge: Hashable, Sendable {
    /// Where it begins, as a position in ``StateGraph/states``.
    public var from: Int
    /// Where it leads.
    public var to: Int
    /// What happens.
    public var label: String

    /// Describes a step.
    public init(from: Int, to: Int, label: String = "") {
      self.from = from
      self.to = to
      self.label = label
    }
  }

  /// The states, in the order in which they were seen.
  public var states: [State]
  /// The steps, in the order in which they were tried.
  public var edges: [Edge]
  /// How many states were seen and not kept.
  public var leftOutStateCount: Int

  /// Creates a graph.
  public init(states: [State] = [], edges: [Edge] = [], leftOutStateCount: Int = 0) {
    self.states = states
    self.edges = edges
    self.leftOutStateCount = leftOutStateCount
  }
}
