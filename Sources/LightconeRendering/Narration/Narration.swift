public import LightconeTrace

/// Tells a trace in sentences, one for each event: the diagram for who would rather read.
///
/// Example: `#5 at 2.1 ms: product receives "prepare" (m2) from coordinator.` The same selection
/// shows the same events as in a diagram, but no text is ever cut: a long sentence goes on in the
/// next line, indented.
public enum Narration {
  /// The narration as lines joined by line breaks, without one at the end.
  ///
  /// - Parameter tellsWhatIsMissing: whether lines below the sentences say what of the trace is not
  ///   shown. Whoever asks for one step does not need them.
  /// - Complexity: O(events), and text only for the events told.
  public static func render(
    _ trace: Trace, display: Display = Display(), selection: TraceSelection = TraceSelection(),
    tellsWhatIsMissing: Bool = true
  ) -> String {
    guard !trace.events.isEmpty else { return "Nothing has happened yet: the trace is empty." }
    let lanes = LaneTable(
      trace, selection.withoutLanes, showsUnknown: selection.nodes.isEmpty)
    let selected = SelectedEvents(trace, selection.withoutLanes, lanes)
    let account = Account(command: "narrate")
    let copies = MessageCopies(trace)
    let tell = { (row: SelectedRow) in
      sentence(row.first, of: trace, isCopy: copies.isCopy(row.first), display)
    }
    var lines = selected.head.flatMap(tell)
    if let gap = selected.gap {
      lines += account.line(for: gap).wrapped(toWidth: display.columns, continuation: "    ")
    }
    lines += selected.tail.flatMap(tell)
    guard tellsWhatIsMissing else { return lines.joined(separator: "\n") }
    let notes = [
      account.line(
        forWindow: selected.window, of: trace.events.count, around: selection.around),
      account.line(forFolded: selected.missing.bookkeeping),
      account.line(forNodes: lanes.leftOutNames(of: trace), events: selected.missing.hidden),
    ]
    lines += notes.compactMap { $0 }
      .flatMap { $0.wrapped(toWidth: display.columns, continuation: "  ") }
    return lines.joined(separator: "\n")
  }

  /// One event's sentence, in lines.
  private static func sentence(
    _ position: Int, of trace: Trace, isCopy: Bool, _ display: Display
  ) -> [String] {
    let event = trace.events[position]
    let opening = "\(EventNumber(position + 1)) at \(event.time): "
    let sentence = EventSentence(trace: trace, isCopy: isCopy).sentence(for: event)
    return (opening + sentence).wrapped(toWidth: display.columns, continuation: "  ")
  }
}
