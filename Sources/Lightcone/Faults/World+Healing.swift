import LightconeTrace

extension World {
  /// Ends everything that the environment did, in the order of the nodes.
  mutating func heal() {
    record(.heal)
    context.schedule = nil
    let held = context.network.held
    context.network.cuts.removeAll()
    context.network.changedLinks.removeAll()
    for link in held { release(link.lower, link.higher) }
    for node in nodes.indices.map({ NodeID($0) }) { healAnnex(of: node) }
    updateCare()
    for node in nodes.indices.map({ NodeID($0) }) where !isUp(node) { restart(node) }
  }

  private mutating func healAnnex(of node: NodeID) {
    guard !context.annexes.isEmpty else { return }
    setSlowness(of: node, .one)
    context.annexes[node.position].disk.condition = DiskCondition()
    context.annexes[node.position].clock.mend(at: context.clock)
    if isPaused(node) { resume(node) }
  }
}
