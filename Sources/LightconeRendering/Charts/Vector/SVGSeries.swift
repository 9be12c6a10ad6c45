/// Draws one series of a chart.
struct SVGSeries {
  private let series: ChartSeries
  private let points: [ChartSeries.Point]
  private let number: Int
  private let area: SVGPlotArea
  private let chart: Chart

  /// Marks on the points of a line are drawn as long as they do not hide it.
  private static let maximumMarks = 48
  /// Bars tell their numbers to a pointer as long as there are few.
  private static let maximumTitles = 200

  init(
    _ series: ChartSeries, _ points: [ChartSeries.Point], _ number: Int, _ area: SVGPlotArea,
    _ chart: Chart
  ) {
    self.series = series
    self.points = points
    self.number = number
    self.area = area
    self.chart = chart
  }

  /// The series as one group.
  func element() -> SVGElement {
    let parts: [SVGElement] =
      switch series.form {
      case .bars: bars()
      case .points: [cloud()]
      case .line, .steps: curve()
      }
    return SVGElement.group(class: "series", parts).titled(series.name.printable)
  }

  // MARK: Curves

  private func curve() -> [SVGElement] {
    let places = points.map { (x: area.x($0.x), y: area.y($0.y)) }
    let reduced = ColumnReduction.reduce(places, column: { Int($0.x.rounded(.down)) }) { $0.y }
    var path = SVGPath()
    var last: (x: Double, y: Double)?
    for place in reduced {
      if let last {
        if series.form == .steps, last.y != place.y { path.line(to: place.x, last.y) }
        path.line(to: place.x, place.y)
      } else {
        path.move(to: place.x, place.y)
      }
      last = place
    }
    let line = SVGElement.path(path.data, class: "line s\(number)")
    let marked = Self.markedPoints(points, series.form, isAlone: chart.drawnSeries.count == 1)
    return marked.isEmpty ? [line] : [line, marks(marked, radius: 3)]
  }

  /// The points of a curve that carry marks: all where there are few; of many a few, if there are other
  /// series to be told from.
  static func markedPoints(
    _ points: [ChartSeries.Point], _ form: ChartSeries.Form, isAlone: Bool
  ) -> [ChartSeries.Point] {
    if points.count == 1 { return points }
    guard form == .line else { return [] }
    if points.count <= maximumMarks { return points }
    let step = (points.count + 11) / 12
    return isAlone
      ? [] : stride(from: step / 2, to: points.count, by: step).map { points[$0] }
  }

  /// Points that are not joined; those of a large first series are dots, which take fewer bytes.
  private func cloud() -> SVGElement {
    let points = spread(self.points)
    guard number == 0, points.count > 1_000 else {
      return marks(points, radius: points.count > 300 ? 2 : 3.5)
    }
    var path = SVGPath()
    for point in points { path.dot(at: area.x(point.x), area.y(point.y)) }
    return .path(path.data, class: "dots s\(number)")
  }

  private func marks(_ points: [ChartSeries.Point], radius: Double) -> SVGElement {
    var path = SVGPath()
    for point in points {
      SVGMarker.add(number, x: area.x(point.x), y: area.y(point.y), radius: radius, to: &path)
    }
    return .path(path.data, class: "f\(number)")
  }

  /// A cloud of which one point remains in each square of five units, and all extremes of a column.
  private func spread(_ points: [ChartSeries.Point]) -> [ChartSeries.Point] {
    guard points.count > 1_000 else { return points }
    let size = 5.0
    let columns = Int(area.width / size) + 1
    let rows = Int(area.height / size) + 1
    var isTaken = Array(repeating: false, count: columns * rows)
    let extremes = ColumnReduction.reduce(
      points, column: { Int((area.x($0.x) / size).rounded(.down)) }, value: \.y)
    return (extremes + points).filter { point in
      let column = Int((area.x(point.x) - area.left) / size)
      let row = Int((area.y(point.y) - area.top) / size)
      let place = min(isTaken.count - 1, max(0, row * columns + column))
      defer { isTaken[place] = true }
      return !isTaken[place]
    }
  }

  // MARK: Bars

  private func bars() -> [SVGElement] {
    let zero = area.y(max(0, area.frame.y.scale.lower))
    let isTitled = points.count <= Self.maximumTitles
    // Bars thinner than half a unit are joined: the highest and the lowest of a place remain.
    var drawn = points
    if points.count > Int(area.width) {
      drawn = ColumnReduction.reduce(
        points, column: { Int(area.x($0.x).rounded(.down)) }, value: \.y)
    }
    return drawn.map { point in
      let start = area.x(point.x)
      let width = max(1, area.x(point.x + point.width) - start)
      let gap = width > 4 ? 1.0 : 0
      let end = area.y(point.y)
      let name =
        "\(chart.x.unit.text(point.x)) to \(chart.x.unit.text(point.x + point.width)): "
        + chart.y.unit.text(point.y)
      // What is more than nothing is seen.
      let height = point.y == 0 ? 0 : max(1, abs(end - zero))
      let top = point.y < 0 ? zero : zero - height
      let bar = SVGElement.rectangle(
        x: start, y: top, width: width - gap, height: height, class: "bar f\(number)")
      return isTitled ? bar.titled(name) : bar
    }
  }

  /// A sample for the legend.
  ///
  /// - Parameter isMarked: whether marks stand on the curve.
  static func sample(
    _ form: ChartSeries.Form, _ number: Int, isMarked: Bool, x: Double, y: Double
  ) -> SVGElement {
    var path = SVGPath()
    SVGMarker.add(number, x: x + 14, y: y + 6, radius: 3.5, to: &path)
    let mark = SVGElement.path(path.data, class: "f\(number)")
    switch form {
    case .bars:
      return .rectangle(x: x + 6, y: y, width: 16, height: 12, class: "bar f\(number)")
    case .points: return mark
    case .line:
      let line = SVGElement.line(x, y + 6, x + 28, y + 6, class: "line s\(number)")
      return isMarked ? .group([line, mark]) : line
    case .steps:
      return .path(
        "M\(svgNumber(x)) \(svgNumber(y + 10))h14v-8h14", class: "line s\(number)")
    }
  }
}
