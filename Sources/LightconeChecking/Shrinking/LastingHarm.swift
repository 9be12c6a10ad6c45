import LightconeTrace

/// What keeps a system from getting its work done at the end of a run: who is down or stands still,
/// and what is cut or held.
///
/// Where nothing of this lasts, a run that has not done its work is to blame itself. A shorter run in
/// which a node stays down forever would not show the same failure.
struct LastingHarm {
  private enum Harm: Hashable {
    case isDown(String)
    case isPaused(String)
    case isCut
    case isHeld(String, String)
  }

  private var harms: [Harm] = []

  init(_ trace: Trace) {
    for event in trace.events {
      let node = event.node.map(trace.name) ?? ""
      let peer = event.peer.map(trace.name) ?? ""
      switch event.kind {
      case .crash:
        harms.removeAll { $0 == .isPaused(node) }
        harms.append(.isDown(node))
      case .restart: harms.removeAll { $0 == .isDown(node) }
      case .pause: harms.append(.isPaused(node))
      case .resume: harms.removeAll { $0 == .isPaused(node) }
      case .partition: harms.append(.isCut)
      case .repair: harms.removeAll { $0 == .isCut }
      case .hold: harms.append(.isHeld(node, peer))
      case .release: harms.removeAll { $0 == .isHeld(node, peer) || $0 == .isHeld(peer, node) }
      // Nodes that are down start again by events of their own.
      case .heal: harms.removeAll { if case .isDown = $0 { false } else { true } }
      default: break
      }
    }
  }

  /// Whether all of this lasts in another run too.
  func isWithin(_ other: LastingHarm) -> Bool { harms.allSatisfy(other.harms.contains) }
}
