/// A chart whose axes were fitted: which points are drawn, where, and what to say of the others.
struct ChartFrame {
  let x: FittedAxis
  let y: FittedAxis
  /// The points of each series that is drawn, those that the axes can show.
  let points: [[ChartSeries.Point]]
  /// The references that the axes can show.
  let references: [ChartReference]
  /// What to say below the chart: what was left out, then the maker's notes.
  private let notes: [String]

  /// Fits the axes of a chart to a room.
  ///
  /// - Complexity: O(points).
  init(_ chart: Chart, xTicks: Int, yTicks: Int, glyphs: Display.Glyphs) {
    let shown = chart.drawnSeries.map { series in
      series.points.filter { chart.canShow($0) }
    }
    let references = chart.references.filter(chart.canShow)
    var xValues = ValueRange()
    var yValues = ValueRange()
    for points in shown {
      for point in points {
        xValues.add(point.x)
        if point.width > 0 { xValues.add(point.x + point.width) }
        yValues.add(point.y)
      }
    }
    for reference in references {
      if reference.direction == .x {
        xValues.add(reference.value)
      } else {
        yValues.add(reference.value)
      }
    }
    var yAxis = chart.y
    let hasBars = chart.drawnSeries.contains { $0.form == .bars }
    if hasBars || yAxis.includesZero == nil { yAxis.includesZero = true }
    x = FittedAxis(
      chart.x, values: xValues.range, isWhole: xValues.isWhole, isRounded: false, count: xTicks,
      glyphs: glyphs)
    y = FittedAxis(
      yAxis, values: yValues.range, isWhole: yValues.isWhole, isRounded: true, count: yTicks,
      glyphs: glyphs)
    points = shown
    self.references = references
    notes = ChartAccount(chart, shown: shown.map(\.count), references: references.count).notes
  }
}

extension ChartFrame {
  /// What to say below the chart, if it is drawn in so many columns.
  func notes(columns: Int) -> [String] {
    guard points.contains(where: { $0.count > 2 * columns }) else { return notes }
    return [
      "There are more points than room: each column shows at least its lowest and its highest."
    ] + notes
  }

  /// What to say of the chart without a drawing.
  var wordsOnly: [String] { notes }
}

extension Chart {
  /// Whether the axes can show a point.
  fileprivate func canShow(_ point: ChartSeries.Point) -> Bool {
    x.canShow(point.x) && (point.width == 0 || x.canShow(point.x + point.width))
      && y.canShow(point.y)
  }

  fileprivate func canShow(_ reference: ChartReference) -> Bool {
    let axis = reference.direction == .x ? x : y
    return abs(reference.value) <= ChartSeries.greatestMagnitude && axis.canShow(reference.value)
  }
}

extension ChartAxis {
  fileprivate func canShow(_ value: Double) -> Bool {
    if spread == .logarithmic, value <= 0 { return false }
    return usableRange?.contains(value) ?? true
  }

  /// The fixed range, unless an end of it is infinite or too large to calculate with.
  var usableRange: ClosedRange<Double>? {
    guard let range, abs(range.lowerBound) <= ChartSeries.greatestMagnitude,
      abs(range.upperBound) <= ChartSeries.greatestMagnitude
    else { return nil }
    return range
  }
}

/// The least and the greatest of some values, and whether all are whole.
struct ValueRange: Hashable, Sendable {
  private(set) var range: ClosedRange<Double>?
  private(set) var isWhole = true

  mutating func add(_ value: Double) {
    if isWhole, value != value.rounded() { isWhole = false }
    guard let range else { return range = value...value }
    if value < range.lowerBound { self.range = value...range.upperBound }
    if value > range.upperBound { self.range = range.lowerBound...value }
  }
}

/// Says what a chart does not show.
private struct ChartAccount {
  var notes: [String] = []

  init(_ chart: Chart, shown: [Int], references: Int) {
    let strange = chart.drawnSeries.reduce(0) { $0 + $1.leftOutCount }
    if strange > 0 {
      notes.append(
        "Left out: \(counted(strange, "point")) that \(strange == 1 ? "is" : "are") "
          + "not a finite number or too large.")
    }
    let outside = zip(chart.drawnSeries, shown).reduce(0) { $0 + $1.0.points.count - $1.1 }
    if outside > 0 {
      notes.append(
        "Left out: \(counted(outside, "point")) that the axes cannot show"
          + (chart.isLogarithmic ? " (a logarithmic axis shows no value of 0 or less)." : "."))
    }
    if references < chart.references.count {
      let missing = chart.references.count - references
      notes.append("Left out: \(counted(missing, "reference line")) outside the axes.")
    }
    let others = chart.series.dropFirst(Chart.maximumSeries)
    if !others.isEmpty {
      notes.append(
        "Left out: \(others.count) series beyond the first \(Chart.maximumSeries): "
          + others.map(\.name.printable).joined(separator: ", ") + ".")
    }
    notes += chart.notes.map(\.printable)
  }
}

extension Chart {
  /// Whether one of its axes is logarithmic.
  var isLogarithmic: Bool { x.spread == .logarithmic || y.spread == .logarithmic }
}
