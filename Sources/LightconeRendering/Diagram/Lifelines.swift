import LightconeTrace

/// How a lane's lifeline is drawn.
enum Lifeline: Hashable {
  /// The node runs, or is down, and its line shows its state.
  case state(LifelineStyle)
  /// The node stands still; its state comes back with it.
  case paused
  /// The nodes of a group differ.
  case mixed
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

  /// The lifeline of a lane: that of its nodes if they agree.
  subscript(lane: Lane) -> Lifeline {
    guard let first = lane.nodes.first else { return .state(.idle) }
    let line = self[first]
    return lane.nodes.dropFirst().allSatisfy { self[$0] == line } ? line : .mixed
  }

  /// Takes the next event into account. A style remains until the node becomes something else,
  /// crashes or comes back; an unknown style counts as idle. Who crashes no longer stands still.
  mutating func apply(_ event: TraceEvent) {
    switch event.kind {
    case .heal:
      for index in isPaused.indices { isPaused[index] = false }
    case .become, .crash, .restart, .pause, .resume:
      let index = Int(event.nodePosition)
      if styles.indices.contains(index) { change(index, event) }
    default: break
    }
  }

  private mutating func change(_ index: Int, _ event: TraceEvent) {
    switch event.kind {
    case .become: styles[index] = LifelineStyle(rawValue: event.detail) ?? .idle
    case .pause: isPaused[index] = true
    case .resume: isPaused[index] = false
    default:
      styles[index] = event.kind == .crash ? .down : .idle
      isPaused[index] = false
    }
  }
}
