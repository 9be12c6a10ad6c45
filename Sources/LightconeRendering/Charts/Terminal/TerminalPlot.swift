/// What stands between the axes of a chart in a terminal: reference lines, then bars, then curves.
struct TerminalPlot {
  private let page: TerminalChart
  private var rows: [CanvasLine]

  init(_ page: TerminalChart) {
    self.page = page
    rows = Array(repeating: CanvasLine(columns: page.width), count: page.height)
  }

  /// The lines of the plot, from the top.
  func lines() -> [CanvasLine] {
    var plot = self
    for reference in page.frame.references { plot.draw(reference) }
    let numbered = zip(page.chart.drawnSeries, page.frame.points).enumerated()
    for (number, (series, points)) in numbered where series.form == .bars {
      plot.drawBars(points, number)
    }
    for (number, (series, points)) in numbered where series.form != .bars {
      plot.drawCurve(points, series.form, number)
    }
    return plot.rows
  }

  private mutating func draw(_ reference: ChartReference) {
    switch reference.direction {
    case .x:
      let column = page.column(of: reference.value)
      for row in rows.indices { rows[row].write(page.glyphs.upright, at: column, shade: .dim) }
    case .y:
      let row = page.row(of: reference.value)
      // In ASCII every second column stays blank, so that it is no axis.
      let step = page.display.glyphs == .ascii ? 2 : 1
      for column in stride(from: 0, to: page.width, by: step) {
        rows[row].write(page.glyphs.across, at: column, shade: .dim)
      }
    }
  }

  // MARK: Bars

  private mutating func drawBars(_ points: [ChartSeries.Point], _ number: Int) {
    var highest: [Double?] = Array(repeating: nil, count: page.width)
    var lowest = highest
    let scale = page.frame.x.scale
    let columns = Double(page.width)
    for point in points {
      let start = Int((scale.position(of: point.x) * columns).rounded())
      let end = Int((scale.position(of: point.x + point.width) * columns).rounded())
      let first = max(0, min(start, page.width - 1))
      for column in first..<max(first + 1, min(end, page.width)) {
        highest[column] = max(highest[column] ?? point.y, point.y)
        lowest[column] = min(lowest[column] ?? point.y, point.y)
      }
    }
    for column in 0..<page.width {
      if let value = highest[column], value > 0 { drawUp(value, column, number) }
      if let value = lowest[column], value < 0 { drawDown(value, column, number) }
    }
  }

  /// The line in which 0 lies, counted from below; 0 where all values are positive.
  private var baseline: Double {
    page.frame.y.scale.position(of: max(0, page.frame.y.scale.lower)) * Double(page.height)
  }

  private mutating func drawUp(_ value: Double, _ column: Int, _ number: Int) {
    let top = page.frame.y.scale.position(of: value) * Double(page.height)
    let bottom = Int(baseline.rounded())
    // What is more than nothing is seen.
    let eighths = max(1, Int(((top - Double(bottom)) * 8).rounded()))
    let isFine = number == 0
    for cell in 0..<((eighths + 7) / 8) {
      let part = min(8, eighths - cell * 8)
      let mark = isFine ? page.glyphs.part(eighths: part) : page.glyphs.fill(number)
      write(mark, column: column, cellFromBelow: bottom + cell, number)
    }
  }

  private mutating func drawDown(_ value: Double, _ column: Int, _ number: Int) {
    let end = Int((page.frame.y.scale.position(of: value) * Double(page.height)).rounded())
    let bottom = Int(baseline.rounded())
    for cell in min(end, bottom - 1)..<bottom {
      write(page.glyphs.fill(number), column: column, cellFromBelow: cell, number)
    }
  }

  private mutating func write(
    _ mark: String, column: Int, cellFromBelow cell: Int, _ number: Int
  ) {
    let row = page.height - 1 - cell
    guard rows.indices.contains(row), mark != " " else { return }
    rows[row].write(mark, at: column, shade: TerminalGlyphs.shade(number))
  }

  // MARK: Curves

  private mutating func drawCurve(
    _ points: [ChartSeries.Point], _ form: ChartSeries.Form, _ number: Int
  ) {
    let isBraille = page.usesBraille
    let width = isBraille ? page.width * 2 : page.width
    let height = isBraille ? page.height * 4 : page.height
    let raster = Self.raster(points, form, page.frame, width: width, height: height)
    for row in 0..<page.height {
      for column in 0..<page.width {
        let mark =
          isBraille
          ? raster.braille(column: column, row: row)
          : raster[column, row] ? page.glyphs.mark(number) : nil
        if let mark { rows[row].write(mark, at: column, shade: TerminalGlyphs.shade(number)) }
      }
    }
  }

  /// The dots of a curve.
  ///
  /// - Complexity: O(points + columns · rows).
  private static func raster(
    _ points: [ChartSeries.Point], _ form: ChartSeries.Form, _ frame: ChartFrame, width: Int,
    height: Int
  ) -> DotRaster {
    var raster = DotRaster(width: width, height: height)
    let places = points.map { point -> (column: Int, row: Int) in
      let right = frame.x.scale.position(of: point.x) * Double(width - 1)
      let down = (1 - frame.y.scale.position(of: point.y)) * Double(height - 1)
      return (Int(right.rounded()), Int(down.rounded()))
    }
    guard form != .points else {
      for place in places { raster.set(place.column, place.row) }
      return raster
    }
    let reduced = ColumnReduction.reduce(places, column: { $0.column }) { Double($0.row) }
    if reduced.count == 1 { raster.set(reduced[0].column, reduced[0].row) }
    for (start, end) in zip(reduced, reduced.dropFirst()) {
      guard form == .steps else {
        raster.line(from: start, to: end)
        continue
      }
      let corner = (column: end.column, row: start.row)
      raster.line(from: start, to: corner)
      raster.line(from: corner, to: end)
    }
    return raster
  }
}

extension TerminalChart {
  /// Whether curves are drawn as braille: where one curve stands alone.
  var usesBraille: Bool {
    let drawn = chart.drawnSeries
    return display.glyphs == .unicode && drawn.count == 1 && drawn.first?.form != .bars
  }
}
