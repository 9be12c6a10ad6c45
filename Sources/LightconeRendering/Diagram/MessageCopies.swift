import LightconeTrace

/// Which arrivals and losses of a trace are those of a second copy of a message.
struct MessageCopies {
  private var positions: Set<Int> = []

  /// - Complexity: O(events up to the end); tables only for the messages that were doubled.
  ///
  /// - Parameter end: the position before which copies matter.
  init(_ trace: Trace, before end: Int = .max) {
    var endings: [UInt64: Int] = [:]
    var hasDuplicates = false
    for position in 0..<min(end, trace.events.count) {
      let event = trace.events[position]
      switch event.kind {
      case .duplicate:
        endings[event.message] = 0
        hasDuplicates = true
      case .deliver where hasDuplicates, .lose where hasDuplicates:
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
