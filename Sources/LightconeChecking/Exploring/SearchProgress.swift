/// How far a search has come, for a line that is shown while it runs.
///
/// There is no clock in it: who is told takes the time and works out the rate.
public struct SearchProgress: Hashable, Sendable {
  /// The stage of the search, from 0.
  public var stage: Int
  /// States whose successors were looked at.
  public var exploredCount: Int
  /// States that differ.
  public var distinctCount: Int
  /// Successors looked at, and initial states.
  public var generatedCount: Int
  /// Steps from the start to the states looked at now.
  public var depth: Int
  /// States that wait for their turn.
  public var frontierCount: Int

  /// Creates a report.
  @inlinable
  public init(
    stage: Int, exploredCount: Int, distinctCount: Int, generatedCount: Int, depth: Int,
    frontierCount: Int
  ) {
    self.stage = stage
    self.exploredCount = exploredCount
    self.distinctCount = distinctCount
    self.generatedCount = generatedCount
    self.depth = depth
    self.frontierCount = frontierCount
  }
}
