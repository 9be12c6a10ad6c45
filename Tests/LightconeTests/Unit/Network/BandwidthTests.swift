import LightconeTrace
import Testing

@testable import Lightcone

@Suite("Bandwidth")
struct BandwidthTests {
  private let kilobyte = String(repeating: "x", count: 1_000)
  private let megabytePerSecond = Bandwidth(bytesPerSecond: 1_000_000)

  /// The times at which messages arrive at a node.
  private func arrivals(_ world: World<Script>, at node: NodeID) -> [Instant] {
    world.events(.deliver).filter { $0.node == node }.map(\.time)
  }

  @Test("two messages of 1,000 bytes on a link of 1 MB/s arrive 1 ms apart")
  func oneAfterTheOther() {
    let sender = Actor([.send(kilobyte, to: 1), .send(kilobyte, to: 1)])
    for (bandwidth, expected) in [(megabytePerSecond, [6, 7]), (nil, [5, 5])]
      as [(Bandwidth?, [Int64])]
    {
      var world = World.of(sender, Actor(), network: Network(bandwidth: bandwidth))
      world.run()
      #expect(arrivals(world, at: .b) == expected.map { .milliseconds($0) })
    }
  }

  @Test("the way back and other links do not wait")
  func othersDoNotWait() {
    let talk = Actor([.send(kilobyte, to: 1), .send(kilobyte, to: 1), .send(kilobyte, to: 2)])
    let answer = Actor([.send(kilobyte, to: 0)])
    var world = World.of(
      talk, answer, Actor(), network: Network(bandwidth: megabytePerSecond))
    world.run()
    #expect(arrivals(world, at: .b) == [.milliseconds(6), .milliseconds(7)])
    #expect(arrivals(world, at: .a) == [.milliseconds(6)])
    #expect(arrivals(world, at: .c) == [.milliseconds(6)])
  }

  @Test("a wire that is free again lets nobody wait")
  func freeAgain() {
    let sender = Actor(
      [.send(kilobyte, to: 1), .timer("go", milliseconds: 1)], on: ["go": [.send("", to: 1)]])
    var world = World.of(sender, Actor(), network: Network(bandwidth: megabytePerSecond))
    world.run()
    #expect(arrivals(world, at: .b) == [.milliseconds(6), .milliseconds(6)])
  }

  @Test("a message waits for its bytes, so a small one passes sooner than a large one")
  func bySize() {
    for (text, nanoseconds) in [("", 0), ("x", 1_000), (kilobyte, 1_000_000)]
      as [(String, Int64)]
    {
      var world = World.of(
        Actor([.send(text, to: 1)]), Actor(),
        network: Network(latency: .constant(.zero), bandwidth: megabytePerSecond))
      world.run()
      #expect(arrivals(world, at: .b) == [Instant(nanoseconds: nanoseconds)])
    }
  }

  @Test("a copy takes its room on the wire like its message")
  func copy() {
    var world = World.of(
      Actor([.send(kilobyte, to: 1)]), Actor(),
      network: Network(duplication: .always, bandwidth: megabytePerSecond))
    world.run()
    #expect(arrivals(world, at: .b) == [.milliseconds(6), .milliseconds(7)])
  }

  @Test("the time on the wire is rounded up, and never overflows")
  func rounding() throws {
    let third = try #require(Bandwidth(bytesPerSecond: 3))
    #expect(third.time(for: 1) == .nanoseconds(333_333_334))
    #expect(third.time(for: 3) == .seconds(1))
    #expect(third.time(for: 0) == .zero)
    #expect(third.time(for: -1) == .zero)
    #expect(third.time(for: .max).nanoseconds == .max)
    let most = try #require(Bandwidth(bytesPerSecond: .max))
    #expect(most.time(for: .max) == .seconds(1))
    #expect(Bandwidth(bytesPerSecond: 0) == nil)
    #expect(Bandwidth(bytesPerSecond: -1) == nil)
  }

  @Test("a large message and a wide wire take their time, not for ever")
  func large() throws {
    let gigabyte = try #require(Bandwidth(bytesPerSecond: 1_000_000_000))
    #expect(gigabyte.time(for: 10_000_000_000) == .seconds(10))
    let most = try #require(Bandwidth(bytesPerSecond: .max))
    #expect(most.time(for: 1) == .nanoseconds(1))
  }

  @Test("an endless message never arrives before the end of time, and the kernel goes on")
  func endless() throws {
    let slow = try #require(Bandwidth(bytesPerSecond: 1))
    var network = Network(latency: .constant(.seconds(1 << 33)), bandwidth: slow)
    network.order = .firstInFirstOut
    let sender = Actor([.send("xxx", to: 1), .send("y", to: 1)])
    var world = World.of(sender, Actor(), network: network)
    world.run()
    #expect(arrivals(world, at: .b).count == 2)
  }
}
