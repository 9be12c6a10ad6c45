import LightconeTrace

extension GanttChart {
  /// The chart for a terminal, as lines joined by line breaks.
  public func text(_ display: Display = Display()) -> String {
    TerminalGantt(self, display).lines().joined(separator: "\n")
  }
}

/// Draws lanes and spans for a terminal.
struct TerminalGantt {
  private let chart: GanttChart
  private let display: Display
  private let window: GanttWindow
  private let glyphs: GanttGlyphs
  private let time: TerminalTime

  init(_ chart: GanttChart, _ display: Display) {
    self.chart = chart
    self.display = display
    window = GanttWindow(chart)
    glyphs = GanttGlyphs(kind: display.glyphs)
    let names = window.lanes.map { lane in
      max(displayWidth(of: lane.name), lane.waiting == nil ? 0 : Self.waitingName.count)
    }
    time = TerminalTime(
      TimeMap(from: window.start, to: window.end), display, gutter: min(16, names.max() ?? 0),
      tail: window.isOpen ? 2 : 0)
  }

  private static let waitingName = "  waiting"

  func lines() -> [String] {
    let style = Style(display)
    var lines = titleLines(chart.title, display)
    let notes = window.notes.flatMap { $0.wrapped(toWidth: display.columns, continuation: "  ") }
    guard !chart.spans.isEmpty, !window.lanes.isEmpty else {
      return lines + ["Nothing to draw: there is no span."] + notes
    }
    var isShared = false
    for lane in window.lanes {
      for (number, row) in lane.rows.enumerated() {
        let drawn = draw(row, name: number == 0 ? lane.name : "", style)
        lines.append(drawn.line)
        isShared = isShared || drawn.isShared
      }
      if let waiting = lane.waiting { lines.append(count(waiting, style)) }
    }
    lines += time.axis()
    lines += packed(legend, width: display.columns)
    if isShared {
      lines += "Where spans are shorter than a column, the longest of each column is shown."
        .wrapped(toWidth: display.columns)
    }
    return lines + notes
  }

  private var legend: [String] {
    var entries = window.styles.map { style in
      String(repeating: glyphs.fill(style), count: 3) + " " + style.words
    }
    if window.lanes.contains(where: { $0.waiting != nil }) {
      entries.append("1 2 .. + how many wait (+: 10 or more)")
    }
    if window.isOpen { entries.append("\(glyphs.arrow) goes on") }
    return entries
  }

  // MARK: Rows

  private typealias Piece = (start: Int, end: Int, span: GanttChart.Span)

  private func draw(
    _ row: [GanttChart.Span], name: String, _ style: Style
  ) -> (line: String, isShared: Bool) {
    var line = CanvasLine(columns: time.columns)
    line.write(
      name.truncated(toWidth: time.gutter, glyphs: display.glyphs), at: 0, shade: .bold)
    let (pieces, isShared) = self.pieces(row)
    for (index, piece) in pieces.enumerated() {
      let fill = glyphs.fill(piece.span.style)
      let shade = glyphs.shade(piece.span.style)
      for column in piece.start...piece.end { line.write(fill, at: column, shade: shade) }
      if isOpen(piece.span) { line.write(glyphs.arrow, at: piece.end, shade: shade) }
      // Neighbours of one style need a line between them.
      if index > 0, pieces[index - 1].end + 1 == piece.start,
        pieces[index - 1].span.style == piece.span.style
      {
        line.write(glyphs.border, at: piece.start, shade: shade)
      }
      write(piece, &line)
    }
    return (line.rendered(style), isShared)
  }

  /// Writes a span's label into it, with a blank at both sides, if it fits.
  private func write(_ piece: Piece, _ line: inout CanvasLine) {
    let label = piece.span.label.printable
    let room = piece.end - piece.start + 1 - (isOpen(piece.span) ? 1 : 0) - 2
    guard !label.isEmpty, room > 2 else { return }
    var shown = label
    if displayWidth(of: label) + 2 > room {
      shown = label.truncated(toWidth: room - 2, glyphs: display.glyphs)
      guard room >= 6 || shown == label else { return }
    }
    let width = displayWidth(of: shown) + 2
    line.write(" \(shown) ", at: piece.start + 1 + (room - width) / 2)
  }

  private func isOpen(_ span: GanttChart.Span) -> Bool { (span.to.map { $0 > window.end }) ?? true }

  /// The columns of each span of a row. A span has at least one; where several fall into one column, the
  /// longest has it.
  private func pieces(_ row: [GanttChart.Span]) -> (pieces: [Piece], isShared: Bool) {
    var pieces: [Piece] = []
    var isShared = false
    for span in row {
      let start = time.column(of: max(span.from, window.start))
      let end = isOpen(span) ? time.plotEnd - 1 : time.column(of: span.to ?? window.end) - 1
      let piece = (start: start, end: max(start, end), span: span)
      guard let last = pieces.last, last.end >= start else {
        pieces.append(piece)
        continue
      }
      isShared = true
      if last.start == start {
        if length(span) > length(last.span) { pieces[pieces.count - 1] = piece }
      } else {
        pieces[pieces.count - 1].end = start - 1
        pieces.append(piece)
      }
    }
    return (pieces, isShared)
  }

  private func length(_ span: GanttChart.Span) -> TimeSpan {
    (span.to ?? window.end) - span.from
  }

  /// How many wait, as a digit per column: the most of each.
  private func count(_ waiting: [GanttWindow.WaitingCount], _ style: Style) -> String {
    var most = Array(repeating: 0, count: time.columns)
    for (index, entry) in waiting.enumerated() {
      let start = time.column(of: entry.from)
      let end = index + 1 < waiting.count ? time.column(of: waiting[index + 1].from) : time.plotEnd
      for column in start..<max(start + 1, min(end, time.columns)) {
        most[column] = max(most[column], entry.count)
      }
    }
    var line = CanvasLine(columns: time.columns)
    line.write(Self.waitingName, at: 0, shade: .dim)
    for column in most.indices where most[column] > 0 {
      line.write(most[column] > 9 ? "+" : "\(most[column])", at: column, shade: .yellow)
    }
    return line.rendered(style)
  }
}
