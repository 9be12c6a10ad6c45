import LightconeTrace

extension World {
  /// Changes what a disk does, or what it holds.
  mutating func changeDisk(of node: NodeID, _ change: DiskFault) {
    context.needAnnexes()
    var label = change.label
    switch change {
    case .tearTail: context.annexes[node.position].disk.condition.tearsTail = true
    case .loseSyncs: context.annexes[node.position].disk.condition.losesSyncs = true
    case .fill: context.annexes[node.position].disk.condition.isFull = true
    case .fail: context.annexes[node.position].disk.condition.hasFailed = true
    case .slow(let factor): context.annexes[node.position].disk.condition.slowness = factor
    case .mend: context.annexes[node.position].disk.condition = DiskCondition()
    case .flipBit(let record):
      let number = record ?? drawRecord(of: node)
      context.annexes[node.position].disk.damage(number - 1)
      label = "disk: a bit of record \(number) flips"
    }
    record(.fault, at: node, label: label)
  }

  /// Chance for what a fault damages on a disk: a stream for each disk.
  mutating func drawDamage(of node: NodeID) -> UInt64 {
    let index = context.annexes[node.position].damageCount + 1
    context.annexes[node.position].damageCount = index
    return randomBits(seed: context.seed, .diskDamage, from: node, to: node, index: index)
  }

  private mutating func drawRecord(of node: NodeID) -> Int {
    let bits = drawDamage(of: node)
    return Int(scaled(bits, below: UInt64(context.annexes[node.position].disk.writtenCount))) + 1
  }
}

extension DiskFault {
  /// The fault as the trace names it.
  fileprivate var label: String {
    switch self {
    case .tearTail: "disk: tears its tail in a crash"
    case .loseSyncs: "disk: loses syncs"
    case .flipBit: "disk: a bit flips"
    case .fill: "disk: full"
    case .fail: "disk: failed"
    case .slow(let factor): "disk: slow \(factor)"
    case .mend: "disk: mended"
    }
  }
}
