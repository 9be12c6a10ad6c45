/// The functions that an expression can call.
enum Function: String, CaseIterable, Hashable, Sendable {
  case mean, sum, min, max, count
  case p50, p90, p95, p99, p999, quantile
  case ln, log2, exp, sqrt, abs, floor, ceil

  /// Whether a call with this many arguments gathers many samples or many runs into one number.
  ///
  /// `min` and `max` do so with one argument; with several they compare those in one run. `quantile`
  /// has the part of the samples behind what it gathers, and `count` may have a node behind a kind of
  /// events.
  func isAggregate(argumentCount: Int) -> Bool {
    switch self {
    case .mean, .sum, .count, .p50, .p90, .p95, .p99, .p999, .quantile: true
    case .min, .max: argumentCount == 1
    case .ln, .log2, .exp, .sqrt, .abs, .floor, .ceil: false
    }
  }

  /// How many arguments a call may have.
  var argumentCounts: ClosedRange<Int> {
    switch self {
    case .min, .max: 1...32
    case .count: 1...2
    case .quantile: 2...2
    default: 1...1
    }
  }

  /// How a call is written, for whoever writes another.
  var use: String {
    switch self {
    case .min, .max: "\(rawValue)(x), \(rawValue)(x, y, ...)"
    case .count: "count(x), count(KIND, NODE)"
    case .quantile: "quantile(x, 0.99)"
    default: "\(rawValue)(x)"
    }
  }

  /// The part of the samples that lies at or below a quantile, in thousandths.
  var thousandths: Int? {
    switch self {
    case .p50: 500
    case .p90: 900
    case .p95: 950
    case .p99: 990
    case .p999: 999
    default: nil
    }
  }
}

/// The samples that an aggregate gathers, all in one unit.
struct Samples: Hashable, Sendable {
  /// The samples, in nanoseconds to the power of ``timeExponent``.
  var values: [Double] = []
  /// The power of time of all samples.
  var timeExponent = 0

  /// What an aggregate makes of the samples, or `nil` where it needs a sample and there is none.
  ///
  /// Quantiles are by nearest rank: the smallest sample that has at least the given part of all
  /// samples at or below it. Nothing is interpolated, so a quantile is always a sample.
  ///
  /// - Complexity: O(n), quantiles O(n log n).
  func aggregate(_ function: Function) -> Quantity? {
    if function == .count { return Quantity(Double(values.count)) }
    let sum = values.reduce(0, +)
    if function == .sum { return Quantity(sum, timeExponent: timeExponent) }
    guard let least = values.min(), let greatest = values.max() else { return nil }
    switch function {
    case .mean: return Quantity(sum / Double(values.count), timeExponent: timeExponent)
    case .min: return Quantity(least, timeExponent: timeExponent)
    case .max: return Quantity(greatest, timeExponent: timeExponent)
    default: return function.thousandths.flatMap { quantile(Double($0) / 1_000) }
    }
  }

  /// The sample of rank ⌈n · part⌉, or `nil` where there is none.
  ///
  /// - Parameter part: above 0, at most 1. What floating point adds to a whole rank is forgiven.
  func quantile(_ part: Double) -> Quantity? {
    let rank = Int(Quantity.withoutRoundingError(Double(values.count) * part).rounded(.up))
    guard !values.isEmpty else { return nil }
    return Quantity(
      values.sorted()[Swift.min(Swift.max(1, rank), values.count) - 1], timeExponent: timeExponent)
  }
}
