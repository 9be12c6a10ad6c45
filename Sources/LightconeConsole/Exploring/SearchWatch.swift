public import LightconeChecking

/// Who wants to be told of searches while they run, for example to show how far they have come.
public struct SearchWatch: Sendable {
  /// Told when searches begin. A command may make several, each with a larger budget.
  public var begin: @Sendable () -> Void
  /// Told now and then how far a search has come.
  public var progress: @Sendable (SearchProgress) -> Void
  /// Told when a search has ended.
  public var end: @Sendable (SearchCounts) -> Void

  /// Creates a watch.
  public init(
    begin: @escaping @Sendable () -> Void,
    progress: @escaping @Sendable (SearchProgress) -> Void,
    end: @escaping @Sendable (SearchCounts) -> Void
  ) {
    self.begin = begin
    self.progress = progress
    self.end = end
  }
}
