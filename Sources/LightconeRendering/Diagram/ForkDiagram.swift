public import LightconeTrace

/// Draws two runs that share their beginning, such as a fork and what it was forked from: what both
/// have once, then each side's own part beside the other's.
///
/// Example: `ForkDiagram.render((name: "main", trace: one), (name: "crash", trace: other))`.
///
/// The rules:
/// 1. Above the dividing line stands what both runs have, the last events of it.
/// 2. The dividing line names the first event in which they differ, and what differs.
/// 3. Below it, what happens at the same time stands on the same line. Where only one run does
///    something, the other one's lifelines go on.
/// 4. Where the display has no room for two pictures side by side, the second stands below the first.
/// 5. What is left out is said, for each run by itself.
public enum ForkDiagram {
  /// The picture as lines joined by line breaks, without one at the end.
  ///
  /// - Parameters:
  ///   - selection: what to show of both runs; of the common part at most a quarter of its rows.
  ///   - options: what is drawn beside the events; to scale only where one stands below the other.
  /// - Complexity: O(events of both), and text only for the rows shown.
  public static func render(
    _ first: (name: String, trace: Trace), _ second: (name: String, trace: Trace),
    display: Display = Display(), selection: TraceSelection = TraceSelection(),
    options: DiagramOptions = DiagramOptions()
  ) -> String {
    guard let divergence = firstDivergence(first.trace, second.trace) else {
      return "\(first.name.printable) and \(second.name.printable) are the same, event for event.\n"
        + SpaceTimeDiagram.render(
          first.trace, display: display, selection: selection, options: options)
    }
    let page = ForkPage(
      sides: [first, second], divergence: divergence, display: display, selection: selection,
      options: options)
    return page.lines().joined(separator: "\n")
  }
}

/// Two runs with what both have, and what each has for itself.
private struct ForkPage {
  let sides: [(name: String, trace: Trace)]
  let divergence: Divergence
  let display: Display
  let selection: TraceSelection
  let options: DiagramOptions

  /// The columns between the two pictures.
  private static let gutter = 3
  /// The columns that one of two pictures has.
  private var half: Int { (display.columns - ForkPage.gutter) / 2 }
  private var style: Style { Style(display) }

  func lines() -> [String] {
    var legend = DiagramLegend()
    var notes: [String] = []
    let common = self.common(&legend, &notes)
    let own = self.own(&legend, &notes)
    return common + dividingLine() + own + legend.lines(display)
      + notes.flatMap { $0.wrapped(toWidth: display.columns, continuation: "  ") }
  }

  /// The last events that both runs have.
  private func common(_ legend: inout DiagramLegend, _ notes: inout [String]) -> [String] {
    let last = EventNumber(divergence.number.position)
    guard last.position >= 0 else { return ["The two runs have no event in common."] }
    var selection = selection
    selection.last = min(selection.last ?? last, last)
    selection.around = selection.last
    selection.maximumRows = max(4, selection.maximumRows / 4)
    var body = body(sides[0].trace, columns: display.columns, selection)
    let title = style.bold("Both, up to \(last):")
    let lines =
      [title, body.header().rendered(style)] + body.lines().map { $0.canvas.rendered(style) }
    legend.merge(body.painter.legend)
    let first = body.layout.selected.window.lowerBound
    if first > 0 {
      notes.append("Both: Not shown: \(first) events before #\(first + 1) (diagram to #\(first)).")
    }
    notes += body.folded(sides[0].trace).map { "Both: \($0)" }
    return lines
  }

  private func dividingLine() -> [String] {
    let glyph = DiagramGlyphs(kind: display.glyphs).band
    let words =
      " \(divergence.number): here \(sides[0].name) and \(sides[1].name) part "
      .printable.truncated(toWidth: display.columns - 4, glyphs: display.glyphs)
    let rest = display.columns - 2 - displayWidth(of: words)
    let line = String(repeating: glyph, count: 2) + words + String(repeating: glyph, count: rest)
    return [style.yellow(line)]
      + differences.wrapped(toWidth: display.columns, indentation: "   ", continuation: "   ")
  }

