/// What an event is, whatever its number and its time: enough to find it again in another run.
///
/// Example: "the second time that price sends "yes T1" to coordinator".
public struct EventSignature: Hashable, Sendable {
  /// What kind of thing happens.
  public let kind: TraceEvent.Kind
  /// Where it happens.
  public let node: NodeID?
  /// The other node, if there is one.
  public let peer: NodeID?
  /// What is said: the text of the message, timer or operation, and the label.
  public let text: String
  /// The event's small number, such as the outcome of an operation.
  public let detail: UInt8
  /// Which of the events that are alike otherwise, counted from 1.
  public let occurrence: Int

  /// The signature of an event; nil if the trace does not have it.
  ///
  /// - Complexity: O(events up to it).
  public init?(of event: EventNumber, in trace: Trace) {
    guard let record = trace[event] else { return nil }
    kind = record.kind
    node = record.node
    peer = record.peer
    detail = record.detail
    text = Self.text(of: record, in: trace)
    var count = 0
    for position in 0...event.position {
      let other = trace.events[position]
      if Self.isAlike(other, record), Self.text(of: other, in: trace) == text { count += 1 }
    }
    occurrence = count
  }

  /// Where the event happens in a trace; nil if it does not.
  ///
  /// - Complexity: O(events).
  public func event(in trace: Trace) -> EventNumber? {
    var count = 0
    for (position, event) in trace.events.enumerated() {
      guard event.kind == kind, event.detail == detail, event.node == node, event.peer == peer,
        Self.text(of: event, in: trace) == text
      else { continue }
      count += 1
      if count == occurrence { return EventNumber(position + 1) }
    }
    return nil
  }

  private static func isAlike(_ one: TraceEvent, _ other: TraceEvent) -> Bool {
    one.kind == other.kind && one.nodePosition == other.nodePosition
      && one.peerPosition == other.peerPosition && one.detail == other.detail
  }

  private static func text(of event: TraceEvent, in trace: Trace) -> String {
    switch event.kind {
    case .send, .deliver, .lose, .duplicate, .delay: trace.messageText(of: event)
    case .setTimer, .fireTimer, .cancelTimer: trace.timerText(of: event)
    case .invoke, .complete:
      (trace.operation(of: event).map {
        [$0.function, $0.key ?? "", $0.argument ?? "", ""].joined(separator: " ")
      } ?? "") + trace.labels[event.label]
    default: trace.labels[event.label]
    }
  }
}
