import Lightcone
import LightconeTrace
import Testing

@Suite("The order of messages on a link")
struct MessageOrderTests {
  private let sent = (0..<200).map { "m\($0)" }

  private func world(_ order: Network.Order, seed: UInt64 = 3) -> World<Script> {
    var network = Network(latency: .exponential(mean: .milliseconds(5)))
    network.order = order
    network.duplication = .percent(10)
    let sends = sent.map { Action.send($0, to: 1) }
    var world = World.of(Actor(sends), Actor(), Actor(sends), seed: seed, network: network)
    world.run()
    return world
  }

  /// The numbers of one sender's messages in the order of arrival.
  private func arrivals(_ world: World<Script>, from sender: NodeID) -> [UInt64] {
    world.events(.deliver).filter { $0.peer == sender }.map(\.message)
  }

  @Test("first in, first out: no message overtakes another, however latency falls out")
  func firstInFirstOut() {
    let world = world(.firstInFirstOut)
    for sender in [NodeID.a, .c] {
      let numbers = arrivals(world, from: sender)
      #expect(numbers.count >= 200)
      #expect(numbers == numbers.sorted())
    }
  }

  @Test("unordered: messages overtake each other")
  func unordered() {
    let numbers = arrivals(world(.unordered), from: .a)
    #expect(numbers != numbers.sorted())
  }

  @Test("order holds within a link, not between links")
  func betweenLinks() {
    let all = world(.firstInFirstOut).events(.deliver).map(\.message)
    #expect(all != all.sorted())
  }

  @Test("a message that is held up holds up those behind it, and none of them arrives too early")
  func headOfLine() {
    let free = world(.unordered)
    let ordered = world(.firstInFirstOut)
    let early = Dictionary(grouping: free.events(.deliver), by: \.message)
    for event in ordered.events(.deliver) {
      #expect(early[event.message]?.contains { $0.time <= event.time } == true)
    }
    #expect(ordered.events(.deliver).map(\.time) != free.events(.deliver).map(\.time))
  }

  @Test("a hold keeps the order too, also of what arrives in the moment of its release")
  func released() throws {
    var network = Network(latency: .constant(.milliseconds(5)))
    network.order = .firstInFirstOut
    let sender = Actor(
      [.send("one", to: 1), .timer("go", milliseconds: 5)], on: ["go": [.send("two", to: 1)]])
    var world = World.of(sender, Actor(), network: network)
    try world.at(2, .hold(.a, .b))
    try world.at(10, .release(.a, .b))
    world.run()
    #expect(
      world.story([.release, .deliver]) == [
        "10 ms a release", "10 ms b deliver one", "10 ms b deliver two",
      ])
  }
}