  /// What each run did there, in words; where the words are the same, the fields that are not.
  private var differences: String {
    let deeds = sides.map { deed(in: $0.trace) }
    guard deeds[0] != deeds[1] else {
      return divergence.differences.joined(separator: "; ").printable
    }
    return zip(sides, deeds).map { side, deed in
      side.name.printable + (deed.map { ": \($0)." } ?? " has ended.")
    }.joined(separator: " ")
  }

  /// What a run did there; nil if it has ended.
  private func deed(in trace: Trace) -> String? {
    let number = divergence.number
    guard number.position < trace.events.count else { return nil }
    let time = trace.events[number.position].time
    return "\(PastClause.text(of: number, in: trace)) at \(time)"
  }

  /// What each run has for itself.
  private func own(_ legend: inout DiagramLegend, _ notes: inout [String]) -> [String] {
    var selection = selection
    selection.first = max(selection.first ?? divergence.number, divergence.number)
    selection.around = nil
    var narrow = options
    narrow.isToScale = false
    let halves = sides.map { side in
      hasOwnPart(side)
        ? DiagramBody(side.trace, display, columns: half, selection, narrow) : nil
    }
    let wanted = LaneTable(sides[0].trace, selection).lanes.count
    let hasRoom =
      half >= Display.minimumColumns
      && halves.allSatisfy { ($0?.layout.lanes.count ?? wanted) >= wanted }
    if hasRoom { return sideBySide(halves, &legend, &notes) }
    return sides.flatMap { below($0, selection, &legend, &notes) }
  }

  private func hasOwnPart(_ side: (name: String, trace: Trace)) -> Bool {
    side.trace.events.count >= divergence.number.rawValue
  }

  private func body(
    _ trace: Trace, columns: Int, _ selection: TraceSelection
  ) -> DiagramBody {
    DiagramBody(trace, display, columns: columns, selection, options)
  }

  private func below(
    _ side: (name: String, trace: Trace), _ selection: TraceSelection,
    _ legend: inout DiagramLegend, _ notes: inout [String]
  ) -> [String] {
    guard hasOwnPart(side) else { return [style.bold(title(of: side)), "This run has ended."] }
    var body = body(side.trace, columns: display.columns, selection)
    let lines = [body.header().rendered(style)] + body.lines().map { $0.canvas.rendered(style) }
    legend.merge(body.painter.legend)
    notes += body.folded(side.trace).map { "\(side.name.printable): \($0)" }
    return [style.bold(title(of: side))] + lines
  }

  private func title(of side: (name: String, trace: Trace)) -> String {
    "Only \(side.name):".printable.truncated(toWidth: display.columns, glyphs: display.glyphs)
  }

  private func sideBySide(
    _ halves: [DiagramBody?], _ legend: inout DiagramLegend, _ notes: inout [String]
  ) -> [String] {
    var columns: [ForkColumn] = []
    for (side, half) in zip(sides, halves) {
      var column = ForkColumn(name: side.name.printable)
      if var body = half {
        column.take(&body)
        legend.merge(body.painter.legend)
        notes += body.folded(side.trace).map { "\(side.name.printable): \($0)" }
      }
      columns.append(column)
    }
    let (left, right) = (columns[0], columns[1])
    var lines = [joined(left.title(half), right.title(half))]
    lines.append(joined(left.header, right.header))
    lines += ForkColumn.paired(left, right).map { joined($0, $1) }
    return lines
  }

  private func joined(_ left: CanvasLine?, _ right: CanvasLine?) -> String {
    var line = CanvasLine(columns: display.columns)
    if let left { line.write(left, at: 0) }
    line.write(
      DiagramGlyphs(kind: display.glyphs).cutMargin, at: half + 1, shade: .dim)
    if let right { line.write(right, at: half + ForkPage.gutter) }
    return line.rendered(style)
  }
}
