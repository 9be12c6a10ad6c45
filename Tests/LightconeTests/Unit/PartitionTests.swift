import Lightcone
import LightconeTrace
import Testing

@Suite("Partitions")
struct PartitionTests {
  private let cutAB = Fault.partition([[NodeID(0)], [NodeID(1)]])

  /// A node that sends to all others at 0, 10 and 20 ms.
  private var speaker: Actor {
    let round: [Action] = [.send("x", to: 1), .send("y", to: 2)]
    return Actor(
      round + [.timer("again", milliseconds: 10), .timer("again", milliseconds: 20)],
      on: ["again": round])
  }

  private func time(_ milliseconds: Int64) -> Instant {
    Instant.start + .milliseconds(milliseconds)
  }

  @Test("without a cut everything arrives")
  func control() {
    var world = World.of(speaker, Actor(), Actor())
    world.run()
    #expect(world.count(of: .deliver) == 6)
    #expect(world.network.isWhole)
  }

  @Test("a message sent into a cut is lost at once; a node in no group is reached")
  func cutAtSend() throws {
    var world = World.of(speaker, Actor(), Actor())
    try world.intervene(.at(time(7), cutAB))
    try world.intervene(.at(time(12), .repair))
    world.run()
    #expect(
      world.story([.lose, .partition, .repair]) == [
        "7 ms network partition a | b", "10 ms b lose x partition", "12 ms network repair",
      ])
    #expect(world.actor(2).received == ["y", "y", "y"])
    #expect(world.actor(1).received == ["x", "x"])
  }

  @Test("a message that would arrive in a cut is lost when it would arrive")
  func cutAtArrival() throws {
    var world = World.of(speaker, Actor(), Actor())
    try world.intervene(.at(time(12), cutAB))
    try world.intervene(.at(time(16), .repair))
    world.run()
    #expect(world.story([.lose]) == ["15 ms b lose x partition"])
  }

  @Test("a cut that is healed before the arrival loses nothing")
  func cutInBetween() throws {
    var world = World.of(speaker, Actor(), Actor())
    try world.intervene(.at(time(11), cutAB))
    try world.intervene(.at(time(14), .repair))
    world.run()
    #expect(world.count(of: .lose) == 0)
  }

  @Test("several cuts add up, and one repair heals them all")
  func severalCuts() throws {
    var world = World.of(speaker, Actor(), Actor())
    world.run(until: time(6))
    try world.intervene(.now(cutAB))
    try world.intervene(.now(.partition([[NodeID(0)], [NodeID(2)]])))
    #expect(world.network.isCut(from: NodeID(0), to: NodeID(1)))
    #expect(world.network.isCut(from: NodeID(2), to: NodeID(0)))
    #expect(!world.network.isCut(from: NodeID(1), to: NodeID(2)))
    world.run(until: time(11))
    #expect(world.story([.lose]) == ["10 ms b lose x partition", "10 ms c lose y partition"])
    try world.intervene(.now(.repair))
    #expect(world.network.isWhole)
    world.run()
    #expect(world.count(of: .lose) == 2)
  }

  @Test("members of one group reach each other, and a node always reaches itself")
  func withinAGroup() throws {
    var world = World.of(
      Actor([.timer("go", milliseconds: 1)], on: ["go": [.send("x", to: 1), .send("z", to: 0)]]),
      Actor(), Actor())
    try world.intervene(.now(.partition([[NodeID(0), NodeID(1)], [NodeID(2)]])))
    world.run()
    #expect(world.actor(1).received == ["x"])
    #expect(world.actor(0).received == ["go", "z"])
  }

  @Test("a node added during a cut is in no group")
  func addedLater() throws {
    var world = World.of(Actor(on: ["hi": [.send("yes", to: 2)]]), Actor())
    try world.intervene(.now(cutAB))
    world.add(Actor([.send("hi", to: 0), .send("hi", to: 1)]), named: "c")
    world.run()
    #expect(world.actor(0).received == ["hi"])
    #expect(world.actor(1).received == ["hi"])
    #expect(world.actor(2).received == ["yes"])
  }
}
