import LightconeTrace

/// The events that a selection shows, row by row, and an account of those it does not.
struct SelectedEvents {
  /// A run of events in the middle that was left out because there were too many.
  struct Gap: Hashable {
    /// The first event left out.
    var first: EventNumber
    /// The last event left out.
    var last: EventNumber
    /// How many events would have been shown between them, both included.
    var count: Int
  }

  /// The rows before the gap; all of them if there is none.
  var head: [SelectedRow] = []
  /// The rows after the gap.
  var tail: [SelectedRow] = []
  /// What is missing between head and tail.
  var gap: Gap?
  /// The positions in the trace that the selection spans.
  var window: Range<Int>
  /// How the events of the window that have no row are counted.
  var missing = MissingCounts()

  /// Chooses events.
  ///
  /// - Parameter restOf: a cone whose concurrent events are left out, if any.
  /// - Complexity: O(events in the window); with `around` O(rows), unless most events are left out.
  init(_ trace: Trace, _ selection: TraceSelection, _ lanes: LaneTable, restOf cone: Cone? = nil) {
    window = SelectedEvents.window(of: selection, count: trace.events.count)
    let sieve = EventSieve(trace, selection, lanes, restOf: cone)
    let maximumRows = max(2, selection.maximumRows)
    if let around = selection.around, !window.isEmpty {
      window = sieve.neighbourhood(of: around.position, in: window, rows: maximumRows)
    }
    let all = sieve.rows(in: window)
    missing = all.missing
    split(all.rows, maximumRows: maximumRows)
  }

  private static func window(of selection: TraceSelection, count: Int) -> Range<Int> {
    let first = min(max(0, selection.first?.position ?? 0), count)
    let end = min(max(first, (selection.last?.position ?? count - 1) + 1), count)
    return first..<end
  }

  /// Keeps head and tail. A gap of one event would save nothing, because the line that tells of it
  /// takes its place.
  private mutating func split(_ rows: [SelectedRow], maximumRows: Int) {
    guard rows.count - 1 > maximumRows else { return head = rows }
    let headCount = (maximumRows + 1) / 2
    let tailStart = rows.count - (maximumRows - headCount)
    head = Array(rows[..<headCount])
    tail = Array(rows[tailStart...])
    gap = Gap(
      first: EventNumber(rows[headCount].first + 1),
      last: EventNumber(rows[tailStart - 1].last + 1),
      count: rows[headCount..<tailStart].reduce(0) { $0 + $1.count })
  }
}

/// One row: an event, or local events of one lane that were folded into it.
struct SelectedRow: Hashable {
  // Small numbers: a million rows may be looked at before a few are drawn.
  private var firstPosition: Int32
  private var lastPosition: Int32
  private var eventCount: Int32 = 1

  /// The position of its first event.
  var first: Int { Int(firstPosition) }
  /// The position of its last event.
  var last: Int { Int(lastPosition) }
  /// How many events it stands for.
  var count: Int { Int(eventCount) }

  /// The row of one event.
  init(_ position: Int) {
    firstPosition = Int32(truncatingIfNeeded: position)
    lastPosition = firstPosition
  }

  /// Takes one more event into the row.
  mutating func add(_ position: Int) {
    lastPosition = Int32(truncatingIfNeeded: position)
    eventCount += 1
  }
}

/// How many events of a window have no row, and why.
struct MissingCounts: Hashable {
  /// Bookkeeping.
  var bookkeeping = 0
  /// What happened only at nodes that are not shown.
  var hidden = 0
  /// Messages between two nodes of a group.
  var insideGroups = 0
  /// What is concurrent with a cone's event.
  var concurrent = 0
}
