/// An axis that was fitted to its data: its ends, its ticks, and its title with the unit.
///
/// Ticks stand at multiples of a ``NiceStep`` and are written from whole numbers, without rounding: so
/// no two have the same label. Ticks of a logarithmic axis stand at powers of ten, or at 1, 2 and 5 times
/// them, and carry their units themselves.
struct FittedAxis: Hashable, Sendable {
  let scale: AxisScale
  let ticks: [AxisTick]
  /// The axis's title, with the unit of its ticks.
  let title: String

  /// Fits an axis.
  ///
  /// - Parameters:
  ///   - values: the least and the greatest value to be shown, if there is one.
  ///   - isWhole: whether all values are whole numbers: then ticks are so too.
  ///   - isRounded: whether the ends are moved outwards to ticks.
  ///   - count: about how many ticks there is room for, at least 2.
  init(
    _ axis: ChartAxis, values: ClosedRange<Double>?, isWhole: Bool, isRounded: Bool, count: Int,
    glyphs: Display.Glyphs
  ) {
    let ends = FittedAxis.ends(of: axis, values: values)
    if axis.spread == .logarithmic {
      (scale, ticks) = FittedAxis.logarithmic(axis, ends, isRounded: isRounded, count: count)
      title = axis.unit.logarithmicTitle(axis.title)
    } else {
      let isFixed = axis.usableRange != nil || !isRounded
      let leastExponent = isWhole && axis.unit != .ratio ? 0 : nil
      let span = max(ends.upperBound - ends.lowerBound, .leastNormalMagnitude)
      let step = NiceStep(span: span, count: count, leastExponent: leastExponent)
      let first = step.lastMultiple(notAbove: ends.lowerBound)
      let last = max(first + 1, step.firstMultiple(notBelow: ends.upperBound))
      let lower = isFixed ? ends.lowerBound : step.multiple(first)
      let upper = isFixed ? ends.upperBound : step.multiple(last)
      scale = AxisScale(from: lower, to: max(upper, lower.nextUp), spread: .linear)
      let unit = axis.unit.tickUnit(magnitude: max(abs(lower), abs(upper)), glyphs: glyphs)
      let scale = scale
      ticks = (first...last).compactMap { number in
        let value = step.multiple(number)
        guard scale.contains(value) else { return nil }
        let label = shiftedText(
          number * step.mantissa, exponent: step.exponent - unit.exponent, isTrimmed: false)
        return AxisTick(value: value, label: label)
      }
      title = axis.unit.axisTitle(axis.title, unit: unit.name)
    }
  }

  /// The values at both ends before they are rounded; always a span.
  private static func ends(
    of axis: ChartAxis, values: ClosedRange<Double>?
  ) -> ClosedRange<Double> {
    var range = axis.usableRange ?? values ?? (axis.spread == .linear ? 0...1 : 1...10)
    if axis.usableRange == nil, axis.spread == .linear, axis.includesZero == true {
      range = min(0, range.lowerBound)...max(0, range.upperBound)
    }
    if axis.spread == .logarithmic {
      let lower = range.lowerBound > 0 ? range.lowerBound : min(1, range.upperBound / 10)
      let isUsable = lower > 0 && range.upperBound > 0
      range = isUsable ? lower...range.upperBound : 1...10
    }
    let magnitude = max(abs(range.lowerBound), abs(range.upperBound))
    // A span in which a Double has hardly any values is none.
    guard range.upperBound - range.lowerBound <= magnitude * 1e-12 else { return range }
    let value = range.lowerBound
    if axis.spread == .logarithmic { return value / 2...value * 2 }
    return value == 0 ? 0...1 : value - magnitude / 2...value + magnitude / 2
  }

  private static func logarithmic(
    _ axis: ChartAxis, _ ends: ClosedRange<Double>, isRounded: Bool, count: Int
  ) -> (AxisScale, [AxisTick]) {
    let first = floorOfDecimalLogarithm(ends.lowerBound)
    let last = floorOfDecimalLogarithm(ends.upperBound)
    let decades = last - first + 1
    let mantissas: [Double] = decades * 3 <= count + 4 ? [1, 2, 5] : [1]
    let stride = max(1, (decades + max(2, count) - 1) / max(2, count))
    var values = (first...(last + 1)).flatMap { exponent in
      (exponent - first).isMultiple(of: stride)
        ? mantissas.map { exponent < 0 ? $0 / tenTo(-exponent) : $0 * tenTo(exponent) } : []
    }
    var lower = ends.lowerBound
    var upper = ends.upperBound
    if isRounded, axis.usableRange == nil {
      lower = values.last { $0 <= lower } ?? lower
      upper = values.first { $0 >= upper } ?? upper
    }
    if lower == upper { upper = lower * 10 }
    values = values.filter { $0 >= lower && $0 <= upper }
    // Without two powers in sight the ends themselves are the ticks.
    if values.count < 2 { values = [lower, upper] }
    let scale = AxisScale(from: lower, to: upper, spread: .logarithmic)
    var ticks: [AxisTick] = []
    for value in values {
      let label = axis.unit.logarithmicText(value)
      if ticks.last?.label != label { ticks.append(AxisTick(value: value, label: label)) }
    }
    return (scale, ticks)
  }
}
