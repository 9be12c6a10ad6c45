import LightconeTrace

/// Decides which events of a trace have a row, and which of them share one.
struct EventSieve {
  private let trace: Trace
  private let lanes: LaneTable
  private let everything: Bool
  private let foldsLocalEvents: Bool
  private let hasGroups: Bool
  private let cone: Cone?

  /// - Parameter restOf: a cone whose concurrent events are left out, if any.
  init(_ trace: Trace, _ selection: TraceSelection, _ lanes: LaneTable, restOf cone: Cone?) {
    self.trace = trace
    self.lanes = lanes
    everything = selection.everything
    foldsLocalEvents = selection.foldsLocalEvents
    hasGroups = lanes.lanes.contains(where: \.isGroup)
    self.cone = cone
  }

  /// What becomes of an event.
  private enum Fate { case shown, bookkeeping, hidden, insideGroup, concurrent }

  /// The rows of a window, and how many of its events have none.
  ///
  /// - Complexity: O(events in the window), without any text.
  func rows(in window: Range<Int>) -> (rows: [SelectedRow], missing: MissingCounts) {
    var rows: [SelectedRow] = []
    var missing = MissingCounts()
    var openLane: Int32 = -1
    for position in window {
      let event = trace.events[position]
      switch fate(of: event, at: position) {
      case .bookkeeping: missing.bookkeeping += 1
      case .hidden: missing.hidden += 1
      case .insideGroup: missing.insideGroups += 1
      case .concurrent: missing.concurrent += 1
      case .shown:
        let lane = foldsLocalEvents && event.kind.isLocal ? lanes.lane(at: event.nodePosition) : -1
        if lane >= 0, lane == openLane {
          rows[rows.count - 1].add(position)
        } else {
          rows.append(SelectedRow(position))
        }
        openLane = lane
      }
    }
    return (rows, missing)
  }

  /// The positions of the events that share a row.
  func members(of row: SelectedRow) -> [Int] {
    guard row.count > 1 else { return [row.first] }
    return (row.first...row.last).filter { fate(of: trace.events[$0], at: $0) == .shown }
  }

  /// The window around a position that has so many rows, as many before as after; where the window
  /// ends on one side, more on the other.
  ///
  /// - Complexity: O(events in the neighbourhood).
  func neighbourhood(of position: Int, in window: Range<Int>, rows count: Int) -> Range<Int> {
    let point = min(max(position, window.lowerBound), window.upperBound - 1)
    var reach = 4 * count
    while true {
      let low = max(window.lowerBound, point - reach)
      let high = min(window.upperBound, point + reach + 1)
      let rows = self.rows(in: low..<high).rows
      // Rows that touch the edges may go on behind them: they count only where nothing is behind.
      let index = rows.firstIndex { $0.last >= point } ?? max(0, rows.count - 1)
      let isDone =
        (index > count || low == window.lowerBound)
        && (rows.count - index > count + 1 || high == window.upperBound)
      guard isDone else {
        reach *= 4
        continue
      }
      guard rows.count > count else { return low..<high }
      let first = min(max(0, index - (count - 1) / 2), rows.count - count)
      let end = first + count
      return
        (first == 0 ? low : rows[first].first)..<(end == rows.count
        ? high : rows[end - 1].last + 1)
    }
  }

  private func fate(of event: TraceEvent, at position: Int) -> Fate {
    if event.nodePosition >= 0, lanes.lane(at: event.nodePosition) < 0,
      !(event.kind.isOnWire && lanes.lane(at: event.peerPosition) >= 0)
    {
      return .hidden
    }
    if !everything, event.kind.isBookkeeping { return .bookkeeping }
    if hasGroups, lanes.isInsideGroup(event) { return .insideGroup }
    if let cone, cone.relation(of: EventNumber(position + 1)) == .concurrent { return .concurrent }
    return .shown
  }
}
