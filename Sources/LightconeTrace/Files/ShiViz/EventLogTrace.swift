/// Makes a trace of a log's entries and the messages between them.
struct EventLogTrace {
  private(set) var trace: Trace
  private let order: EventLogOrder
  /// Where each message was sent, by its target and place among the target's sources.
  private var sends: [Int: [(source: Int, event: EventNumber, message: UInt64)]] = [:]
  private var targets: [[Int]]

  init(_ order: EventLogOrder) {
    self.order = order
    trace = Trace(nodes: order.hosts.map { TraceNode(name: $0, role: "host") })
    targets = Array(repeating: [], count: order.entries.count)
    for index in order.sequence {
      for source in order.sources[index] { targets[source].append(index) }
    }
    for (step, index) in order.sequence.enumerated() {
      add(index, at: .start + .milliseconds(Int64(step)))
    }
  }

  private mutating func add(_ index: Int, at time: Instant) {
    let node = NodeID(order.hostOfEntry[index])
    var cause = EventNumber.none
    for (source, sent, message) in sends[index] ?? [] {
      let peer = NodeID(order.hostOfEntry[source])
      cause = add(
        TraceEvent(.deliver, at: time, node: node, peer: peer, cause: sent, message: message))
    }
    let label = trace.labels.number(of: order.entries[index].text)
    add(TraceEvent(.note, at: time, node: node, cause: cause, label: label))
    for target in targets[index] {
      trace.messageTexts.append("")
      let message = UInt64(trace.messageTexts.count)
      let peer = NodeID(order.hostOfEntry[target])
      let sent = add(
        TraceEvent(.send, at: time, node: node, peer: peer, cause: cause, message: message))
      sends[target, default: []].append((index, sent, message))
    }
  }

  @discardableResult
  private mutating func add(_ event: TraceEvent) -> EventNumber {
    trace.events.append(event)
    return EventNumber(trace.events.count)
  }
}
