import LightconeTrace

/// The columns of a figure whose x axis is time, in a terminal: names at the left, then the plot, then room
/// for what goes on beyond the end.
struct TerminalTime {
  /// All columns of the figure.
  let columns: Int
  /// The columns of the names.
  let gutter: Int
  /// The first column of the plot.
  let plotStart: Int
  /// The column behind the last one, with the room beyond the end.
  let plotEnd: Int
  private let map: TimeMap
  private let tail: Int
  private let glyphs: Display.Glyphs

  init(_ map: TimeMap, _ display: Display, gutter: Int, tail: Int) {
    self.map = map
    self.gutter = gutter
    self.tail = tail
    glyphs = display.glyphs
    columns = min(display.columns, TerminalChart.maximumColumns)
    plotStart = gutter == 0 ? 0 : gutter + 1
    plotEnd = columns
  }

  /// The column of an instant.
  func column(of instant: Instant) -> Int {
    plotStart + Int((map.position(of: instant) * Double(plotEnd - plotStart - tail - 1)).rounded())
  }

  /// The axis, the labels of its ticks, and its title.
  func axis() -> [String] {
    let marks = TerminalGlyphs(kind: glyphs)
    var line = CanvasLine(columns: columns)
    var labels = CanvasLine(columns: columns)
    let width = plotEnd - plotStart
    line.write(String(repeating: marks.base, count: width), at: plotStart)
    let (title, ticks) = map.ticks(count: max(3, width / 12), glyphs: glyphs)
    var end = -1
    for tick in ticks {
      let column = self.column(of: Instant(nanoseconds: Int64(tick.value)))
      let size = displayWidth(of: tick.label)
      let start = max(0, min(column - size / 2, columns - size))
      guard start > end else { continue }
      line.write(marks.baseTick, at: column)
      labels.write(tick.label, at: start)
      end = start + size
    }
    let plain = Style(.plain())
    let name = spaces(plotStart) + title.padded(toWidth: width, alignment: .center)
    return [line.rendered(plain), labels.rendered(plain), trimmingEnd(name)]
  }
}
