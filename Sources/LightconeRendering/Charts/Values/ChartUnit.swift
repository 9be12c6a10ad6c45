import LightconeTrace

/// The unit of a chart's values, and how a value is written with it.
///
/// Example: `ChartUnit.time.text(12_500_000)` is `12.5 ms`; `ChartUnit.ratio.text(0.25)` is `25%`.
public enum ChartUnit: Hashable, Sendable {
  /// A number of things, whose name may follow: `locks`, `requests/s`.
  case number(String = "")
  /// Nanoseconds, written in the unit of time that fits.
  case time
  /// A part of a whole; 1 is written as 100%.
  case ratio

  /// A value with its unit: at most four digits count, but whole numbers below 10^15 are exact.
  public func text(_ value: Double) -> String {
    guard value.isFinite else { return "not a number" }
    switch self {
    case .number(let name):
      guard !name.isEmpty else { return decimalText(value) }
      // `1 lock`, but `1 requests/s`.
      let isOne = abs(value) == 1 && name.hasSuffix("s") && !name.hasSuffix("ss")
      let noun = isOne && !name.contains("/") ? String(name.dropLast()) : name
      return "\(decimalText(value)) \(noun.printable)"
    case .ratio: return decimalText(value * 100) + "%"
    case .time:
      if value != 0, abs(value) < 1 { return decimalText(value) + " ns" }
      guard abs(value) < 9e18 else { return decimalText(value / 1e9) + " s" }
      return TimeSpan(nanoseconds: Int64(value.rounded())).description
    }
  }
}

extension ChartUnit {
  /// The power of ten by which ticks are divided where the greatest magnitude is this one, and the unit
  /// that they then have.
  func tickUnit(magnitude: Double, glyphs: Display.Glyphs) -> (exponent: Int, name: String) {
    switch self {
    case .ratio: return (-2, "%")
    case .time:
      // Seconds only from 10 s on: below that a run is read in milliseconds.
      if magnitude >= 1e10 { return (9, "s") }
      if magnitude >= 1e6 || magnitude == 0 { return (6, "ms") }
      return magnitude >= 1e3 ? (3, "us") : (0, "ns")
    case .number(let name):
      guard magnitude > 0, magnitude >= 100_000 || magnitude < 0.001 else {
        return (0, name.printable)
      }
      let exponent = floorOfDecimalLogarithm(magnitude)
      let threes = exponent >= 0 ? exponent / 3 * 3 : -((2 - exponent) / 3 * 3)
      let power = powerText(threes, glyphs: glyphs)
      return (threes, name.isEmpty ? power : "\(power) \(name.printable)")
    }
  }

  /// A tick of a logarithmic axis: with its unit where that changes along the axis.
  func logarithmicText(_ value: Double) -> String {
    if case .number = self { return decimalText(value) }
    return text(value)
  }

  /// The title of a logarithmic axis: with the unit that its ticks do not carry.
  func logarithmicTitle(_ title: String) -> String {
    guard case .number(let name) = self else { return title.printable }
    return axisTitle(title, unit: name.printable)
  }

  /// The title of an axis, with the unit of its ticks in parentheses.
  func axisTitle(_ title: String, unit: String) -> String {
    guard !unit.isEmpty else { return title.printable }
    return title.isEmpty ? unit : "\(title.printable) (\(unit))"
  }
}
