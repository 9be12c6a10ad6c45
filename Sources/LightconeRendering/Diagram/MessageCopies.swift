import LightconeTrace

/// Which arrivals and losses of a trace are those of a second copy of a message.
struct MessageCopies {
  private var positions: Set<Int> = []

  /// - Complexity: O(events).
  init(_ trace: Trace) {
    var endings: [UInt64: Int] = [:]
    for (position, event) in trace.events.enumerated() {
      switch event.kind {
      case .duplicate: endings[event.message] = 0
      case .deliver, .lose:
        guard let count = endings[event.message] else { continue }
        if count > 0 { positions.insert(position) }
        endings[event.message] = count + 1
      default: break
      }
    }
  }

  /// Whether an earlier copy of the same message arrived or was lost before the event at a position.
  func isCopy(_ position: Int) -> Bool { positions.contains(position) }
}
