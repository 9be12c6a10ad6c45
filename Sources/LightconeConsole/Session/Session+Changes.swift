import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace

/// What moves and faults say of what they have changed: little, and by which command one sees it all.
extension Session {
  /// The most lines that `run` and faults say of what has changed.
  private static let mostLines = 6
  /// The most nodes that are compared for them.
  private static let mostNodes = 200

  /// What one step has changed in the nodes, a line for each node at most; nothing if nothing has.
  func changeLines(from before: Simulation, to after: Simulation) -> String {
    let changes = changes(before, after, at: touched(before, after))
    return lines(of: changes, after).map(cut).joined(separator: "\n")
  }

  /// What a fault has changed in the nodes beside what it says itself: few lines.
  func changes(byFault before: Simulation, to after: Simulation) -> String {
    let nodes = touched(before, after)
    guard nodes.count <= Self.mostNodes else { return "" }
    let changes = changes(before, after, at: nodes).filter { $0.what != "not as usual" }
    let lines = lines(of: changes, after)
    guard lines.count > Self.mostLines else { return lines.map(cut).joined(separator: "\n") }
    let shown = Self.mostLines - 1
    let told = Set(order(of: changes).prefix(shown))
    let rest = changes.filter { !told.contains($0.node) }
    let more =
      "  and \(rest.count.counted("more field")) of \((lines.count - shown).counted("node")): "
      + "'\(DifferenceStart(behind: before.eventCount).command)'"
    return (lines.prefix(shown).map(cut) + [more]).joined(separator: "\n")
  }

  /// What a run has changed in the nodes: the changes where they are few and short, else who has
  /// changed and the command that shows it.
  ///
  /// - Complexity: O(events between the two points, and at most 200 nodes).
  func changes(byRun before: Simulation, to after: Simulation) -> String {
    let nodes = touched(before, after)
    let command = "'\(DifferenceStart(behind: before.eventCount).command)'"
    guard nodes.count <= Self.mostNodes else {
      return wrap("Something happened at \(nodes.count.grouped) nodes; \(command) compares them.")
    }
    let changes = changes(before, after, at: nodes.sorted { $0.position < $1.position })
    let lines = lines(of: changes, after)
    if lines.count <= Self.mostLines, lines.allSatisfy({ cut($0) == $0 }) {
      return lines.joined(separator: "\n")
    }
    let names = order(of: changes).map { after.nodes[$0.position].name }
    let who =
      names.count <= Self.mostLines
      ? names.joined(separator: ", ")
      : "\(names.count.grouped) of \(after.nodes.count.grouped) nodes"
    return wrap("Changed: \(who); \(command) shows how.")
  }

  /// The nodes that have events between two points, in the order of their first: only who has one can
  /// have changed, and a world may have very many nodes.
  private func touched(_ before: Simulation, _ after: Simulation) -> [NodeID] {
    guard before.eventCount < after.eventCount else { return [] }
    var nodes: [NodeID] = []
    var known: Set<NodeID> = []
    for event in after.trace.events[before.eventCount...] {
      if let node = event.node, nodes.last != node, known.insert(node).inserted {
        nodes.append(node)
      }
    }
    return nodes
  }

  /// What is different in some nodes; who is up and who is down is said elsewhere.
  private func changes(
    _ before: Simulation, _ after: Simulation, at nodes: [NodeID]
  ) -> [NodeChanges.Change] {
    NodeChanges(from: before, to: after, at: nodes).changes.filter { $0.what != "up" }
  }

  /// The nodes that changed, each once.
  private func order(of changes: [NodeChanges.Change]) -> [NodeID] {
    var nodes: [NodeID] = []
    for change in changes where nodes.last != change.node { nodes.append(change.node) }
    return nodes
  }

  private func lines(of changes: [NodeChanges.Change], _ after: Simulation) -> [String] {
    var phrases: [NodeID: [String]] = [:]
    for change in changes { phrases[change.node, default: []].append(change.phrase) }
    return order(of: changes).map { node in
      "  \(after.nodes[node.position].name): " + (phrases[node] ?? []).joined(separator: "; ")
    }
  }

  private func cut(_ line: String) -> String {
    SourceExcerpt(line, column: 1, width: display.columns).text
  }
}
