public import LightconeTrace

/// Draws a trace as a sequence diagram for Mermaid, as wikis and code hosts show it.
///
/// Example: a message that arrives is `p0-)p1: prepare T1 (m2), #10 to #13`, one that is lost
/// `p0-xp1: ...`; all else is a note at its node.
///
/// Rules:
/// 1. A message stands where it arrives or is lost, for Mermaid knows no slanted arrows. Its text names the
///    events of both ends.
/// 2. A send whose end is not shown is a note.
/// 3. What happens to the network as a whole is a note over all participants.
/// 4. Mermaid refuses more than 50,000 characters unless told otherwise. The diagram has fewer: at most
///    30 participants, and of too many events the middle is left out. What is left out is said in a note.
///
/// What it does not promise: distances in time. They stand in the numbers alone.
public enum MermaidDocument {
  /// How many characters Mermaid reads unless it is told otherwise.
  public static let maximumCharacters = 50_000
  /// How many participants are drawn.
  public static let maximumParticipants = 30

  /// The diagram, with a line break at its end.
  ///
  /// - Complexity: O(events), and text only for the events shown.
  public static func render(
    _ trace: Trace, selection: TraceSelection = TraceSelection(maximumRows: 200)
  ) -> String {
    let arrows = MessageArrow.all(in: trace)
    var selection = selection
    while true {
      let diagram = MermaidPainter(trace, selection, arrows).diagram()
      if diagram.utf16.count <= maximumCharacters || selection.maximumRows <= 2 { return diagram }
      selection.maximumRows = max(2, selection.maximumRows * 3 / 4)
    }
  }
}
