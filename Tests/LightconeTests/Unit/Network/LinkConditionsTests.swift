import Lightcone
import LightconeTrace
import Testing

@Suite("Links of their own kind")
struct LinkConditionsTests {
  /// Each node sends one message to each other node at the start and again after 100 ms.
  private func world(_ network: Network) -> World<Script> {
    let actors = (0..<3).map { own in
      let sends = (0..<3).filter { $0 != own }.map { Action.send("x", to: $0) }
      return Actor(sends + [.timer("again", milliseconds: 100)], on: ["again": sends])
    }
    return World.of(actors, network: network)
  }

  /// The latencies of what arrived on a link, in milliseconds.
  private func latencies(
    _ world: World<Script>, _ sender: NodeID, _ receiver: NodeID
  ) -> [Int64] {
    let trace = world.trace()
    return trace.events.filter {
      $0.kind == .deliver && $0.peer == sender && $0.node == receiver
    }
    .compactMap { event in
      trace[event.cause].map { (event.time - $0.time).nanoseconds / 1_000_000 }
    }
  }

  @Test("a latency one way leaves the way back and all other links alone")
  func oneWayLatency() {
    var network = Network()
    network.setLatency(.constant(.milliseconds(40)), from: .a, to: .b)
    var world = world(network)
    world.run()
    #expect(latencies(world, .a, .b) == [40, 40])
    for (sender, receiver) in [(.b, .a), (.a, .c), (.c, .a), (.b, .c)] as [(NodeID, NodeID)] {
      #expect(latencies(world, sender, receiver) == [5, 5])
    }
  }

  @Test("a latency between two nodes is both ways")
  func latencyBetween() {
    var network = Network()
    network.setLatency(.constant(.milliseconds(40)), between: .a, and: .b)
    var world = world(network)
    world.run()
    #expect(latencies(world, .a, .b) == [40, 40])
    #expect(latencies(world, .b, .a) == [40, 40])
    #expect(latencies(world, .a, .c) == [5, 5])
  }

  @Test("a loss one way loses that way alone, and a link may lose less than the network")
  func oneWayLoss() {
    var network = Network()
    network.setLoss(.always, from: .a, to: .b)
    var lossy = world(network)
    lossy.run()
    #expect(latencies(lossy, .a, .b).isEmpty)
    #expect(lossy.count(of: .lose) == 2)
    #expect(lossy.count(of: .deliver) == 10)

    network = Network(loss: .always)
    network.setLoss(.never, from: .a, to: .b)
    var safe = world(network)
    safe.run()
    #expect(safe.count(of: .deliver) == 2)
    #expect(latencies(safe, .a, .b) == [5, 5])
  }

  @Test("a duplication one way doubles that way alone")
  func oneWayDuplication() {
    var network = Network()
    network.setDuplication(.always, from: .a, to: .b)
    var world = world(network)
    world.run()
    #expect(latencies(world, .a, .b).count == 4)
    #expect(latencies(world, .b, .a).count == 2)
    #expect(world.count(of: .duplicate) == 2)
  }

  @Test("a fault changes a wire both ways, from then on, and heal ends it")
  func linkFault() throws {
    var network = Network()
    network.setLatency(.constant(.milliseconds(7)), from: .b, to: .a)
    let faults: [(LinkFault, [Int64], [Int64], [Int64], [Int64])] = [
      (.latency(.constant(.milliseconds(40))), [5, 40], [7, 40], [5, 5], [7, 7]),
      (.loss(.always), [5], [7], [5, 5], [7, 7]),
      (.duplication(.always), [5, 5, 5], [7, 7, 7], [5, 5], [7, 7]),
    ]
    for (fault, there, back, thereHealed, backHealed) in faults {
      var world = world(network)
      try world.at(50, .link(.b, .a, fault))
      var healed = world
      world.run()
      #expect(latencies(world, .a, .b) == there, "\(fault)")
      #expect(latencies(world, .b, .a) == back, "\(fault)")
      #expect(latencies(world, .a, .c) == [5, 5], "\(fault)")
      try healed.at(60, .heal)
      healed.run()
      #expect(latencies(healed, .a, .b) == thereHealed, "\(fault)")
      #expect(latencies(healed, .b, .a) == backHealed, "\(fault)")
    }
  }

  @Test("several faults of one wire add up; a repair of cuts does not end them")
  func severalFaults() throws {
    var world = world(Network())
    try world.at(50, .link(.a, .b, .latency(.constant(.milliseconds(40)))))
    try world.at(50, .link(.a, .b, .duplication(.always)))
    try world.at(60, .repair)
    world.run()
    #expect(latencies(world, .a, .b) == [5, 40, 40])
  }

  @Test("the trace says what has changed")
  func story() throws {
    var world = World.of(Actor(), Actor())
    try world.now(.link(.a, .b, .loss(.percent(20))))
    try world.now(.link(.a, .b, .duplication(.percent(5))))
    try world.now(.link(.a, .b, .latency(.uniform(.zero, .milliseconds(9)))))
    #expect(
      world.story([.fault]) == [
        "0 ms a fault loss 20%", "0 ms a fault duplication 5%",
        "0 ms a fault latency uniform(0ms..9ms)",
      ])
    #expect(world.events(.fault).allSatisfy { $0.peer == .b })
  }
}
