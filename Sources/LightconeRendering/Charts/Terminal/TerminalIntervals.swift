import LightconeTrace

extension IntervalChart {
  /// The chart for a terminal, as lines joined by line breaks.
  public func text(_ display: Display = Display()) -> String {
    TerminalIntervals(self, display).lines().joined(separator: "\n")
  }
}

/// Draws a history for a terminal: for each row of a lane a line of labels, and below it a line of bars.
struct TerminalIntervals {
  private let chart: IntervalChart
  private let display: Display
  private let window: IntervalWindow
  private let glyphs: IntervalGlyphs
  private let time: TerminalTime

  init(_ chart: IntervalChart, _ display: Display) {
    self.chart = chart
    self.display = display
    window = IntervalWindow(chart)
    glyphs = IntervalGlyphs(kind: display.glyphs)
    let map = TimeMap(window, chart)
    let names = window.lanes.map { displayWidth(of: $0.client.printable) }
    // Behind the end there is room for the arrows of what goes on.
    time = TerminalTime(
      map, display, gutter: min(16, names.max() ?? 0), tail: window.isOpen ? 3 : 0)
  }

  func lines() -> [String] {
    let style = Style(display)
    var lines = titleLines(chart.title, display)
    guard !window.entries.isEmpty else {
      return lines + ["No client has asked anything."]
        + window.notes.flatMap { $0.wrapped(toWidth: display.columns, continuation: "  ") }
    }
    var isCut = false
    for lane in window.lanes {
      for (number, row) in lane.rows.enumerated() {
        let drawn = draw(row, client: number == 0 ? lane.client.printable : "", style)
        lines += drawn.lines
        isCut = isCut || drawn.isCut
      }
    }
    lines += time.axis()
    lines += packed(legend, width: display.columns)
    lines += notes.flatMap { $0.wrapped(toWidth: display.columns, continuation: "  ") }
    if isCut { lines.append(chart.table().render(display)) }
    return lines
  }

  private var notes: [String] {
    var notes: [String] = []
    if !window.points.isEmpty { notes.append(chart.order(window)) }
    if !window.stuck.isEmpty { notes.append("! " + chart.stuck(window)) }
    return notes + window.notes
  }

  private var legend: [String] {
    let endings = IntervalEnding.allCases.filter { ending in
      window.entries.contains { $0.operation.ending == ending }
    }
    let effect = window.points.isEmpty ? [] : ["\(glyphs.point) takes effect"]
    return endings.map { "\(glyphs.sample($0)) \($0.words)" } + effect
  }

  /// A row as two lines, and whether a label had to be cut.
  private func draw(
    _ row: [IntervalWindow.Entry], client: String, _ style: Style
  ) -> (lines: [String], isCut: Bool) {
    var labels = CanvasLine(columns: time.columns)
    var bars = CanvasLine(columns: time.columns)
    let spans = columns(of: row)
    let name = client.truncated(toWidth: time.gutter, glyphs: display.glyphs)
    labels.write(name, at: 0, shade: .bold)
    var isCut = false
    for (index, entry) in row.enumerated() {
      let span = spans[index]
      let isLast = index + 1 == row.count
      let next = isLast ? time.columns : spans[index + 1].start
      let isStuck = window.stuck.contains(entry.index)
      let label =
        (isStuck ? "!" : "") + "\(entry.index + 1) " + entry.operation.words(display.glyphs)
      let room = next - span.start - (isLast ? 0 : 1)
      let shown = label.truncated(toWidth: room, glyphs: display.glyphs)
      if shown != label { isCut = true }
      labels.write(shown, at: span.start, shade: isStuck ? .red : .normal)
      draw(entry, span, until: next, &bars)
    }
    return ([labels.rendered(style), bars.rendered(style)], isCut)
  }

  private func draw(
    _ entry: IntervalWindow.Entry, _ span: (start: Int, end: Int), until next: Int,
    _ line: inout CanvasLine
  ) {
    let ending = entry.operation.ending
    let shade = glyphs.shade(ending)
    for column in span.start...span.end {
      line.write(glyphs.fill(ending), at: column, shade: shade)
    }
    line.write(glyphs.start, at: span.start, shade: shade)
    line.write(glyphs.end(ending), at: span.end, shade: shade)
    if ending == .unknown {
      let stop = next < time.columns ? next - 1 : time.plotEnd
      for column in span.end + 1..<max(span.end + 1, stop) {
        line.write(glyphs.tail, at: column, shade: .dim)
      }
    }
    for point in window.points where point.operation == entry.index {
      let column = max(span.start, time.column(of: point.instant))
      // A point stands inside its bar; what may take effect later has no end.
      let limit = ending == .unknown || ending == .unanswered ? time.plotEnd - 1 : span.end
      let inner =
        span.end - span.start >= 2
        ? min(max(column, span.start + 1), max(limit - 1, span.start + 1)) : min(column, limit)
      line.write(glyphs.point, at: inner, shade: .bold)
    }
  }

  /// The first and the last column of each bar of a row; none overlap, and none vanishes.
  private func columns(of row: [IntervalWindow.Entry]) -> [(start: Int, end: Int)] {
    var spans: [(start: Int, end: Int)] = []
    for entry in row {
      let free = (spans.last?.end ?? time.plotStart - 1) + 1
      let start = max(free, time.column(of: entry.operation.begin))
      let end = entry.operation.end.map { time.column(of: $0) } ?? time.plotEnd - 1
      spans.append((start, max(start, end)))
    }
    var limit = time.plotEnd - 1
    for index in spans.indices.reversed() {
      spans[index].end = min(spans[index].end, limit)
      spans[index].start = max(time.plotStart, min(spans[index].start, spans[index].end))
      limit = spans[index].start - 1
    }
    return spans.map { ($0.start, max($0.start, $0.end)) }
  }
}
