import LightconeTrace

extension World {
  /// Changes cuts, holds or wires.
  mutating func changeNetwork(_ fault: Fault) {
    switch fault {
    case .partition(let groups):
      context.network.cuts.append(Cut(groups, nodeCount: nodes.count))
      record(.partition, label: groups.map(describe).joined(separator: " | "))
    case .cutOneWay(let senders, let receivers):
      context.network.cuts.append(
        Cut([senders, receivers], nodeCount: nodes.count, isOneWay: true))
      record(.partition, label: "\(describe(senders)) -> \(describe(receivers))")
    case .repair:
      context.network.cuts.removeAll()
      record(.repair)
    case .hold(let first, let second):
      context.network.held.append(HeldLink(first, second))
      record(.hold, at: first, peer: second)
    case .release(let first, let second): release(first, second)
    case .link(let first, let second, let change):
      context.network.change(change, between: first, and: second)
      record(.fault, at: first, peer: second, label: change.label)
    default: preconditionFailure("\(fault) does not concern the network")
    }
    updateCare()
  }

  /// Lets the messages that a hold kept back arrive, in the order in which they came to it.
  mutating func release(_ first: NodeID, _ second: NodeID) {
    let link = HeldLink(first, second)
    record(.release, at: first, peer: second)
    context.network.held.removeAll { $0 == link }
    let isOnLink = { (held: HeldMessage<S>) in
      HeldLink(held.message.sender, held.message.node) == link
    }
    let freed = context.held.filter(isOnLink)
    context.held.removeAll(where: isOnLink)
    // Before what arrives in this very moment: on an ordered link that was sent later.
    for held in freed { plan(held.message, at: context.clock) }
  }

  private func describe(_ group: [NodeID]) -> String {
    group.map { names[$0.position].name }.joined(separator: " ")
  }
}

extension LinkFault {
  /// The fault as the trace names it.
  var label: String {
    switch self {
    case .loss(let probability): "loss \(probability)"
    case .duplication(let probability): "duplication \(probability)"
    case .latency(let law): "latency \(law)"
    }
  }
}
