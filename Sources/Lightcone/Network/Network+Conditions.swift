import LightconeTrace

extension Network {
  /// Whether all that a message needs is a latency: no link is special, nothing is lost, doubled, cut,
  /// held, ordered or limited.
  var isPlain: Bool {
    loss == .never && duplication == .never && order == .unordered && bandwidth == nil
      && cuts.isEmpty && held.isEmpty && links.isEmpty && changedLinks.isEmpty
  }

  /// Whether no message needs chance.
  @usableFromInline
  var isCertain: Bool {
    latency.isConstant && loss == .never && duplication == .never && links.isEmpty
      && changedLinks.isEmpty
  }

  /// The laws of one link: what a fault says, or the link's own, or the network's.
  @usableFromInline
  func conditions(of link: Link) -> (latency: Law, loss: Probability, duplication: Probability) {
    if links.isEmpty, changedLinks.isEmpty { return (latency, loss, duplication) }
    let (own, changed) = (links[link], changedLinks[link])
    return (
      changed?.latency ?? own?.latency ?? latency, changed?.loss ?? own?.loss ?? loss,
      changed?.duplication ?? own?.duplication ?? duplication
    )
  }

  /// Changes a wire, both ways.
  mutating func change(_ fault: LinkFault, between first: NodeID, and second: NodeID) {
    for link in [Link(first, second), Link(second, first)] {
      switch fault {
      case .loss(let loss): changedLinks[link, default: LinkConditions()].loss = loss
      case .duplication(let duplication):
        changedLinks[link, default: LinkConditions()].duplication = duplication
      case .latency(let latency): changedLinks[link, default: LinkConditions()].latency = latency
      }
    }
  }
}
