public import LightconeTrace

/// A second book of what is in flight on each link, kept from the records alone: debug builds compare
/// it with what the queue, the holds and the busy nodes really hold.
@usableFromInline
struct LinkLedger: Sendable {
  private var counts: [Link: Int] = [:]

  @usableFromInline
  init() {}

  /// Takes a record into the book.
  @usableFromInline
  mutating func enter(_ event: TraceEvent) {
    guard let node = event.node, let peer = event.peer else { return }
    switch event.kind {
    case .send: counts[Link(node, peer), default: 0] += 1
    case .duplicate: counts[Link(peer, node), default: 0] += 1
    case .deliver, .lose:
      let left = counts[Link(peer, node), default: 0] - 1
      assert(left >= 0, "more has arrived from \(peer) at \(node) than was sent")
      counts[Link(peer, node)] = left
    default: break
    }
  }

  /// Links on which more is in flight than the book says. If as much is in flight over all links as
  /// the book says, there is one wherever a link differs.
  func flaws(_ flying: [Link]) -> [String] {
    var rest = counts
    var flaws: [String] = []
    for link in flying {
      let left = rest[link, default: 0] - 1
      rest[link] = left
      if left < 0 {
        flaws.append("too much is in flight from \(link.sender) to \(link.receiver)")
      }
    }
    return flaws
  }
}
