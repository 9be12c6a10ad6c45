public import LightconeTrace

/// When requests come in from outside, whatever becomes of the earlier ones (an *open loop*).
///
/// A client that waits for an answer before it asks again slows down as the system does, and so
/// hides the overload that it should show (Schroeder, Wierman, Harchol-Balter: Open Versus Closed,
/// NSDI 2006). These processes do not wait.
public enum ArrivalProcess: Hashable, Sendable {
  /// At equal distances, the first after one distance. Over a long time the rate is exact:
  /// distances that are no whole nanoseconds differ by one.
  case constant(Rate)
  /// Independent users, many of them: the gaps are exponential, the counts Poisson.
  case poisson(Rate)
  /// A Poisson process whose rate switches: each period `every` begins with the rate `base` and
  /// ends with `burst`, which lasts `lasting`.
  case bursty(base: Rate, burst: Rate, every: TimeSpan, lasting: TimeSpan)
  /// The weak spot of a limit that is counted in fixed windows: `count` arrivals at the end of one
  /// window and `count` at the start of the next, all `spacing` apart; then again two windows
  /// later. No window holds more than `count`, but around every other boundary there are twice as
  /// many at once.
  case boundary(count: Int, window: TimeSpan, spacing: TimeSpan)

  /// The largest rate: one arrival in each nanosecond.
  static let largestRate = Rate(perSecond: 1_000_000_000)

  /// What is wrong with the process, or nil if it is possible.
  public var problem: SettingProblem? {
    switch self {
    case .constant(let rate), .poisson(let rate): problem(of: rate, "rate")
    case .bursty(let base, let burst, let every, let lasting):
      problem(of: base, "base") ?? problem(of: burst, "burst")
        ?? SettingProblem("every", every.literal, range: "above 0ms", unless: every > .zero)
        ?? SettingProblem(
          "lasting", lasting.literal, range: "0ms to \(every.literal)",
          unless: .zero <= lasting && lasting <= every)
    case .boundary(let count, let window, let spacing):
      boundaryProblem(count, window, spacing)
    }
  }

  private func problem(of rate: Rate, _ name: String) -> SettingProblem? {
    SettingProblem(
      name, rate, range: "0/s to \(ArrivalProcess.largestRate)",
      unless: rate <= ArrivalProcess.largestRate)
  }

  private func boundaryProblem(
    _ count: Int, _ window: TimeSpan, _ spacing: TimeSpan
  ) -> SettingProblem? {
    // Two windows must be a time span, and the first arrival must come after the window's start.
    let longest = TimeSpan(nanoseconds: Int64.max / 4)
    if let problem = SettingProblem("count", count, range: "1 or more", unless: count >= 1)
      ?? SettingProblem(
        "window", window.literal, range: "2ns to \(longest.literal)",
        unless: window > .nanoseconds(1) && window <= longest)
    {
      return problem
    }
    let most = (window.nanoseconds - 1) / Int64(count)
    guard most >= 1 else {
      return SettingProblem("count", "\(count)", range: "1 to \(window.nanoseconds - 1)")
    }
    return SettingProblem(
      "spacing", spacing.literal, range: "1ns to \(TimeSpan(nanoseconds: most).literal)",
      unless: .nanoseconds(1) <= spacing && spacing.nanoseconds <= most)
  }

  /// The mean rate over a long time, in arrivals a second.
  public var meanPerSecond: Double {
    switch self {
    case .constant(let rate), .poisson(let rate): return Double(rate.perSecond)
    case .bursty(let base, let burst, let every, let lasting):
      let share = Double(lasting.nanoseconds) / Double(every.nanoseconds)
      return Double(base.perSecond) * (1 - share) + Double(burst.perSecond) * share
    case .boundary(let count, let window, _):
      return Double(count) * 1e9 / Double(window.nanoseconds)
    }
  }
}

extension ArrivalProcess: CustomStringConvertible {
  /// The process as one word: `constant(20/s)`, `poisson(20/s)`, `bursty(5/s,100/s,1s,100ms)`,
  /// `boundary(100,1s,1us)`.
  public var description: String {
    switch self {
    case .constant(let rate): "constant(\(rate))"
    case .poisson(let rate): "poisson(\(rate))"
    case .bursty(let base, let burst, let every, let lasting):
      "bursty(\(base),\(burst),\(every.literal),\(lasting.literal))"
    case .boundary(let count, let window, let spacing):
      "boundary(\(count),\(window.literal),\(spacing.literal))"
    }
  }
}
