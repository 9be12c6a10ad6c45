/// The values at both ends of an axis, and where on it a value stands.
struct AxisScale: Hashable, Sendable {
  let lower: Double
  let upper: Double
  let spread: ChartAxis.Spread
  private let start: Double
  private let length: Double

  /// Creates a scale between two values, `lower` below `upper`; both positive if it is logarithmic.
  init(from lower: Double, to upper: Double, spread: ChartAxis.Spread) {
    self.lower = lower
    self.upper = upper
    self.spread = spread
    start = spread == .linear ? lower : decimalLogarithm(lower)
    length = spread == .linear ? upper - lower : decimalLogarithm(upper) - start
  }

  /// Whether a value can be shown.
  func contains(_ value: Double) -> Bool { value >= lower && value <= upper }

  /// Where a value stands: 0 at the lower end, 1 at the upper one; values outside at the nearer end.
  func position(of value: Double) -> Double {
    guard length > 0 else { return 0 }
    let clamped = min(upper, max(lower, value))
    let place = spread == .linear ? clamped : decimalLogarithm(max(clamped, lower))
    return min(1, max(0, (place - start) / length))
  }
}

/// A tick: a value and how it is written.
struct AxisTick: Hashable, Sendable {
  let value: Double
  let label: String
}
