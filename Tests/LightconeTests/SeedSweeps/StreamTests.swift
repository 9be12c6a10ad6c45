import Lightcone
import LightconeTrace
import Testing

@Suite("Streams of chance are independent")
struct StreamTests {
  /// Three nodes that send to each other with random latency, and draw a number of their own.
  private func world(
    extra: [Action] = [], of position: Int = 2, loss: Probability = .never
  ) -> World<Script> {
    let usual: [Action] = (0..<8).flatMap { _ in
      [Action.send("x", to: 0), .send("x", to: 1), .send("x", to: 2), .choose(below: 1_000_000)]
    }
    var world = World<Script>(
      seed: 11,
      network: Network(latency: .uniform(.zero, .seconds(1)), loss: loss))
    for node in 0..<3 {
      world.add(Actor((node == position ? extra : []) + usual), named: "n\(node)")
    }
    world.run()
    return world
  }

  /// The latencies of the messages of one link, in the order in which they were sent.
  private func latencies(_ world: World<Script>, _ sender: Int, _ receiver: Int) -> [TimeSpan?] {
    let arrivals = Dictionary(
      world.events(.deliver).map { ($0.message, $0.time) }, uniquingKeysWith: { first, _ in first })
    return world.events(.send)
      .filter { $0.node == NodeID(sender) && $0.peer == NodeID(receiver) }
      .map { send in arrivals[send.message].map { $0 - send.time } }
  }

  @Test("one more draw of a node moves no latency and no other node's draws")
  func oneMoreDraw() {
    let plain = world()
    let changed = world(extra: [.choose(below: 10)])
    for sender in 0..<3 {
      for receiver in 0..<3 {
        #expect(latencies(plain, sender, receiver) == latencies(changed, sender, receiver))
      }
    }
    #expect(plain.actor(0).draws == changed.actor(0).draws)
    #expect(plain.actor(1).draws == changed.actor(1).draws)
    // The control: the node's own draws do move.
    #expect(plain.actor(2).draws != Array(changed.actor(2).draws.dropFirst()))
  }

  @Test("one more message on a link moves no other link and no node's draws")
  func oneMoreMessage() {
    let plain = world()
    let changed = world(extra: [.send("more", to: 1)])
    for sender in 0..<3 {
      for receiver in 0..<3 where (sender, receiver) != (2, 1) {
        #expect(latencies(plain, sender, receiver) == latencies(changed, sender, receiver))
      }
    }
    #expect((0..<3).allSatisfy { plain.actor($0).draws == changed.actor($0).draws })
    // The control: on its own link the later messages take other latencies.
    #expect(latencies(plain, 2, 1) != Array(latencies(changed, 2, 1).dropFirst()))
  }

  @Test("loss takes messages away and leaves the latencies of all others as they were")
  func lossMovesNothing() {
    let plain = world()
    let lossy = world(loss: .percent(50))
    var lost = 0
    for sender in 0..<3 {
      for receiver in 0..<3 {
        for (before, after) in zip(
          latencies(plain, sender, receiver), latencies(lossy, sender, receiver))
        {
          if after == nil { lost += 1 } else { #expect(before == after) }
        }
      }
    }
    #expect(lost > 10)
    #expect(lost < 62)
  }

  @Test("more loss loses the same messages and some more")
  func lossIsMonotone() {
    let few = Set(world(loss: .percent(10)).events(.lose).map(\.message))
    let many = Set(world(loss: .percent(40)).events(.lose).map(\.message))
    #expect(few.isStrictSubset(of: many))
    #expect(!few.isEmpty)
  }

  @Test("each link, node and seed has chance of its own")
  func differentStreams() {
    let world = world()
    #expect(latencies(world, 0, 1) != latencies(world, 1, 0))
    #expect(latencies(world, 0, 1) != latencies(world, 0, 2))
    #expect(world.actor(0).draws != world.actor(1).draws)
    #expect(Set(world.actor(0).draws).count == 8)
  }
}
