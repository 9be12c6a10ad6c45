import Lightcone
import LightconeTrace
import Testing

@Suite("Duplication")
struct DuplicationTests {
  private func world(
    _ duplication: Probability, seed: UInt64 = 1, latency: Law = .constant(.milliseconds(5)),
    count: Int = 1_000
  ) -> World<Script> {
    let sends = (0..<count).map { Action.send("m\($0)", to: 1) }
    var world = World.of(
      Actor(sends), Actor(), seed: seed,
      network: Network(latency: latency, duplication: duplication))
    world.run()
    return world
  }

  @Test("the share of doubled messages is the one asked for", arguments: [5, 20, 50])
  func rate(percent: Int) {
    let copies = (1...5).map { world(.percent(percent), seed: $0).count(of: .duplicate) }
    let share = Double(percent) / 100
    let error = (5_000 * share * (1 - share)).squareRoot()
    let total = Double(copies.reduce(0, +))
    #expect(abs(total - 5_000 * share) < 4 * error)
    // The control: the same check with another share.
    #expect(abs(total - 5_000 * (share + 0.08)) > 4 * error)
  }

  @Test("no duplication doubles nothing, and total duplication everything, each exactly once")
  func extremes() {
    #expect(world(.never).count(of: .deliver) == 1_000)
    let doubled = world(.always)
    #expect(doubled.count(of: .duplicate) == 1_000)
    #expect(doubled.count(of: .deliver) == 2_000)
    let copies = Dictionary(grouping: doubled.events(.deliver), by: \.message)
    #expect(copies.count == 1_000)
    #expect(copies.values.allSatisfy { $0.count == 2 })
  }

  @Test("a copy has the number and the text of its message, and names its send as cause")
  func copy() throws {
    let world = world(.always, count: 1)
    #expect(
      world.story() == [
        "0 ms a send m0", "0 ms b duplicate m0", "5 ms b deliver m0", "5 ms b deliver m0",
      ])
    let events = world.trace().events
    let send = try #require(events.firstIndex { $0.kind == .send })
    for event in events where event.message == 1 && event.kind != .send {
      #expect(event.cause.position == send)
    }
  }

  @Test("a copy draws a latency of its own, and that of its message does not move")
  func ownLatency() {
    let law = Law.uniform(.zero, .seconds(1))
    let plain = world(.never, latency: law, count: 100)
    let doubled = world(.always, latency: law, count: 100)
    let arrivals = Dictionary(grouping: doubled.events(.deliver), by: \.message)
      .mapValues { $0.map(\.time) }
    for event in plain.events(.deliver) {
      #expect(arrivals[event.message]?.contains(event.time) == true)
    }
    #expect(arrivals.values.allSatisfy { Set($0).count == 2 })
    // The control: under a constant law both take the same time.
    let constant = Dictionary(grouping: world(.always, count: 100).events(.deliver), by: \.message)
    #expect(constant.values.allSatisfy { Set($0.map(\.time)).count == 1 })
  }

  @Test("a message that is lost is not doubled")
  func lostIsNotDoubled() {
    var world = World.of(
      Actor([.send("x", to: 1)]), Actor(),
      network: Network(loss: .always, duplication: .always))
    world.run()
    #expect(world.story() == ["0 ms a send x", "0 ms b lose x chance"])
  }
}
