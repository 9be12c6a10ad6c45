import LightconeTrace

/// The messages that were sent and have neither arrived nor been lost when a trace ends.
///
/// A diagram draws a message where it arrives, so these would show only as sends.
struct InFlight {
  /// How many messages are named before the rest is only counted.
  private static let namedLimit = 6
  /// The receivers' names by message number, in the order of the sends, and how many copies are on
  /// their way.
  let messages: [(number: UInt64, receiver: String, copies: Int)]

  /// - Complexity: O(events).
  init(_ trace: Trace) {
    var copies: [UInt64: Int] = [:]
    for event in trace.events {
      switch event.kind {
      case .send, .duplicate: copies[event.message, default: 0] += 1
      case .deliver, .lose: copies[event.message, default: 0] -= 1
      default: break
      }
    }
    messages = trace.events.lazy.filter { $0.kind == .send && copies[$0.message, default: 0] > 0 }
      .map { event in
        let receiver = event.peer.map { trace.name(of: $0).printable } ?? "outside"
        return (event.message, receiver, copies[event.message, default: 0])
      }
  }

  /// What to say of them, if there are any.
  var sentence: String? {
    guard !messages.isEmpty else { return nil }
    var named = messages.prefix(InFlight.namedLimit).map { message in
      let again = message.copies > 1 ? " (\(message.copies) copies)" : ""
      return "m\(message.number) to \(message.receiver)\(again)"
    }
    let rest = messages.count - named.count
    if rest > 0 { named.append("and \(rest) more") }
    return "Still on the way: \(named.joined(separator: ", "))."
  }
}
