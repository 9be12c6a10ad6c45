import Lightcone
import LightconeTrace

/// The least that a distributed system can be.
enum PingPong: System {
  struct Message: Hashable, Sendable {
    let hits: Int
  }
}

/// Returns the ball.
struct Player: Node {
  let other: NodeID
  let serves: Bool
  var hits = 0

  mutating func start(_ context: inout Context<PingPong>) {
    if serves { context.send(PingPong.Message(hits: 0), to: other) }
  }

  mutating func receive(
    _ message: PingPong.Message, from sender: NodeID, _ context: inout Context<PingPong>
  ) {
    hits += 1
    context.send(PingPong.Message(hits: message.hits + 1), to: sender)
  }
}

extension Scenario {
  /// Two nodes and one message: what an event costs when the queue costs nothing.
  static let pingPong = Scenario(
    "ping-pong", "two nodes that hand one message to and fro", pendingCount: 1
  ) { isTraced in
    var world: World<PingPong> = makeWorld(
      latency: .constant(.milliseconds(5)), isTraced: isTraced)
    world.add(Player(other: NodeID(1), serves: true), named: "first")
    world.add(Player(other: NodeID(0), serves: false), named: "second")
    return world
  }
}
