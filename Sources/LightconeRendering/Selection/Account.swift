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
  ///
  /// - Parameter around: the event that the window was chosen for, if any.
  func line(
    forWindow window: Range<Int>, of count: Int, around: EventNumber? = nil
  ) -> String? {
    guard window.count < count else { return nil }
    guard !window.isEmpty else { return "No event lies in this window; the trace has \(count)." }
    let (first, last) = (EventNumber(window.lowerBound + 1), EventNumber(window.upperBound))
    let shown = "Shown: \(first) to \(last) of \(count) events"
    guard around != nil else { return "\(shown) (\(command) for all)." }
    var ways: [String] = []
    if window.lowerBound > 0 {
      ways.append("before: \(command) to \(EventNumber(window.lowerBound))")
    }
    if window.upperBound < count {
      ways.append("after: \(command) from \(EventNumber(window.upperBound + 1))")
    }
    return "\(shown) (\(ways.joined(separator: "; ")))."
  }

  /// What to say of folded bookkeeping, if there is any.
  func line(forFolded count: Int) -> String? {
    guard count > 0 else { return nil }
    return "Folded: \(Account.events(count)) of bookkeeping (\(command) all)."
  }

  /// What to say of nodes that are not shown, if there are any.
  func line(forNodes names: [String], events: Int) -> String? {
    let eventCount = Account.events(events)
    guard !names.isEmpty else {
      return events > 0 ? "Left out: \(eventCount) at nodes that the trace does not name." : nil
    }
    let nodes = names.count == 1 ? "node" : "nodes"
    return "Left out: \(names.count) \(nodes) with \(eventCount): \(Account.list(names)) "
      + "(\(command) \(names[0])\(names.count > 1 ? " ..." : ""))."
  }

  /// What to say of messages that did not leave their lane, if there are any.
  func line(forInsideGroups count: Int, nodes names: [String]) -> String? {
    guard count > 0 else { return nil }
    return "Folded: \(Account.events(count)) between nodes of one group "
      + "(\(command) \(names.prefix(Account.namedLimit).joined(separator: " "))"
      + "\(names.count > Account.namedLimit ? " ..." : ""))."
  }

  /// What to say of rows that stand for several local events, if there are any.
  func line(forLocal events: Int, rows: Int) -> String? {
    guard rows > 0 else { return nil }
    return "Folded: \(events) local events into \(rows) \(rows == 1 ? "row" : "rows") "
      + "(narrate tells them)."
  }

  /// What to say of events that have nothing to do with a cone's event, if some are left out.
  func line(forConcurrent count: Int, with event: EventNumber?) -> String? {
    guard count > 0, let event else { return nil }
    return "Left out: \(Account.events(count)) concurrent with \(event) (\(command))."
  }

  /// How many names a line gives before it only counts the rest.
  private static let namedLimit = 12

  private static func list(_ names: [String]) -> String {
    guard names.count > namedLimit + 1 else { return names.joined(separator: " ") }
    return names.prefix(namedLimit).joined(separator: " ")
      + " and \(names.count - namedLimit) more"
  }

  private static func events(_ count: Int) -> String {
    count == 1 ? "1 event" : "\(count) events"
  }
}
