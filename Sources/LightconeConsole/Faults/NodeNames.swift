import LightconeTrace

/// The names that stand for nodes: each node's own, and those of zones and roles for all of theirs.
struct NodeNames {
  private let nodes: [TraceNode]

  init(_ nodes: [TraceNode]) { self.nodes = nodes }

  /// The nodes that a name stands for: the node of that name, else all of a zone, else all of a
  /// role; none if it is no name.
  func nodes(named name: String) -> [NodeID] {
    if let position = nodes.firstIndex(where: { $0.name == name }) { return [NodeID(position)] }
    guard !name.isEmpty else { return [] }
    let zone = nodes.indices.filter { nodes[$0].zone == name }
    let members = zone.isEmpty ? nodes.indices.filter { nodes[$0].role == name } : zone
    return members.map { NodeID($0) }
  }

  /// The zones and then the roles that are not also the name of a node, each once.
  var groups: [String] {
    var seen = Set(nodes.map(\.name) + [""])
    return (nodes.map(\.zone) + nodes.map(\.role)).filter { seen.insert($0).inserted }
  }

  /// All names, those of nodes first.
  var all: [String] { nodes.map(\.name) + groups }
}
