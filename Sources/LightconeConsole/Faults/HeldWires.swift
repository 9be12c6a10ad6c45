import LightconeTrace

/// The wires whose messages are held at the end of a trace, in the order in which they were held.
struct HeldWires {
  /// The two ends of each.
  private(set) var wires: [(first: NodeID, second: NodeID)] = []
  private let trace: Trace

  /// - Complexity: O(events).
  init(_ trace: Trace) {
    self.trace = trace
    for event in trace.events {
      switch event.kind {
      case .hold, .release:
        guard let first = event.node, let second = event.peer else { continue }
        wires.removeAll { [$0.first, $0.second] == [first, second] }
        wires.removeAll { [$0.second, $0.first] == [first, second] }
        if event.kind == .hold { wires.append((first, second)) }
      case .heal: wires = []
      default: break
      }
    }
  }

  /// The same with the names of the nodes.
  var named: [CompletionContext.Wire] {
    wires.map { .init(first: trace.name(of: $0.first), second: trace.name(of: $0.second)) }
  }
}
