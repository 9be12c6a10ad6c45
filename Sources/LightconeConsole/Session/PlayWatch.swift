/// Who shows a run while `play` goes along it, at a pace that a person can follow.
///
/// The session knows no clock: it says how long the time since the last event is to take, and whoever
/// shows the events waits so long. Without a watch, as in a script, nothing waits.
public struct PlayWatch: Sendable {
  /// Waits, and shows what has happened then.
  public var show: @Sendable (_ text: String, _ wait: Duration) -> Void

  /// Creates a watch.
  public init(show: @escaping @Sendable (_ text: String, _ wait: Duration) -> Void) {
    self.show = show
  }
}
