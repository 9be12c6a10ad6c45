public import LightconeTrace

/// Nodes that share a lane of a diagram, such as all of one role or of one zone.
///
/// Messages between two of them do not leave the lane: they are not drawn but counted.
///
/// Example: `selection.groups = NodeGroup.byZone(of: trace)`.
public struct NodeGroup: Hashable, Sendable {
  /// What stands above the lane.
  public var name: String
  /// The nodes.
  public var nodes: [NodeID]

  /// Creates a group.
  public init(_ name: String, _ nodes: [NodeID]) {
    self.name = name
    self.nodes = nodes
  }

  /// The nodes of a trace by role, in the order in which the roles first occur. A role of one node is
  /// no group.
  public static func byRole(of trace: Trace) -> [NodeGroup] { groups(of: trace, by: \.role) }

  /// The nodes of a trace by zone, in the order in which the zones first occur. Nodes without a zone
  /// are in no group, nor are those that are alone in theirs.
  public static func byZone(of trace: Trace) -> [NodeGroup] { groups(of: trace, by: \.zone) }

  private static func groups(of trace: Trace, by name: (TraceNode) -> String) -> [NodeGroup] {
    var groups: [NodeGroup] = []
    var indices: [String: Int] = [:]
    for (position, node) in trace.nodes.enumerated() where !name(node).isEmpty {
      if let index = indices[name(node)] {
        groups[index].nodes.append(NodeID(position))
      } else {
        indices[name(node)] = groups.count
        groups.append(NodeGroup(name(node), [NodeID(position)]))
      }
    }
    return groups.filter { $0.nodes.count > 1 }
  }
}
