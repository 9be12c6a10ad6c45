import LightconeTrace

extension NemesisPlan {
  /// A cut and its repair.
  func cut(_ groups: [[NodeID]], _ first: Instant, _ last: Instant) -> [Intervention] {
    [.at(first, .partition(groups)), .at(last, .repair)]
  }

  /// Two groups that differ by one node at most.
  func halves(_ chance: inout NemesisChance) -> [[NodeID]] {
    let shuffled = chance.inRandomOrder(nodes)
    let middle = nodes.count / 2
    return [Array(shuffled[..<middle]), Array(shuffled[middle...])]
  }

  func isolated(_ chance: inout NemesisChance) -> [[NodeID]] {
    let shuffled = chance.inRandomOrder(nodes)
    return [[shuffled[0]], Array(shuffled.dropFirst())]
  }

  /// Two halves; the node in neither of them reaches both.
  func bridged(_ chance: inout NemesisChance) -> [[NodeID]] {
    let shuffled = Array(chance.inRandomOrder(nodes).dropFirst())
    let middle = shuffled.count / 2
    return [Array(shuffled[..<middle]), Array(shuffled[middle...])]
  }

  /// A ring in which each node reaches as many neighbours on both sides as a majority needs.
  func ring(_ chance: inout NemesisChance, _ first: Instant, _ last: Instant) -> [Intervention] {
    let ring = chance.inRandomOrder(nodes)
    let count = ring.count
    // A majority is count / 2 + 1 nodes, the node itself among them; each side gives half of the rest.
    let reach = (count / 2 + 1) / 2
    var cuts: [Intervention] = []
    for one in ring.indices {
      for other in ring.indices where other > one {
        let distance = min(other - one, count - (other - one))
        if distance > reach { cuts.append(.at(first, .partition([[ring[one]], [ring[other]]]))) }
      }
    }
    return cuts + [.at(last, .repair)]
  }
}
