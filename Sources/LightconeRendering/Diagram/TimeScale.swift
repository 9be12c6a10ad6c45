import LightconeTrace

/// How far apart two events stand in a picture that is to scale in time.
///
/// What happens at one instant stands line below line, and the time between two instants takes empty
/// space in proportion. So the height of an instant tells how much happened in it, the space below how
/// long nothing did. A long quiet time is folded into one line that says how long it is.
struct TimeScale: Hashable {
  /// The space before a row.
  enum Space: Hashable {
    /// So many empty lines.
    case lines(Int)
    /// One line that stands for a long time.
    case quiet(TimeSpan)
  }

  /// More empty lines than this are folded.
  static let longestSpace = 8

  /// The time that one empty line stands for, 1, 2 or 5 times a power of ten.
  let spanPerLine: TimeSpan
  /// The space before each row; none before the first.
  let spaces: [Space]

  /// Chooses a scale for rows at some times, which do not fall.
  ///
  /// A line stands for half of the usual step from one instant to the next, or for more where the
  /// picture would get too long.
  init(_ times: [Instant]) {
    // No sum of steps must overflow, whatever times a damaged file brings.
    let most = Int64.max / Int64(times.count + 1)
    let steps = zip(times.dropFirst(), times).map { min(max(0, ($0 - $1).nanoseconds), most) }
    let usual = steps.filter { $0 > 0 }.sorted()
    var span = TimeScale.rounded((usual.isEmpty ? 2 : usual[usual.count / 2]) / 2)
    let budget = max(24, 2 * times.count)
    while TimeScale.lines(steps, span) > budget { span = TimeScale.rounded(span + 1) }
    spanPerLine = TimeSpan(nanoseconds: span)
    var spaces: [Space] = times.isEmpty ? [] : [.lines(0)]
    // Rounding is carried over, so that errors do not add up along a picture.
    var (elapsed, drawn): (Int64, Int64) = (0, 0)
    for step in steps {
      elapsed += step
      let lines = TimeScale.divided(elapsed, span) - drawn
      if TimeScale.divided(step, span) > Int64(TimeScale.longestSpace) {
        spaces.append(.quiet(TimeSpan(nanoseconds: step)))
        (elapsed, drawn) = (0, 0)
      } else {
        spaces.append(.lines(Int(max(0, lines))))
        drawn += max(0, lines)
      }
    }
    self.spaces = spaces
  }

  /// Whether a quiet time is folded somewhere.
  var hasQuietTime: Bool {
    spaces.contains { if case .quiet = $0 { true } else { false } }
  }

  /// How many lines steps take beside those of the events.
  private static func lines(_ steps: [Int64], _ span: Int64) -> Int {
    steps.reduce(0) { sum, step in
      let lines = divided(step, span)
      return sum + (lines > Int64(longestSpace) ? 1 : Int(lines))
    }
  }

  /// `value / span`, rounded to nearest.
  private static func divided(_ value: Int64, _ span: Int64) -> Int64 {
    value / span + (value % span >= span - span / 2 ? 1 : 0)
  }

  /// The smallest 1, 2 or 5 times a power of ten that is not less; at least 1.
  static func rounded(_ span: Int64) -> Int64 {
    var power: Int64 = 1
    while power <= Int64.max / 100 {
      for factor: Int64 in [1, 2, 5] where power * factor >= span { return power * factor }
      power *= 10
    }
    return Int64.max / 2
  }
}
