public import LightconeTrace

/// How far a piece of long work has come.
public enum WorkProgress: Hashable, Sendable {
  /// A run goes on.
  ///
  /// - now: the time it has come to.
  /// - end: where it ends at the latest.
  /// - events: how many events this command has made.
  case run(now: Instant, end: Instant, events: Int)
  /// A model is run many times.
  ///
  /// - count: how many runs there will be; nil while that is not known.
  case runs(done: Int, count: Int?)
  /// A failing run is made shorter.
  ///
  /// - runs: how many were tried.
  /// - parts: how many faults and changed settings the shortest so far has.
  case shrinking(runs: Int, parts: Int)
}

/// Who wants to be told how far long work is, for example to show it to a person who waits.
///
/// The session knows no clock: it tells often, and whoever is told decides what is shown and when.
public struct WorkWatch: Sendable {
  /// Told now and then, from the thread that does the command; must return quickly.
  public var report: @Sendable (WorkProgress) -> Void

  /// Creates a watch.
  public init(report: @escaping @Sendable (WorkProgress) -> Void) { self.report = report }
}
