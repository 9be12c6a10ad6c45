import LightconeTrace

/// Says in sentences what a selection leaves out, and which command shows it.
struct Account {
  /// The command that made the picture: `diagram` or `narrate`.
  let command: String

  /// The line that stands where events are missing.
  func line(for gap: SelectedEvents.Gap) -> String {
    "... \(gap.count) events from \(gap.first) to \(gap.last) left out "
      + "(\(command) from \(gap.first) to \(gap.last)) ..."
  }

  /// What to say of events before and after the window, if there are any.
  func line(forWindow window: Range<Int>, of count: Int) -> String? {
    guard window.count < count else { return nil }
    guard !window.isEmpty else { return "No event lies in this window; the trace has \(count)." }
    let first = EventNumber(window.lowerBound + 1)
    return "Shown: \(first) to \(EventNumber(window.upperBound)) of \(count) events "
      + "(\(command) for all)."
  }

  /// What to say of folded bookkeeping, if there is any.
  func line(forFolded count: Int) -> String? {
    guard count > 0 else { return nil }
    return "Folded: \(count) \(count == 1 ? "event" : "events") of bookkeeping "
      + "(\(command) all)."
  }

  /// What to say of nodes that are not shown, if there are any.
  func line(forNodes names: [String], events: Int) -> String? {
    let eventCount = "\(events) \(events == 1 ? "event" : "events")"
    guard !names.isEmpty else {
      return events > 0 ? "Left out: \(eventCount) at nodes that the trace does not name." : nil
    }
    let nodes = names.count == 1 ? "node" : "nodes"
    return "Left out: \(names.count) \(nodes) with \(eventCount): \(names.joined(separator: " ")) "
      + "(\(command) \(names[0])\(names.count > 1 ? " ..." : ""))."
  }
}
