public import Lightcone
public import LightconeTrace

/// One thing that is different in a run that is done again.
public enum RunChange: Hashable, Sendable {
  /// Nothing is different; the run only goes on.
  case goOn
  /// Something that was done to the run is left out: its position in ``Timeline/deeds``.
  case leaveOut(deed: Int)
  /// Something is done besides.
  case add([Intervention], Point)

  /// Where in the run something is done besides.
  public enum Point: Hashable, Sendable {
    /// Where one stands.
    case present
    /// After the step in which an event was recorded, before anything else is done there.
    case after(EventNumber)
    /// Before the step in which an event was recorded.
    case before(EventNumber)
    /// After all that happened up to a time.
    case time(Instant)
  }
}

/// How much work a question may cost.
public struct ReplayBudget: Hashable, Sendable {
  /// How many changed runs are done at the most.
  public var replays: Int
  /// How many steps each of them takes at the most.
  public var steps: Int

  /// Creates a budget.
  public init(replays: Int = 64, steps: Int = 20_000) {
    self.replays = max(1, replays)
    self.steps = max(1, steps)
  }
}
