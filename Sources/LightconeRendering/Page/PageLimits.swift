/// How much of a run a page carries. What is left out is said on the page.
public struct PageLimits: Hashable, Sendable {
  /// How many events at most.
  public var events: Int
  /// How many changes of states at most; the last events lose theirs first.
  public var stateChanges: Int
  /// How many points of each series at most, 4 or more; of longer series the least and the greatest of
  /// groups stay.
  public var points: Int
  /// How many characters a text may have.
  public var textLength: Int
  /// How many bytes all texts may take before long ones are cut to 40 characters, and further changes of
  /// states are left out.
  public var textBytes: Int

  /// Limits that keep a page of an ordinary run below 15 MB, and any page below some 30 MB.
  public init(
    events: Int = 100_000, stateChanges: Int = 60_000, points: Int = 4_000, textLength: Int = 2_000,
    textBytes: Int = 8_000_000
  ) {
    self.events = max(0, events)
    self.stateChanges = max(0, stateChanges)
    self.points = max(4, points)
    self.textLength = max(8, textLength)
    self.textBytes = max(0, textBytes)
  }
}
