import Lightcone
import LightconeTrace
import Testing

@Suite("Cuts that are no partitions")
struct CutTests {
  /// Three nodes, each of which sends to both others at 0, 10 and 20 ms.
  private var world: World<Script> {
    let actors = (0..<3).map { own in
      let sends = (0..<3).filter { $0 != own }.map { Action.send("x", to: $0) }
      return Actor(
        sends + [.timer("again", milliseconds: 10), .timer("again", milliseconds: 20)],
        on: ["again": sends])
    }
    return World.of(actors)
  }

  /// The links on which messages were lost, and when.
  private func losses(_ world: World<Script>) -> [String] {
    world.events(.lose).map { event in
      let sender = event.peer.map { world.trace().name(of: $0) } ?? "?"
      let receiver = event.node.map { world.trace().name(of: $0) } ?? "?"
      return "\(event.time) \(sender) -> \(receiver)"
    }
  }

  @Test("a one-way cut loses what goes that way, when it is sent or when it would arrive")
  func oneWay() throws {
    var sending = world
    try sending.at(8, .cutOneWay(from: [.a], to: [.b]))
    try sending.at(12, .repair)
    sending.run()
    #expect(losses(sending) == ["10 ms a -> b"])
    #expect(sending.story([.partition]) == ["8 ms network partition a -> b"])

    var arriving = world
    try arriving.at(12, .cutOneWay(from: [.a], to: [.b]))
    try arriving.at(16, .repair)
    arriving.run()
    #expect(losses(arriving) == ["15 ms a -> b"])

    // The control: a cut in between, over before anything arrives.
    var between = world
    try between.at(11, .cutOneWay(from: [.a], to: [.b]))
    try between.at(14, .repair)
    between.run()
    #expect(losses(between).isEmpty)
  }

  @Test("a one-way cut between groups concerns each pair, and nobody within a group")
  func oneWayGroups() throws {
    var world = world
    try world.at(8, .cutOneWay(from: [.a, .b], to: [.c]))
    try world.at(12, .repair)
    world.run()
    #expect(losses(world) == ["10 ms a -> c", "10 ms b -> c"])
    #expect(world.network.isWhole)
  }

  @Test("isCut knows the direction")
  func direction() throws {
    var world = world
    try world.now(.cutOneWay(from: [.a], to: [.b]))
    #expect(world.network.isCut(from: .a, to: .b))
    #expect(!world.network.isCut(from: .b, to: .a))
    #expect(!world.network.isCut(from: .a, to: .a))
    #expect(!world.network.isWhole)
  }

  @Test("a cut need not be transitive: a | b leaves both connected to c")
  func nonTransitive() throws {
    var cut = world
    try cut.at(8, .partition([[.a], [.b]]))
    try cut.at(12, .heal)
    cut.run()
    #expect(losses(cut) == ["10 ms a -> b", "10 ms b -> a"])
    // The control: where c stands on b's side, it is cut off from a as well.
    var whole = world
    try whole.at(8, .partition([[.a], [.b, .c]]))
    try whole.at(12, .heal)
    whole.run()
    #expect(
      losses(whole) == ["10 ms a -> b", "10 ms a -> c", "10 ms b -> a", "10 ms c -> a"])
  }

  @Test("one-way cuts in both directions are a full cut")
  func bothWays() throws {
    var world = world
    try world.now(.cutOneWay(from: [.a], to: [.b]))
    try world.now(.cutOneWay(from: [.b], to: [.a]))
    var other = self.world
    try other.now(.partition([[.a], [.b]]))
    world.run()
    other.run()
    #expect(losses(world) == losses(other))
    #expect(losses(world).count == 6)
  }
}
