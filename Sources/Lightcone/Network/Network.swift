public import LightconeTrace

/// The wires between the nodes: how long a message takes, how often one is lost, and which links are
/// cut.
///
/// Rules:
/// 1. Each message draws its own latency; two messages on one link may overtake each other unless the
///    latency is constant.
/// 2. A message is lost if its link is cut when it is sent, or cut when it would arrive.
/// 3. A node's messages to itself take the same way as all others.
public struct Network: Hashable, Sendable {
  /// How long a message takes from one node to another.
  public var latency: Law
  /// How likely a message is to be lost on its way.
  public var loss: Probability
  /// The cuts in force; a link is cut if any of them separates its ends.
  @usableFromInline var cuts: [Cut] = []

  /// Creates a network without cuts.
  public init(
    latency: Law = .constant(.milliseconds(5)), loss: Probability = .never
  ) {
    self.latency = latency
    self.loss = loss
  }

  /// Whether messages from one node to another are cut off.
  @inlinable
  public func isCut(from sender: NodeID, to receiver: NodeID) -> Bool {
    !cuts.isEmpty && cuts.contains { $0.separates(sender, receiver) }
  }

  /// Whether no link is cut.
  public var isWhole: Bool { cuts.isEmpty }
}

/// Groups of nodes that cannot reach each other. Nodes in no group still reach everybody.
@usableFromInline
struct Cut: Hashable, Sendable {
  /// The group of each node by its position; -1 for nodes in no group.
  @usableFromInline let groups: [Int32]

  init(_ members: [[NodeID]], nodeCount: Int) {
    var groups = [Int32](repeating: -1, count: nodeCount)
    for (group, nodes) in members.enumerated() {
      for node in nodes { groups[node.position] = Int32(group) }
    }
    self.groups = groups
  }

  @inlinable
  func separates(_ first: NodeID, _ second: NodeID) -> Bool {
    let one = group(of: first)
    let other = group(of: second)
    return one >= 0 && other >= 0 && one != other
  }

  /// The group of a node; none for nodes that were added after the cut.
  @inlinable
  func group(of node: NodeID) -> Int32 {
    node.position < groups.count ? groups[node.position] : -1
  }
}
