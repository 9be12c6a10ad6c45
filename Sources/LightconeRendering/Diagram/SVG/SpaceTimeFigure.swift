public import LightconeTrace

/// Draws a trace as a space-time diagram in SVG: for a page, a paper or a talk.
///
/// What it solves: the terminal's picture has no slanted lines, and what is printed there cannot be
/// shown to a room. This is the same picture, from the same layout, with messages as they were drawn
/// by Lamport: lines that lean with the time that they take.
///
/// Example: `SpaceTimeFigure.svg(trace)`; with the cone of an event,
/// `SpaceTimeFigure.svg(trace, options: SpaceTimeFigure.Options(cone: cone))`.
///
/// Rules:
/// 1. Lanes are nodes or groups, time runs down. A message is an arrow from its send to its arrival; it
///    ends in a cross where it is lost, and the label says why.
/// 2. To scale, the distance from one instant to the next is in proportion to the time between them,
///    but at least a line; what happens at one instant stands line below line, marked by a bar at the
///    axis. A long quiet time is folded, and the break says how long it is.
/// 3. A state is a stroke or a pattern along the lifeline, a cut is a band over everything meanwhile, an
///    operation is a bracket beside its client, an event of a cone has a frame.
/// 4. No label covers another or leaves the picture. A label moves, then becomes shorter, then is left
///    out; how many did is said below.
/// 5. Colours only add, and follow the reader's system: light or dark, from one file.
/// 6. A title and a description say what there is to see; every mark and every message has a sentence as
///    its tip. Text stays text.
/// 7. The same trace gives the same bytes, on every machine.
/// 8. There are at most 400 rows and 16 lanes; what is left out is said in the picture.
///
/// Deviations: Lamport's time runs up; here it runs down, as in a log.
///
/// What it does not promise: that time is to scale inside one instant, or over a break.
///
/// Reading: Lamport, "Time, Clocks, and the Ordering of Events in a Distributed System"
/// (Communications of the ACM 1978); Beschastnikh et al., "Visualizing Distributed System Executions"
/// (ACM Transactions on Software Engineering and Methodology 2020).
public enum SpaceTimeFigure {
  /// The most rows that a picture has.
  public static let maximumRows = 400

  /// The picture as an SVG document.
  ///
  /// - Parameter selection: what to show; more than ``maximumRows`` rows are taken for that many.
  /// - Complexity: O(events up to the end of the selection) over compact records, and O(rows²) for the
  ///   places of labels.
  public static func svg(
    _ trace: Trace, selection: TraceSelection = TraceSelection(maximumRows: maximumRows),
    options: SpaceTimeFigure.Options = SpaceTimeFigure.Options()
  ) -> String {
    var selection = selection
    selection.maximumRows = min(selection.maximumRows, maximumRows)
    return FigurePicture(trace, selection, options).drawn().rendered()
  }
}
