import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace

extension OpenRun {
  /// How many states a graph has unless more or fewer are asked for: `dot` is quick with them.
  private static let stateLimit = 200

  /// The states that can be reached from here, nearest first, and the steps between them.
  ///
  /// - Parameter options: what may go wrong, and how many states are kept, as for `explore`.
  func stateGraph(_ options: [Setting]) throws(Diagnostic) -> StateGraph {
    var command = ExploreCommand()
    command.options = options
    let allowed: [ExploreOption] = [.drops, .duplicates, .crashes, .timers, .crashing, .states]
    let names = allowed.map(\.rawValue)
    if let option = options.first(where: { !names.contains($0.name) }) {
      throw Diagnostic(
        .wrongArguments, "a graph of states has no '\(option.name)'",
        at: SourcePlace(column: option.nameColumn),
        expected: "one of \(names.joined(separator: ", "))",
        suggestion: nearestWord(to: option.name, in: names))
    }
    let plan = try ExplorePlan(command, self)
    let isLimited = options.contains { $0.name == ExploreOption.states.rawValue }
    let limit = isLimited ? plan.states : Self.stateLimit
    let space = try searchSpace(plan.actions, plan.crashing)
    guard let start = space.initialStates().first else { return StateGraph() }
    let words = StateWords(start: space.simulation(in: start))
    return StateGraph(exploring: space, maximumStates: min(limit, 20_000)) { state in
      words.text(of: space.simulation(in: state))
    }
  }
}

/// Says of a state what is not as it was at the start.
private struct StateWords {
  let start: Simulation
  /// The most lines of one state.
  private static let lineLimit = 8
  private static let lineLength = 48

  func text(of state: Simulation) -> String {
    var lines: [String] = []
    for node in state.nodes.indices {
      let (before, now) = (start.inspect(NodeID(node)), state.inspect(NodeID(node)))
      let name = state.nodes[node].name
      if before.isUp, !now.isUp {
        lines.append("\(name): down")
        continue
      }
      for (old, new) in zip(before.fields, now.fields) where old.value != new.value {
        lines.append(
          "\(name).\(new.name): \(new.value)".truncated(toWidth: Self.lineLength, glyphs: .ascii))
      }
    }
    let left = lines.count - Self.lineLimit
    return (lines.prefix(Self.lineLimit) + (left > 0 ? ["and \(left) more"] : []))
      .joined(separator: "\n")
  }
}
