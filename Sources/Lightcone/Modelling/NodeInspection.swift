public import LightconeTrace

/// A node's state, for people: its fields as text, and what its disk holds.
public struct NodeInspection: Sendable {
  /// Whether the node runs.
  public let isUp: Bool
  /// What is out of the ordinary with it, in a few words each: `paused`, `slow 10x`, `disk full`.
  public let conditions: [String]
  /// The names and values of its stored properties.
  public let fields: [(name: String, value: String)]
  /// The records of its log, in order.
  public let records: [String]
  /// How many of them are safe.
  public let syncedCount: Int

  @usableFromInline
  init<S: System>(_ world: World<S>, _ node: NodeID) {
    let disk = world.disk(of: node)
    isUp = world.isUp(node)
    conditions = world.conditions(of: node)
    fields = Mirror(reflecting: world.state(of: node)).children.map { child in
      (child.label ?? "", Self.text(of: child.value, world.descriptions))
    }
    records = disk.records.map { String(describing: $0) }
    syncedCount = disk.syncedCount
  }

  /// A value in words: nodes by name, lists without brackets, nothing as a dash.
  private static func text(of value: Any, _ nodes: [TraceNode]) -> String {
    if let node = value as? NodeID {
      return nodes.indices.contains(node.position) ? nodes[node.position].name : node.description
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.map { text(of: $0.value, nodes) } ?? "-"
    case .collection:
      let texts = mirror.children.map { text(of: $0.value, nodes) }
      return texts.isEmpty ? "-" : texts.joined(separator: ", ")
    case .dictionary:
      return listed(
        mirror.children.map { entry in
          let (key, value) = (entry.value as? (key: Any, value: Any)) ?? ("", entry.value)
          return (text(of: key, nodes), text(of: value, nodes))
        })
    case .enum where !(value is any CustomStringConvertible) && !mirror.children.isEmpty,
      .tuple:
      return mirror.children.map { child in
        // Parts without a name are called `.0`, `.1` and so on.
        let name = child.label.flatMap { $0.hasPrefix(".") ? nil : "\($0) " } ?? ""
        return name + text(of: child.value, nodes)
      }.joined(separator: " ")
    case .set: return listed(mirror.children.map { (text(of: $0.value, nodes), nil) })
    case .struct where mirror.children.count == 1 && mirror.children.first?.label == "rawValue":
      // A number or name with a type of its own: the type says nothing to a reader.
      return mirror.children.first.map { text(of: $0.value, nodes) } ?? "-"
    case .struct where !(value is any CustomStringConvertible):
      return mirror.children.map { "\($0.label ?? "") \(text(of: $0.value, nodes))" }
        .joined(separator: " ")
    default: return String(describing: value)
    }
  }

  /// Entries in the order of their keys: dictionaries and sets have another one in each process.
  private static func listed(_ entries: [(key: String, value: String?)]) -> String {
    let sorted = entries.sorted { first, second in
      if let one = Int(first.key), let other = Int(second.key) { return one < other }
      return first.key < second.key
    }
    let texts = sorted.map { entry in entry.value.map { "\(entry.key): \($0)" } ?? entry.key }
    return texts.isEmpty ? "-" : texts.joined(separator: ", ")
  }
}
