import LightconeTrace

/// The events that a selection shows, and an account of those it does not.
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

  /// The positions of the events before the gap; all of them if there is none.
  var head: [Int] = []
  /// The positions of the events after the gap.
  var tail: [Int] = []
  /// What is missing between head and tail.
  var gap: Gap?
  /// The positions in the trace that the selection's first and last event span.
  var window: Range<Int>
  /// How many events of the window are bookkeeping and folded away.
  var foldedCount = 0
  /// How many events of the window happened only at nodes that are not shown.
  var hiddenCount = 0

  /// Chooses events.
  ///
  /// - Parameter nodes: whether a node is shown, by position.
  /// - Complexity: O(events in the window).
  init(_ trace: Trace, _ selection: TraceSelection, showsNode: (Int) -> Bool) {
    window = SelectedEvents.window(of: selection, count: trace.events.count)
    var shown: [Int] = []
    for position in window {
      let event = trace.events[position]
      if !SelectedEvents.isVisible(event, showsNode) {
        hiddenCount += 1
      } else if event.kind.isBookkeeping, !selection.everything {
        foldedCount += 1
      } else {
        shown.append(position)
      }
    }
    split(shown, maximumRows: max(2, selection.maximumRows))
  }

  /// What happens on the way between two nodes is shown if either end is; all else where it happened.
  private static func isVisible(_ event: TraceEvent, _ showsNode: (Int) -> Bool) -> Bool {
    guard let node = event.node else { return true }
    if showsNode(node.position) { return true }
    switch event.kind {
    case .lose, .duplicate, .delay, .hold, .release, .fault:
      return event.peer.map { showsNode($0.position) } ?? false
    default: return false
    }
  }

  private static func window(of selection: TraceSelection, count: Int) -> Range<Int> {
    let first = min(max(0, selection.first?.position ?? 0), count)
    let end = min(max(first, (selection.last?.position ?? count - 1) + 1), count)
    return first..<end
  }

  /// Keeps head and tail. A gap of one event would save nothing, because the line that tells of it
  /// takes its place.
  private mutating func split(_ shown: [Int], maximumRows: Int) {
    guard shown.count - 1 > maximumRows else { return head = shown }
    let headCount = (maximumRows + 1) / 2
    let tailStart = shown.count - (maximumRows - headCount)
    head = Array(shown[..<headCount])
    tail = Array(shown[tailStart...])
    gap = Gap(
      first: EventNumber(shown[headCount] + 1), last: EventNumber(shown[tailStart - 1] + 1),
      count: tailStart - headCount)
  }
}
