import Lightcone
import LightconeTrace

/// Nodes that tell each other a number again and again.
enum Gossip: System {
  enum Message: Hashable, Sendable {
    case tick
    case rumor(Int)
  }
}

/// Tells a random peer the highest number it has heard, in a Poisson rhythm.
struct Gossiper: Node {
  let nodeCount: Int
  var highest = 0

  mutating func start(_ context: inout Context<Gossip>) { scheduleTick(&context) }

  mutating func receive(
    _ message: Gossip.Message, from sender: NodeID, _ context: inout Context<Gossip>
  ) {
    switch message {
    case .tick:
      context.send(.rumor(highest + 1), to: randomPeer(&context))
      scheduleTick(&context)
    case .rumor(let number): highest = max(highest, number)
    }
  }

  private func scheduleTick(_ context: inout Context<Gossip>) {
    context.schedule(.tick, after: .exponential(mean: .milliseconds(10)))
  }

  /// Any node but this one.
  private func randomPeer(_ context: inout Context<Gossip>) -> NodeID {
    let choice = context.choose(below: nodeCount - 1)
    return NodeID(choice < context.node.position ? choice : choice + 1)
  }
}

extension Scenario {
  /// Latency has the mean of the rhythm, so that each node has one message in flight on average
  /// (Little's law) beside its one timer: 200 pending events.
  static let gossip = Scenario(
    "gossip-100", "100 nodes, each with a timer and about one message in flight", pendingCount: 200
  ) { gossipWorld(nodeCount: 100, isTraced: $0) }
}

/// A world of nodes that gossip.
func gossipWorld(nodeCount: Int, isTraced: Bool) -> World<Gossip> {
  var world: World<Gossip> = makeWorld(
    latency: .exponential(mean: .milliseconds(10)), isTraced: isTraced)
  for number in 0..<nodeCount {
    world.add(Gossiper(nodeCount: nodeCount), named: "node-\(number)", role: "gossiper")
  }
  return world
}
