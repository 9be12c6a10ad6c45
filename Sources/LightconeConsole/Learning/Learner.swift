/// The person at the prompt: what they did so far, and what time it is for them.
public struct Learner: Hashable, Sendable {
  /// What they did so far.
  public var progress: Progress
  /// The word by which this prompt signs its notes; no other prompt may have it.
  public let writer: String
  /// What time it is; who drives the session sets it before each line.
  public var now: WallTime

  /// Creates a learner.
  ///
  /// - Parameter writer: letters and digits, no blank.
  public init(progress: Progress = Progress(), writer: String, now: WallTime) {
    self.progress = progress
    self.writer = writer
    self.now = now
  }
}
