/// The first place at which two traces differ.
public struct Divergence: Hashable, Sendable {
  /// The number of the event.
  public let number: EventNumber
  /// The first trace's record; nil if that trace has ended before.
  public let first: TraceEvent?
  /// The second trace's record; nil if that trace has ended before.
  public let second: TraceEvent?
  /// What differs, each in words, the first trace's value in front: `time: 4 ms, 5 ms`.
  public let differences: [String]
}

extension Divergence: CustomStringConvertible {
  /// The place and what differs, for example `#57: kind: send, deliver; node: a, b`.
  public var description: String { "\(number): \(differences.joined(separator: "; "))" }
}

/// The first event in which two traces differ; nil if they are the same.
///
/// Two events are the same if all fields of their records are, and the texts that they name: of nodes,
/// labels, messages, timers and operations.
///
/// - Complexity: O(events up to the divergence).
public func firstDivergence(_ first: Trace, _ second: Trace) -> Divergence? {
  let common = min(first.events.count, second.events.count)
  for position in 0..<common {
    let (one, other) = (first.events[position], second.events[position])
    let differences = Comparison(first: first, second: second).differences(one, other)
    if !differences.isEmpty {
      return Divergence(
        number: EventNumber(position + 1), first: one, second: other, differences: differences)
    }
  }
  guard first.events.count != second.events.count else { return nil }
  let ended = first.events.count < second.events.count ? "first" : "second"
  return Divergence(
    number: EventNumber(common + 1),
    first: common < first.events.count ? first.events[common] : nil,
    second: common < second.events.count ? second.events[common] : nil,
    differences: ["the \(ended) trace has ended"])
}

/// Compares records of two traces by what they mean.
private struct Comparison {
  let first: Trace
  let second: Trace

  func differences(_ one: TraceEvent, _ other: TraceEvent) -> [String] {
    var differences: [String] = []
    func compare<Value: Equatable>(_ what: String, _ one: Value, _ other: Value) {
      if one != other { differences.append("\(what): \(one), \(other)") }
    }
    compare("kind", one.kind, other.kind)
    compare("time", one.time, other.time)
    compare("node", name(of: one.node, in: first), name(of: other.node, in: second))
    compare("peer", name(of: one.peer, in: first), name(of: other.peer, in: second))
    compare("cause", one.cause, other.cause)
    compare("number", one.message, other.message)
    compare("text", text(of: one, in: first), text(of: other, in: second))
    compare("label", first.labels[one.label], second.labels[other.label])
    compare("value", one.value, other.value)
    compare("detail", one.detail, other.detail)
    return differences
  }

  private func name(of node: NodeID?, in trace: Trace) -> String {
    node.map { trace.name(of: $0) } ?? "none"
  }

  /// The text of what an event's number counts: a message, a timer or an operation.
  private func text(of event: TraceEvent, in trace: Trace) -> String {
    switch event.kind {
    case .send, .deliver, .lose, .duplicate, .delay: trace.messageText(of: event)
    case .setTimer, .fireTimer, .cancelTimer: trace.timerText(of: event)
    case .invoke, .complete:
      trace.operation(of: event).map {
        [$0.function, $0.key ?? "", $0.argument ?? ""].joined(separator: " ")
      } ?? ""
    default: ""
    }
  }
}
