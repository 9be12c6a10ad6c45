import LightconeTrace

/// How a node's lifeline is drawn.
enum Lifeline: Hashable {
  /// The node runs, or is down, and its line shows its state.
  case state(LifelineStyle)
  /// The node stands still; its state comes back with it.
  case paused
}

/// The way in which each node's lifeline is drawn, followed through a trace.
struct Lifelines {
  private var styles: [LifelineStyle]
  private var isPaused: [Bool]

  init(nodeCount: Int) {
    styles = Array(repeating: .idle, count: nodeCount)
    isPaused = Array(repeating: false, count: nodeCount)
  }

  /// The lifeline of a node; every node begins idle.
  subscript(node: NodeID) -> Lifeline {
    isPaused[node.position] ? .paused : .state(styles[node.position])
  }

  /// Takes the next event into account. A style remains until the node becomes something else,
  /// crashes or comes back; an unknown style counts as idle. Who crashes no longer stands still.
  mutating func apply(_ event: TraceEvent) {
    if event.kind == .heal { return isPaused = isPaused.map { _ in false } }
    guard let node = event.node, styles.indices.contains(node.position) else { return }
    switch event.kind {
    case .become: styles[node.position] = LifelineStyle(rawValue: event.detail) ?? .idle
    case .crash:
      styles[node.position] = .down
      isPaused[node.position] = false
    case .restart:
      styles[node.position] = .idle
      isPaused[node.position] = false
    case .pause: isPaused[node.position] = true
    case .resume: isPaused[node.position] = false
    default: break
    }
  }
}
