import LightconeTrace

/// The way of one copy of a message, from its send to its arrival or loss.
struct MessageArrow: Hashable {
  /// The message's number.
  var message: UInt64
  /// The position of the send; nil if the trace does not have it.
  var sent: Int?
  /// The position of the arrival or loss; nil if the copy is still on its way.
  var ended: Int?
  /// Whether it was lost.
  var isLost = false

  /// All ways, in the order in which they ended; behind them those that have not.
  ///
  /// - Complexity: O(events).
  static func all(in trace: Trace) -> [MessageArrow] {
    var sends = MessageNumbers(eventCount: trace.events.count)
    var copies = sends
    var arrows: [MessageArrow] = []
    for (position, event) in trace.events.enumerated() {
      switch event.kind {
      case .send:
        sends[event.message] = position + 1
        copies[event.message] = 1
      case .duplicate: copies[event.message] += 1
      case .deliver, .lose:
        copies[event.message] -= 1
        let sent = sends[event.message]
        arrows.append(
          MessageArrow(
            message: event.message, sent: sent > 0 ? sent - 1 : nil, ended: position,
            isLost: event.kind == .lose))
      default: break
      }
    }
    for (position, event) in trace.events.enumerated() where event.kind == .send {
      guard sends[event.message] == position + 1 else { continue }
      for _ in 0..<max(0, copies[event.message]) {
        arrows.append(MessageArrow(message: event.message, sent: position))
      }
    }
    return arrows
  }
}

/// A number for each message, 0 unless another was given.
///
/// Messages are counted from 1, so that a list holds them; only traces made up elsewhere have others.
private struct MessageNumbers {
  private var dense: [Int32]
  private var others: [UInt64: Int32] = [:]

  init(eventCount: Int) { dense = Array(repeating: 0, count: eventCount + 1) }

  subscript(message: UInt64) -> Int {
    get { message < dense.count ? Int(dense[Int(message)]) : Int(others[message] ?? 0) }
    set {
      if message < dense.count {
        dense[Int(message)] = Int32(truncatingIfNeeded: newValue)
      } else {
        others[message] = Int32(truncatingIfNeeded: newValue)
      }
    }
  }
}

extension Trace {
  /// A message as exports name it: its text and number, `prepare T1 (m2)`.
  func messageName(_ event: TraceEvent) -> String {
    let text = messageText(of: event).printable
    return text.isEmpty ? "m\(event.message)" : "\(text) (m\(event.message))"
  }

  /// The end of the trace: the time of its last event.
  var endTime: Instant { events.last?.time ?? .start }
}
