import LightconeTrace

extension NemesisPlan {
  /// Some nodes' links are held one node after the other, and let go in another order. A link between
  /// two such nodes is held as long as one of them is.
  func swizzle(
    _ chance: inout NemesisChance, _ first: Instant, _ last: Instant
  ) -> [Intervention] {
    let victims = Array(chance.inRandomOrder(nodes).prefix(1 + chance.below(nodes.count)))
    let moments = max(1, (last - first).nanoseconds / Int64(2 * victims.count))
    var planned: [Intervention] = []
    var held: [NodeID] = []
    var time = first
    for victim in victims {
      for other in nodes where other != victim && !held.contains(other) {
        planned.append(.at(time, .hold(victim, other)))
      }
      held.append(victim)
      time = time + .nanoseconds(moments)
    }
    for victim in chance.inRandomOrder(victims) {
      held.removeAll { $0 == victim }
      for other in nodes where other != victim && !held.contains(other) {
        planned.append(.at(time, .release(victim, other)))
      }
      time = time + .nanoseconds(moments)
    }
    return planned
  }
}
