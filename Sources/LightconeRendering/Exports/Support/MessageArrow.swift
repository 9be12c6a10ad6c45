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
    var sends: [UInt64: Int] = [:]
    var onTheWay: [UInt64: Int] = [:]
    var order: [UInt64] = []
    var arrows: [MessageArrow] = []
    for (position, event) in trace.events.enumerated() {
      switch event.kind {
      case .send:
        sends[event.message] = position
        onTheWay[event.message] = 1
        order.append(event.message)
      case .duplicate: onTheWay[event.message, default: 0] += 1
      case .deliver, .lose:
        onTheWay[event.message, default: 0] -= 1
        arrows.append(
          MessageArrow(
            message: event.message, sent: sends[event.message], ended: position,
            isLost: event.kind == .lose))
      default: break
      }
    }
    for message in order {
      let count = max(0, onTheWay[message] ?? 0)
      onTheWay[message] = 0
      arrows += Array(
        repeating: MessageArrow(message: message, sent: sends[message]), count: count)
    }
    return arrows
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
