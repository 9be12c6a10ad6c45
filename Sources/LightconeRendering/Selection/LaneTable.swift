import LightconeTrace

/// One column of a picture: a node, or a group of them.
struct Lane: Hashable {
  /// The nodes, at least one.
  var nodes: [NodeID]
  /// Its name, safe to print.
  var name: String
  /// Whether it stands for a group, also where only one of its nodes is shown.
  var isGroup = false
}

/// Which lane each node has.
struct LaneTable {
  /// The lanes from left to right.
  let lanes: [Lane]
  /// The lane of each node by its position; -1 if it has none.
  private var laneOfNode: [Int32]
  /// What stands for the lane of a node that the trace does not know; -1 if such nodes are not shown.
  private var laneOfUnknown: Int32 = -1

  /// Gives lanes to the nodes of a selection; a group stands where its first node would.
  ///
  /// - Parameters:
  ///   - maximumLanes: how many lanes there is room for; the first ones are kept.
  ///   - showsUnknown: whether nodes that the trace does not know count as shown. Only who draws no
  ///     lanes can have them.
  init(
    _ trace: Trace, _ selection: TraceSelection, maximumLanes: Int = .max,
    showsUnknown: Bool = false
  ) {
    if showsUnknown { laneOfUnknown = 0 }
    var groupOfNode: [NodeID: Int] = [:]
    for (index, group) in selection.groups.enumerated() {
      for node in group.nodes where groupOfNode[node] == nil { groupOfNode[node] = index }
    }
    var lanes: [Lane] = []
    var laneOfGroup: [Int: Int] = [:]
    for node in selection.knownNodes(of: trace) {
      guard let group = groupOfNode[node] else {
        lanes.append(Lane(nodes: [node], name: trace.name(of: node).printable))
        continue
      }
      if let lane = laneOfGroup[group] {
        lanes[lane].nodes.append(node)
      } else {
        laneOfGroup[group] = lanes.count
        lanes.append(
          Lane(nodes: [node], name: selection.groups[group].name.printable, isGroup: true))
      }
    }
    self.lanes = Array(lanes.prefix(max(1, maximumLanes)))
    laneOfNode = Array(repeating: -1, count: trace.nodes.count)
    for (index, lane) in self.lanes.enumerated() {
      for node in lane.nodes { laneOfNode[node.position] = Int32(index) }
    }
  }

  /// The lane of the node at a position; -1 if it has none, or if the trace does not know it.
  func lane(at position: Int32) -> Int32 {
    guard position >= 0 else { return -1 }
    return Int(position) < laneOfNode.count ? laneOfNode[Int(position)] : laneOfUnknown
  }

  /// The lane of a node, if it has one.
  func lane(of node: NodeID?) -> Int? {
    guard let node else { return nil }
    let lane = lane(at: node.rawValue)
    return lane < 0 ? nil : Int(lane)
  }

  /// Whether an event between two nodes stays inside a group.
  func isInsideGroup(_ event: TraceEvent) -> Bool {
    guard event.peerPosition >= 0 else { return false }
    let lane = lane(at: event.nodePosition)
    return lane >= 0 && lanes[Int(lane)].isGroup && self.lane(at: event.peerPosition) == lane
  }

  /// The names of the nodes without a lane, safe to print.
  func leftOutNames(of trace: Trace) -> [String] {
    trace.nodes.indices.filter { laneOfNode[$0] < 0 }.map { trace.nodes[$0].name.printable }
  }
}
