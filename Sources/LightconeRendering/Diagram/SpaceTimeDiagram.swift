public import LightconeTrace

/// Draws a trace as a space-time diagram for a terminal: the picture Lamport drew, turned so that
/// time flows down.
///
/// It solves this: a list of events does not show who waits for whom. Here every node is a lane,
/// every event a row, every message an arrow, and what a node is about to do shows in how its
/// lifeline is drawn.
///
/// ```
///  #  ms  coordinator   product
/// #1 0.0  o prepare m1  |
/// #2 1.1  |-prepare m1->*
/// #3 1.1  |             # prepared
/// ```
///
/// The rules:
/// 1. One event, one row. Numbers and times are those of the trace, times all in one unit.
/// 2. A send marks its sender; the arrow is drawn where the message arrives, or is lost. `m1` ties
///    the two together.
/// 3. A lifeline keeps its style until the node's state changes; a node that is down is dotted.
/// 4. No line is wider than the display, and none ends in a blank.
/// 5. What is left out (bookkeeping, the middle of a long trace, lanes without room) is said, with
///    the command that shows it. A text that is cut ends with an ellipsis.
/// 6. Colour only adds.
/// 7. With a cone, a sign before an event's number tells how the event stands to that cone's event: `<`
///    past, `*` itself, `>` future; what is concurrent has none.
///
/// What it does not promise: distances that are to scale. Rows stand in the order of events, and two
/// rows may lie a microsecond or an hour apart.
public enum SpaceTimeDiagram {
  /// The diagram as lines joined by line breaks, without one at the end.
  ///
  /// - Parameter cone: the past and future to mark, if any.
  /// - Complexity: O(events up to the end of the selection), and text only for the rows shown.
  public static func render(
    _ trace: Trace, display: Display = Display(), selection: TraceSelection = TraceSelection(),
    cone: Cone? = nil
  ) -> String {
    guard !trace.events.isEmpty else { return "Nothing has happened yet: the trace is empty." }
    return DiagramPage(trace, display, selection, cone).lines().joined(separator: "\n")
  }
}

/// A diagram with everything around it: header, rows, legend, and what is left out.
private struct DiagramPage {
  let trace: Trace
  let display: Display
  let layout: DiagramLayout
  let painter: DiagramPainter

  init(_ trace: Trace, _ display: Display, _ selection: TraceSelection, _ cone: Cone?) {
    self.trace = trace
    self.display = display
    let all = SelectedEvents(trace, selection) { _ in true }
    let times = (all.head + all.tail).lazy.map { trace.events[$0].time }
    let timeColumn = TimeColumn(times)
    let geometry = DiagramGeometry(
      columns: display.columns,
      numberWidth: "#\(all.window.upperBound)".count + (cone == nil ? 0 : 1),
      timeWidth: timeColumn.width)
    layout = DiagramLayout(trace, selection, maximumLanes: geometry.maximumLanes)
    painter = DiagramPainter(
      geometry: geometry.withLanes(layout.lanes.count), timeColumn: timeColumn, display: display,
      cone: cone)
  }

  func lines() -> [String] {
    var painter = self.painter
    var lines = [painter.header(layout.lanes)]
    for row in layout.rows {
      switch row {
      case .event(let number, let time, let figure, let lifelines):
        lines.append(painter.row(number, time, figure, lifelines: lifelines))
      case .gap(let gap):
        lines += Account(command: "diagram").line(for: gap)
          .wrapped(toWidth: display.columns, continuation: "    ")
      }
    }
    return lines + painter.legend.lines(display) + account()
  }

  /// What is not in the picture.
  private func account() -> [String] {
    let account = Account(command: "diagram")
    let selected = layout.selected
    let inFlight = selected.window.upperBound == trace.events.count ? InFlight(trace).sentence : nil
    return [
      inFlight,
      account.line(forWindow: selected.window, of: trace.events.count),
      account.line(forFolded: selected.foldedCount),
      account.line(forNodes: layout.leftOutNodes, events: selected.hiddenCount),
    ].compactMap { $0 }.flatMap { $0.wrapped(toWidth: display.columns, continuation: "  ") }
  }
}
