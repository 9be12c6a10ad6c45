extension Chart {
  /// The chart as an SVG file.
  public func svg() -> String { SVGChart(self).rendered() }
}

/// Draws a chart as SVG.
///
/// The plot stands between its tick labels and the names of the reference lines; nothing is clipped, and
/// labels that would overlap are moved apart or, along the x axis, left away.
struct SVGChart {
  private let chart: Chart
  private let frame: ChartFrame
  private let plot: SVGPlotArea

  /// The height of the plot.
  private static let plotHeight = 300.0

  init(_ chart: Chart) {
    self.chart = chart
    frame = ChartFrame(chart, xTicks: 8, yTicks: 6, glyphs: .unicode)
    let small = SVGStyle.smallSize
    let ticks = frame.y.ticks.map { svgTextWidth($0.label, size: small) }.max() ?? 0
    let names = frame.references.filter { $0.direction == .y }
      .map {
        svgTextWidth(svgTruncated($0.label.printable, toWidth: 150, size: small), size: small)
      }
    let right = max(30, (names.max() ?? 0) + 12)
    let left = SVGPage.margin + max(ticks + 8, 24)
    plot = SVGPlotArea(
      left: left, width: SVGPage.usualWidth - left - right - SVGPage.margin / 2,
      height: Self.plotHeight, frame: frame)
  }

  func rendered() -> String {
    var page = SVGPage(title: chart.title, summary: chart.summary)
    page.addHeading()
    guard !frame.points.allSatisfy(\.isEmpty) else {
      page.addNotes(["Nothing to draw: there is no point."] + frame.notes(columns: Int(plot.width)))
      return page.rendered()
    }
    page.skip(4)
    let yTitle = svgTruncated(frame.y.title, toWidth: page.innerWidth, size: SVGStyle.smallSize + 1)
    page.add(
      [.text(yTitle, x: SVGPage.margin, y: page.top + 12, class: "legend faint")], height: 22)
    let labels = SVGReferenceLabels(chart, plot)
    page.add(labels.uprightLabels(top: page.top), height: labels.uprightHeight)
    var area = plot
    area.top = page.top + 4
    var elements = SVGAxes(area).elements()
    elements += labels.lines(area)
    for (number, (series, points)) in zip(chart.drawnSeries, frame.points).enumerated() {
      elements.append(SVGSeries(series, points, number, area, chart).element())
    }
    elements += labels.acrossLabels(area)
    page.add(elements, height: area.height + 24)
    let xTitle = svgTruncated(frame.x.title, toWidth: plot.width, size: SVGStyle.smallSize + 1)
    page.add(
      [
        .text(
          xTitle, x: plot.left + plot.width / 2, y: page.top + 12, anchor: "middle",
          class: "legend faint")
      ], height: 24)
    page.addLegend(legend)
    page.addNotes(frame.notes(columns: Int(plot.width)))
    return page.rendered()
  }

  private var legend: [SVGLegendEntry] {
    guard chart.drawnSeries.count > 1 || !frame.references.isEmpty else { return [] }
    let isAlone = chart.drawnSeries.count == 1
    let drawn = zip(chart.drawnSeries, frame.points).enumerated()
    let series = drawn.map { number, pair in
      let (series, points) = pair
      let marked = SVGSeries.markedPoints(points, series.form, isAlone: isAlone)
      return SVGLegendEntry(label: series.name) { x, y in
        SVGSeries.sample(series.form, number, isMarked: !marked.isEmpty, x: x, y: y)
      }
    }
    let references = frame.references.map { reference in
      SVGLegendEntry(label: "\(reference.label.printable): \(chart.text(of: reference))") { x, y in
        reference.direction == .y
          ? .line(x, y + 6, x + 28, y + 6, class: "reference")
          : .line(x + 14, y - 2, x + 14, y + 14, class: "reference")
      }
    }
    return series + references
  }
}
