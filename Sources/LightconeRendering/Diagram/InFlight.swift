import LightconeTrace

/// The messages that were sent and have neither arrived nor been lost when a trace ends.
///
/// A diagram draws a message where it arrives, so these would show only as sends.
struct InFlight {
  /// How many messages are named before the rest is only counted.
  private static let namedLimit = 6
  /// A message on its way.
  struct Message: Hashable {
    var number: UInt64
    /// The receiver's name, safe to print.
    var receiver: String
    /// How many copies are on their way.
    var copies: Int
  }
  /// The first messages, in the order of the sends.
  let named: [Message]
  /// How many there are beside them.
  let otherCount: Int

  /// - Complexity: O(events), without any text but for the messages named.
  init(_ trace: Trace) {
    var copies = CountPerNumber(trace.events.count)
    for event in trace.events {
      switch event.kind {
      case .send, .duplicate: copies.add(1, to: event.message)
      case .deliver, .lose: copies.add(-1, to: event.message)
      default: break
      }
    }
    var named: [Message] = []
    var otherCount = 0
    for event in trace.events where event.kind == .send && copies[event.message] > 0 {
      if named.count == InFlight.namedLimit {
        otherCount += 1
      } else {
        let receiver = event.peer.map { trace.name(of: $0).printable } ?? "outside"
        named.append(
          Message(number: event.message, receiver: receiver, copies: copies[event.message]))
      }
    }
    (self.named, self.otherCount) = (named, otherCount)
  }

  /// What to say of them, if there are any.
  var sentence: String? {
    guard !named.isEmpty else { return nil }
    var words = named.map { message in
      let again = message.copies > 1 ? " (\(message.copies) copies)" : ""
      return "m\(message.number) to \(message.receiver)\(again)"
    }
    if otherCount > 0 { words.append("and \(otherCount) more") }
    return "Still on the way: \(words.joined(separator: ", "))."
  }
}

/// A count for each number from 0 on: an array, and a table for numbers that are larger than any that
/// a run gives.
private struct CountPerNumber {
  private var counts: [Int32]
  private var others: [UInt64: Int32] = [:]

  init(_ size: Int) { counts = Array(repeating: 0, count: size + 1) }

  subscript(number: UInt64) -> Int {
    Int(number < UInt64(counts.count) ? counts[Int(number)] : others[number, default: 0])
  }

  mutating func add(_ change: Int32, to number: UInt64) {
    if number < UInt64(counts.count) {
      counts[Int(number)] += change
    } else {
      others[number, default: 0] += change
    }
  }
}
