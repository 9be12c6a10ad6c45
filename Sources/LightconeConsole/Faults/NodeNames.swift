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

  /// The names of all nodes in a list; four or more that differ by their number only, one after the other, are
  /// taken together: `shard1 to shard16`.
  var list: String {
    var parts: [String] = []
    var rest = nodes.map(\.name)[...]
    while let first = rest.first {
      let count = Self.rowLength(rest)
      let row = rest.prefix(count)
      if count >= 4, let last = row.last {
        parts.append("\(first) to \(last)")
      } else {
        parts += row
      }
      rest = rest.dropFirst(count)
    }
    return parts.joined(separator: ", ")
  }

  /// How many names at the start have numbers that follow each other.
  private static func rowLength(_ names: ArraySlice<String>) -> Int {
    guard let first = names.first.flatMap(numbered) else { return 1 }
    var count = 1
    for name in names.dropFirst() {
      guard let next = numbered(name), next.stem == first.stem, next.number == first.number + count
      else { break }
      count += 1
    }
    return count
  }

  /// A name as a word and the number behind it.
  private static func numbered(_ name: String) -> (stem: Substring, number: Int)? {
    let stem = name.prefix(name.count - name.reversed().prefix { $0.isASCII && $0.isNumber }.count)
    guard !stem.isEmpty, let number = Int(name.dropFirst(stem.count)), "\(stem)\(number)" == name
    else { return nil }
    return (stem, number)
  }
}
