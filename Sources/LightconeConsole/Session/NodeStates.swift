import LightconeTrace

/// What the lifelines of a trace say of each node at the end: up or down, and in which state.
struct NodeStates {
  /// One node's state.
  struct State {
    var isUp = true
    var isPaused = false
    var name = ""
    var style = LifelineStyle.idle
  }

  private(set) var states: [State]
  private let names: [String]
  private let held: [CompletionContext.Wire]

  init(_ trace: Trace) {
    names = trace.nodes.map(\.name)
    states = trace.nodes.map { _ in State() }
    held = HeldWires(trace).named
    for event in trace.events {
      if event.kind == .heal {
        for position in states.indices { states[position].isPaused = false }
      }
      guard let position = event.node?.position, states.indices.contains(position) else { continue }
      switch event.kind {
      case .crash: states[position] = State(isUp: false)
      case .restart: states[position] = State()
      case .pause: states[position].isPaused = true
      case .resume: states[position].isPaused = false
      case .become:
        states[position].name = trace.labels[event.label]
        states[position].style = LifelineStyle(rawValue: event.detail) ?? .idle
      default: break
      }
    }
  }

  /// What somebody should know who looks at the run now: who is down, stands still or is stuck, and
  /// what is held; nothing if all is well.
  var warnings: [String] {
    var lines: [String] = []
    let down = states.indices.filter { !states[$0].isUp }
    if !down.isEmpty { lines.append("Down: \(list(down)).") }
    let paused = states.indices.filter { states[$0].isPaused }
    if !paused.isEmpty { lines.append("Paused: \(list(paused)).") }
    if !held.isEmpty {
      lines.append("Held: \(held.map { "\($0.first) - \($0.second)" }.joined(separator: ", ")).")
    }
    var told: Set<String> = []
    for state in states where state.style == .blocked && told.insert(state.name).inserted {
      let same = states.indices.filter { states[$0].isUp && states[$0].name == state.name }
      lines.append("\(state.name.prefix(1).uppercased() + state.name.dropFirst()): \(list(same)).")
    }
    return lines
  }

  private func list(_ positions: [Int]) -> String {
    positions.map { names[$0] }.joined(separator: ", ")
  }
}
