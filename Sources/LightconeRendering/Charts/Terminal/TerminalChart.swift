/// Draws a chart for a terminal.
///
/// A single line becomes braille dots where the display has them; several series become marks, one
/// glyph per series, so that they differ without colour.
struct TerminalChart {
  let chart: Chart
  let display: Display
  let frame: ChartFrame
  /// How many lines the plot takes.
  let height: Int
  /// How many columns stand left of the y axis.
  let gutter: Int
  /// How many columns the plot takes.
  let width: Int
  let glyphs: TerminalGlyphs
  private let margin: Int

  /// The widest that a chart gets, in terminal columns.
  static let maximumColumns = 160

  init(_ chart: Chart, _ display: Display) {
    self.chart = chart
    self.display = display
    glyphs = TerminalGlyphs(kind: display.glyphs)
    let columns = min(display.columns, Self.maximumColumns)
    height = columns < 60 ? 11 : columns < 100 ? 13 : 17
    frame = ChartFrame(
      chart, xTicks: max(3, columns / 14), yTicks: height / 2, glyphs: display.glyphs)
    gutter = frame.y.ticks.reduce(1) { max($0, displayWidth(of: $1.label)) }
    let labels = frame.references.filter { $0.direction == .y }.map { displayWidth(of: $0.label) }
    margin = columns < 60 ? 0 : labels.max().map { min($0, 20) + 1 } ?? 0
    width = max(8, columns - gutter - 2 - margin)
  }

  /// The chart as lines, none wider than the display.
  func lines() -> [String] {
    let style = Style(display)
    var lines = titleLines(chart.title, display)
    if frame.points.allSatisfy(\.isEmpty) {
      lines.append("Nothing to draw: there is no point.")
    } else {
      lines.append(style.dim(cut(frame.y.title)))
      lines += labelRows() + plot(style) + axis()
      lines.append(style.dim(cut(xTitle)))
      lines += TerminalLegend(self).lines()
    }
    lines += frame.notes(columns: width).flatMap {
      $0.wrapped(toWidth: display.columns, continuation: "  ")
    }
    return lines.filter { !$0.isEmpty }
  }

  private func cut(_ text: String) -> String {
    text.truncated(toWidth: display.columns, glyphs: display.glyphs)
  }

  /// The x axis's title, in the middle below it.
  private var xTitle: String {
    let title = frame.x.title.truncated(toWidth: width, glyphs: display.glyphs)
    return spaces(gutter + 2) + trimmingEnd(title.padded(toWidth: width, alignment: .center))
  }

  /// The plot with the y axis and the names of reference lines at its right.
  private func plot(_ style: Style) -> [String] {
    let ticks = frame.y.ticks.map { (row(of: $0.value), $0.label) }
    let names = referenceNames()
    let canvas = TerminalPlot(self).lines()
    return (0..<height).map { row in
      let label = ticks.first { $0.0 == row }?.1
      let side = label == nil ? glyphs.side : glyphs.sideTick
      let left = (label ?? "").padded(toWidth: gutter, alignment: .right) + " " + side
      guard let name = names[row] else { return trimmingEnd(left + canvas[row].rendered(style)) }
      var line = canvas[row]
      // What stands behind the plot begins in a column of its own.
      line.extend(to: width + margin)
      line.write(name, at: width + 1)
      return trimmingEnd(left + line.rendered(style))
    }
  }

  /// The names of reference lines to the right, by row; where two lie in one row, that of the first.
  private func referenceNames() -> [String?] {
    var names: [String?] = Array(repeating: nil, count: height)
    guard margin > 1 else { return names }
    for reference in frame.references where reference.direction == .y {
      let row = self.row(of: reference.value)
      let name = reference.label.printable
      if names[row] == nil {
        names[row] = name.truncated(toWidth: margin - 1, glyphs: display.glyphs)
      }
    }
    return names
  }

  /// The x axis and the labels of its ticks, as many as fit.
  private func axis() -> [String] {
    var line = CanvasLine(columns: width)
    var labels = CanvasLine(columns: gutter + 2 + width + margin)
    line.write(String(repeating: glyphs.base, count: width), at: 0)
    var end = -1
    for tick in frame.x.ticks {
      let column = self.column(of: tick.value)
      let size = displayWidth(of: tick.label)
      let wanted = gutter + 2 + column - size / 2
      let start = max(0, min(wanted, gutter + 2 + width + margin - size))
      guard start > end else { continue }
      line.write(glyphs.baseTick, at: column)
      labels.write(tick.label, at: start)
      end = start + size
    }
    let plain = Style(.plain())
    return [
      spaces(gutter + 1) + glyphs.corner + line.rendered(plain), labels.rendered(plain),
    ]
  }

  /// The names of upright reference lines above the plot, where there is room for them.
  private func labelRows() -> [String] {
    var rows: [CanvasLine] = []
    var ends: [Int] = []
    let marked = frame.references.filter { $0.direction == .x }.sorted { $0.value < $1.value }
    for reference in marked {
      let label = reference.label.printable.truncated(toWidth: 20, glyphs: display.glyphs)
      let size = displayWidth(of: label)
      let start = min(column(of: reference.value), width - size)
      guard start >= 0 else { continue }
      var place = ends.firstIndex { $0 < start }
      if place == nil, rows.count < 3 {
        rows.append(CanvasLine(columns: gutter + 2 + width))
        ends.append(-1)
        place = rows.count - 1
      }
      guard let place else { continue }
      rows[place].write(label, at: gutter + 2 + start)
      ends[place] = start + size
    }
    return rows.reversed().map { $0.rendered(Style(.plain())) }
  }
}

extension TerminalChart {
  /// The line of the plot in which a value of the y axis lies, from the top.
  func row(of value: Double) -> Int {
    Int(((1 - frame.y.scale.position(of: value)) * Double(height - 1)).rounded())
  }

  /// The column of the plot in which a value of the x axis lies.
  func column(of value: Double) -> Int {
    Int((frame.x.scale.position(of: value) * Double(width - 1)).rounded())
  }
}

extension Chart {
  /// The chart for a terminal, as lines joined by line breaks.
  public func text(_ display: Display = Display()) -> String {
    TerminalChart(self, display).lines().joined(separator: "\n")
  }
}
