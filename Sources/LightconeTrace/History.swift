/// The client operations of a run, as the clients saw them.
///
/// This is what consistency checkers judge. An operation without an answer stays open: it may have
/// taken effect, or may do so later.
public struct History: Hashable, Sendable {
  /// One operation of one client.
  public struct Operation: Hashable, Sendable {
    /// The client.
    public var client: NodeID
    /// What it asked for.
    public var text: OperationText
    /// The event of the question.
    public var invokedEvent: EventNumber
    /// The time of the question.
    public var invokedTime: Instant
    /// How it ended; `unknown` while it is open.
    public var outcome: OperationOutcome
    /// The answer in words, if there was one.
    public var answer: String?
    /// The event of the answer, if there was one.
    public var completedEvent: EventNumber?
    /// The time of the answer, if there was one.
    public var completedTime: Instant?

    /// Describes an operation that has just begun.
    public init(
      client: NodeID, text: OperationText, invokedEvent: EventNumber, invokedTime: Instant
    ) {
      self.client = client
      self.text = text
      self.invokedEvent = invokedEvent
      self.invokedTime = invokedTime
      outcome = .unknown
    }
  }

  /// The operations in the order in which they began.
  public var operations: [Operation]

  /// Creates a history from its operations, in the order in which they began.
  public init(_ operations: [Operation]) { self.operations = operations }

  /// Reads the history off a trace.
  ///
  /// - Complexity: O(events).
  public init(_ trace: Trace) {
    operations = []
    var positions: [UInt64: Int] = [:]
    for (position, event) in trace.events.enumerated() {
      let number = EventNumber(position + 1)
      if event.kind == .invoke, let client = event.node, let text = trace.operation(of: event) {
        positions[event.message] = operations.count
        operations.append(
          Operation(
            client: client, text: text, invokedEvent: number, invokedTime: event.time))
      } else if event.kind == .complete, let index = positions[event.message] {
        operations[index].outcome = OperationOutcome(rawValue: event.detail) ?? .unknown
        operations[index].answer = event.label == 0 ? nil : trace.labels[event.label]
        operations[index].completedEvent = number
        operations[index].completedTime = event.time
      }
    }
  }
}
