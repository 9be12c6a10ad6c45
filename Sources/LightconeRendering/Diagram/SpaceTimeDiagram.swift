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
/// 1. One event, one row; local events of one lane may share one. Numbers and times are those of the
///    trace, times all in one unit.
/// 2. A send marks its sender; the arrow is drawn where the message arrives, or is lost. `m1` ties
///    the two together.
/// 3. A lifeline keeps its style until the node's state changes; a node that is down is dotted.
/// 4. No line is wider than the display, and none ends in a blank.
/// 5. What is left out (bookkeeping, the middle of a long trace, lanes without room) is said, with
///    the command that shows it. A text that is cut ends with an ellipsis.
/// 6. Colour only adds.
/// 7. With a cone, a sign before an event's number tells how the event stands to that cone's event: `<`
///    past, `*` itself, `>` future; what is concurrent has none.
/// 8. A cut is a bracket in the margin, from the event that makes it to the one that ends it; lanes
///    side by side that it separates have a stroke between them.
/// 9. To scale, the empty lines between two instants are in proportion to the time between them. What
///    happens at one instant still stands line below line, and a long quiet time is one line that says
///    how long.
///
/// What it does not promise: distances that are to scale, unless asked for. Rows stand in the order of
/// events, and two rows may lie a microsecond or an hour apart.
public enum SpaceTimeDiagram {
  /// The diagram as lines joined by line breaks, without one at the end.
  ///
  /// - Parameter cone: the past and future to mark, if any.
  /// - Complexity: O(events up to the end of the selection), and text only for the rows shown.
  public static func render(
    _ trace: Trace, display: Display = Display(), selection: TraceSelection = TraceSelection(),
    cone: Cone? = nil
  ) -> String {
    render(
      trace, display: display, selection: selection, options: DiagramOptions(cone: cone))
  }

  /// The diagram as lines joined by line breaks, without one at the end.
  ///
  /// - Parameter options: what is drawn beside the events, and how far apart they stand.
  /// - Complexity: O(events up to the end of the selection), and text only for the rows shown.
  public static func render(
    _ trace: Trace, display: Display = Display(), selection: TraceSelection = TraceSelection(),
    options: DiagramOptions
  ) -> String {
    guard !trace.events.isEmpty else { return "Nothing has happened yet: the trace is empty." }
    var body = DiagramBody(trace, display, columns: display.columns, selection, options)
    let style = Style(display)
    let header = body.header().rendered(style)
    let rows = body.lines().map { $0.canvas.rendered(style) }
    let notes =
      body.painter.legend.lines(display)
      + body.account(trace, selection, columns: display.columns)
    return ([header] + rows + notes).joined(separator: "\n")
  }
}
