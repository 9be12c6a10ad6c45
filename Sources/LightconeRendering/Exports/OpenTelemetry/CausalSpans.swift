import LightconeTrace

/// Which events of a trace are spans, what their parents are, and how long they last.
struct CausalSpans {
  /// How many events are looked at.
  let count: Int
  private let trace: Trace
  /// Where a send or an operation ends, by where it begins.
  private(set) var endings: [Int: [Int]] = [:]
  /// The sends of clients that have an operation open.
  private(set) var requests: Set<Int> = []
  /// Where the send of an arrival stands.
  private(set) var sends: [Int: Int] = [:]
  /// The events that are no spans, by the span that they belong to; -1 is the root.
  private(set) var details: [Int: [Int]] = [:]
  private var spansOfNode: [[Int]]

  init(_ trace: Trace, maximumEvents: Int) {
    self.trace = trace
    count = min(max(0, maximumEvents), trace.events.count)
    spansOfNode = Array(repeating: [], count: trace.nodes.count)
    findEnds()
    for position in 0..<count {
      let event = trace.events[position]
      if isSpan(position), let node = event.node {
        spansOfNode[node.position].append(position)
      } else {
        details[parent(of: position) ?? -1, default: []].append(position)
      }
    }
  }

  /// The spans of a node, in the order of the trace.
  func positions(ofNode node: Int) -> [Int] { spansOfNode[node] }

  /// Whether an event is a span: a handler, a send, or an operation, at a node that the trace knows.
  func isSpan(_ position: Int) -> Bool {
    let event = trace.events[position]
    guard let node = event.node, trace.nodes.indices.contains(node.position) else { return false }
    switch event.kind {
    case .start, .deliver, .fireTimer, .send, .invoke: return true
    default: return false
    }
  }

  /// The span that caused an event; nil for the root.
  func parent(of position: Int) -> Int? {
    if trace.events[position].kind == .deliver || trace.events[position].kind == .lose,
      let send = sends[position], isSpan(send)
    {
      return send
    }
    var current = position
    while true {
      let cause = trace.events[current].cause.position
      guard cause >= 0, cause < current else { return nil }
      if isSpan(cause) { return cause }
      current = cause
    }
  }

  private mutating func findEnds() {
    for arrow in MessageArrow.all(in: trace) {
      guard let sent = arrow.sent, let ended = arrow.ended, ended < count else { continue }
      endings[sent, default: []].append(ended)
      sends[ended] = sent
    }
    var open: [UInt64: Int] = [:]
    var openOfNode: [Int32: Int] = [:]
    for position in 0..<count {
      let event = trace.events[position]
      switch event.kind {
      case .invoke:
        open[event.message] = position
        openOfNode[event.nodePosition, default: 0] += 1
      case .complete:
        guard let begin = open.removeValue(forKey: event.message) else { continue }
        endings[begin] = [position]
        openOfNode[event.nodePosition, default: 0] -= 1
      case .send where openOfNode[event.nodePosition, default: 0] > 0: requests.insert(position)
      default: break
      }
    }
  }
}
