public import LightconeTrace

/// Nodes that cannot reach each other. Nodes in no group still reach everybody.
@usableFromInline
struct Cut: Hashable, Sendable {
  /// The group of each node by its position; -1 for nodes in no group.
  @usableFromInline let groups: [Int32]
  /// Whether only messages from group 0 to group 1 are lost.
  @usableFromInline let isOneWay: Bool

  init(_ members: [[NodeID]], nodeCount: Int, isOneWay: Bool = false) {
    var groups = [Int32](repeating: -1, count: nodeCount)
    for (group, nodes) in members.enumerated() {
      for node in nodes { groups[node.position] = Int32(group) }
    }
    self.groups = groups
    self.isOneWay = isOneWay
  }

  /// Whether messages from one node to the other are lost.
  @inlinable
  func separates(_ sender: NodeID, _ receiver: NodeID) -> Bool {
    let one = group(of: sender)
    let other = group(of: receiver)
    return isOneWay ? one == 0 && other == 1 : one >= 0 && other >= 0 && one != other
  }

  /// The group of a node; none for nodes that were added after the cut.
  @inlinable
  func group(of node: NodeID) -> Int32 {
    node.position < groups.count ? groups[node.position] : -1
  }
}
