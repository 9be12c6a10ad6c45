import LightconeTrace

/// The state in which each node's lifeline is drawn, followed through a trace.
struct Lifelines {
  /// The styles by node position; every node begins idle.
  private(set) var styles: [LifelineStyle]

  init(nodeCount: Int) {
    styles = Array(repeating: .idle, count: nodeCount)
  }

  /// Takes the next event into account. A style remains until the node becomes something else,
  /// crashes or comes back; an unknown style counts as idle.
  mutating func apply(_ event: TraceEvent) {
    guard let node = event.node, styles.indices.contains(node.position) else { return }
    switch event.kind {
    case .become: styles[node.position] = LifelineStyle(rawValue: event.detail) ?? .idle
    case .crash: styles[node.position] = .down
    case .restart: styles[node.position] = .idle
    default: break
    }
  }
}
