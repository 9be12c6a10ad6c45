import LightconeTrace

/// Writes a trace by hand, event by event, as a run would have left it.
struct TraceBuilder {
  private(set) var trace: Trace
  private var time = Instant.start
  private var ends: [(from: NodeID, to: NodeID)] = []

  init(_ names: [String]) {
    trace = Trace(nodes: names.map { TraceNode(name: $0, role: "test") })
  }

  /// Sets the time of what follows, in microseconds.
  mutating func at(_ microseconds: Int64) {
    time = Instant(nanoseconds: microseconds * 1_000)
  }

  /// Adds any event.
  mutating func add(
    _ kind: TraceEvent.Kind, _ node: Int? = nil, peer: NodeID? = nil, message: UInt64 = 0,
    label: String = "", value: Int64 = 0, detail: UInt8 = 0
  ) {
    let number = trace.labels.number(of: label)
    trace.events.append(
      TraceEvent(
        kind, at: time, node: node.map { NodeID($0) }, peer: peer, message: message, label: number,
        value: value, detail: detail))
  }

  /// Adds an event of a node with its cause.
  mutating func addCaused(
    _ kind: TraceEvent.Kind, _ node: Int, by cause: Int, value: Int64 = 0
  ) {
    trace.events.append(
      TraceEvent(kind, at: time, node: NodeID(node), cause: EventNumber(cause), value: value))
  }

  @discardableResult
  mutating func send(_ text: String, from: Int, to: Int) -> UInt64 {
    trace.messageTexts.append(text)
    ends.append((NodeID(from), NodeID(to)))
    let number = UInt64(ends.count)
    add(.send, from, peer: NodeID(to), message: number)
    return number
  }

  mutating func deliver(_ message: UInt64) {
    let (from, to) = ends[Int(message) - 1]
    add(.deliver, to.position, peer: from, message: message)
  }

  mutating func lose(_ message: UInt64, _ reason: LossReason) {
    let (from, to) = ends[Int(message) - 1]
    add(.lose, to.position, peer: from, message: message, detail: reason.rawValue)
  }

  mutating func become(_ node: Int, _ state: String, _ style: LifelineStyle) {
    add(.become, node, label: state, detail: style.rawValue)
  }

  /// Adds a timer's text and an event of that timer.
  mutating func timer(_ kind: TraceEvent.Kind, _ node: Int, _ text: String, value: Int64 = 0) {
    trace.timerTexts.append(text)
    add(kind, node, message: UInt64(trace.timerTexts.count), value: value)
  }

  /// Begins a client operation and gives its number.
  mutating func invoke(
    _ node: Int, _ function: String, key: String? = nil, argument: String? = nil
  ) -> UInt64 {
    trace.operations.append(OperationText(function: function, key: key, argument: argument))
    let number = UInt64(trace.operations.count)
    add(.invoke, node, message: number, label: function)
    return number
  }

  mutating func complete(
    _ node: Int, _ operation: UInt64, _ outcome: OperationOutcome, answer: String = ""
  ) {
    add(.complete, node, message: operation, label: answer, detail: outcome.rawValue)
  }
}
