import LightconeTrace

/// The messages that were sent and have neither arrived nor been lost when a trace ends.
///
/// A diagram draws a message where it arrives, so these would show only as sends.
struct InFlight {
  /// How many messages are named before the rest is only counted.
  private static let namedLimit = 6
  /// The receivers' names by message number, in the order of the sends.
  let messages: [(number: UInt64, receiver: String)]

  /// - Complexity: O(events).
  init(_ trace: Trace) {
    var arrived: Set<UInt64> = []
    for event in trace.events where event.kind == .deliver || event.kind == .lose {
      arrived.insert(event.message)
    }
    messages = trace.events.lazy.filter { $0.kind == .send && !arrived.contains($0.message) }
      .map { event in
        (event.message, event.peer.map { trace.name(of: $0).printable } ?? "outside")
      }
  }

  /// What to say of them, if there are any.
  var sentence: String? {
    guard !messages.isEmpty else { return nil }
    var named = messages.prefix(InFlight.namedLimit).map { "m\($0.number) to \($0.receiver)" }
    let rest = messages.count - named.count
    if rest > 0 { named.append("and \(rest) more") }
    return "Still on the way: \(named.joined(separator: ", "))."
  }
}
