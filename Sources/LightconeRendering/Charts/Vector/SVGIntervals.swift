import LightconeTrace

extension IntervalChart {
  /// The chart as an SVG file.
  public func svg() -> String { SVGIntervals(self).rendered() }
}

/// Draws a history as SVG: bars in lanes, each with its label above, and a line through the points of the
/// linearization in their order.
struct SVGIntervals {
  private let chart: IntervalChart
  private let window: IntervalWindow
  private let axis: SVGTimeAxis
  private let gutter: Double

  private static let width = 900.0
  /// The height of a row: its label, its bar, and some air.
  static let rowHeight = 46.0
  /// Where a row's bar begins, below the row's upper edge.
  static let barTop = 20.0
  static let barHeight = 14.0
  private static let laneGap = 6.0

  init(_ chart: IntervalChart) {
    self.chart = chart
    window = IntervalWindow(chart)
    let names = window.lanes.map { svgTextWidth($0.client.printable, size: SVGStyle.textSize) }
    gutter = min(150, names.max() ?? 0)
    axis = SVGTimeAxis(
      TimeMap(window, chart), left: SVGPage.margin + gutter + 12,
      right: Self.width - SVGPage.margin - 4, tail: window.isOpen ? 34 : 4)
  }

  func rendered() -> String {
    var page = SVGPage(title: chart.title, summary: chart.summary, width: Self.width)
    page.document.rules = SVGIntervalBars.rules
    page.addHeading()
    page.skip(4)
    guard !window.entries.isEmpty else {
      page.addNotes(["No client has asked anything."] + window.notes)
      return page.rendered()
    }
    let places = rowPlaces(top: page.top)
    let bottom = (places.last?.top ?? page.top) + Self.rowHeight
    let bars = SVGIntervalBars(window, axis, chart.clock)
    var lanes: [SVGElement] = []
    var isCut = false
    for place in places {
      let drawn = bars.row(place.row, top: place.top)
      isCut = isCut || drawn.isCut
      lanes.append(.group(class: "lane", laneName(place) + drawn.elements))
    }
    let tops = Dictionary(
      places.flatMap { place in place.row.map { ($0.index, place.top) } }
    ) { first, _ in first }
    let order = SVGLinearization(window, axis, tops, chart.clock)
    page.add(
      axis.elements(top: page.top, bottom: bottom) + order.line() + lanes + order.marks(),
      height: bottom - page.top + SVGTimeAxis.height)
    page.addLegend(legend)
    page.skip(2)
    page.addNotes(notes)
    if isCut { addKey(to: &page) }
    return page.rendered()
  }

  private typealias RowPlace = (name: String, row: [IntervalWindow.Entry], top: Double)

  private func rowPlaces(top: Double) -> [RowPlace] {
    var places: [RowPlace] = []
    var y = top
    for lane in window.lanes {
      for (number, row) in lane.rows.enumerated() {
        places.append((number == 0 ? lane.client.printable : "", row, y))
        y += Self.rowHeight
      }
      y += Self.laneGap
    }
    return places
  }

  private func laneName(_ place: RowPlace) -> [SVGElement] {
    guard !place.name.isEmpty else { return [] }
    let name = svgTruncated(place.name, toWidth: gutter, size: SVGStyle.textSize)
    let y = place.top + Self.barTop + Self.barHeight - 3
    return [
      SVGElement.text(name, x: SVGPage.margin + gutter, y: y, anchor: "end").titled(
        name == place.name ? "" : place.name)
    ]
  }

  private var notes: [String] {
    var notes: [String] = []
    if !window.points.isEmpty { notes.append(chart.order(window)) }
    if !window.stuck.isEmpty { notes.append(chart.stuck(window)) }
    return notes + window.notes
  }

  private var legend: [SVGLegendEntry] {
    let endings = IntervalEnding.allCases.filter { ending in
      window.entries.contains { $0.operation.ending == ending }
    }
    var entries = endings.map { ending in
      SVGLegendEntry(label: ending.words) { x, y in
        .group(SVGIntervalBars.bar(ending, x: x, end: x + 26, tailEnd: x + 30, y: y))
      }
    }
    if !window.points.isEmpty {
      entries.append(
        SVGLegendEntry(label: "takes effect, in this order") { x, y in
          .group([
            .circle(x + 14, y + 6, radius: 8, class: "point"),
            .text("1", x: x + 14, y: y + 10, anchor: "middle", class: "small point-text"),
          ])
        })
    }
    return entries
  }

  /// All operations in words, where some label has no room.
  private func addKey(to page: inout SVGPage) {
    page.skip(6)
    let lines = window.entries.map { entry in
      let operation = entry.operation
      let end = operation.end.map { " to \(chart.clock.text($0))" } ?? " on"
      return "\(entry.index + 1) \(operation.client.printable): \(operation.label.printable), "
        + "\(operation.told), \(chart.clock.text(operation.begin))\(end)"
    }
    let size = SVGStyle.smallSize
    let half = page.innerWidth / 2 - 12
    // Two columns, unless some line needs the whole width.
    let columns = lines.allSatisfy { svgTextWidth($0, size: size) <= half } ? 2 : 1
    let rows = (lines.count + columns - 1) / columns
    for row in 0..<rows {
      let places = stride(from: row, to: lines.count, by: rows).enumerated()
      let texts = places.map { column, index in
        SVGElement.text(
          svgTruncated(
            lines[index], toWidth: columns == 2 ? half : page.innerWidth, size: size),
          x: SVGPage.margin + Double(column) * (half + 18), y: page.top + 11, class: "small faint")
      }
      page.add(texts, height: 16)
    }
  }
}
