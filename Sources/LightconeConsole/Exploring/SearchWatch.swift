public import LightconeChecking

/// Who wants to be told of searches while they run, for example to show how far they have come.
public struct SearchWatch: Sendable {
  /// Told when searches begin. A command may make several, each with a larger budget.
  public var begin: @Sendable () -> Void
  /// Told now and then how far a search has come.
  public var progress: @Sendable (SearchProgress) -> Void
  /// Told when a search has ended.
  public var end: @Sendable (SearchCounts) -> Void
  /// What there is to say of all searches since this was last asked, once they are over: how long they
  /// took, for example; nil if there were none.
  public var takeSummary: @Sendable () -> String?

  /// Creates a watch.
  public init(
    begin: @escaping @Sendable () -> Void,
    progress: @escaping @Sendable (SearchProgress) -> Void,
    end: @escaping @Sendable (SearchCounts) -> Void,
    takeSummary: @escaping @Sendable () -> String? = { nil }
  ) {
    self.begin = begin
    self.progress = progress
    self.end = end
    self.takeSummary = takeSummary
  }
}
