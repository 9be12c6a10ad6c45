import LightconeTrace

/// What the lifelines of a trace say of each node at the end: up or down, and in which state.
struct NodeStates {
  /// One node's state.
  struct State {
    var isUp = true
    var name = ""
    var style = LifelineStyle.idle
  }

  private(set) var states: [State]
  private let names: [String]

  init(_ trace: Trace) {
    names = trace.nodes.map(\.name)
    states = trace.nodes.map { _ in State() }
    for event in trace.events {
      guard let position = event.node?.position, states.indices.contains(position) else { continue }
      switch event.kind {
      case .crash: states[position] = State(isUp: false)
      case .restart: states[position] = State()
      case .become:
        states[position].name = trace.labels[event.label]
        states[position].style = LifelineStyle(rawValue: event.detail) ?? .idle
      default: break
      }
    }
  }

  /// What somebody should know who looks at the run now: who is down, and who is stuck; nothing if
  /// all is well.
  var warnings: [String] {
    var lines: [String] = []
    let down = states.indices.filter { !states[$0].isUp }
    if !down.isEmpty { lines.append("Down: \(list(down)).") }
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
