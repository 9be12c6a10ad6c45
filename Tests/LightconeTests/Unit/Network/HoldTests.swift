import Lightcone
import LightconeTrace
import Testing

@Suite("Held links")
struct HoldTests {
  /// `a` sends to `b` and `c` at 0, 10 and 20 ms, and `b` back at 1 ms.
  private var world: World<Script> {
    let rounds = (0..<3).map { [Action.send("x\($0)", to: 1), .send("y\($0)", to: 2)] }
    let talker = Actor(
      rounds[0] + [.timer("t1", milliseconds: 10), .timer("t2", milliseconds: 20)],
      on: ["t1": rounds[1], "t2": rounds[2]])
    let answerer = Actor([.timer("back", milliseconds: 1)], on: ["back": [.send("z", to: 0)]])
    return World.of(talker, answerer, Actor())
  }

  @Test("what arrives while its link is held arrives at its release, in order; others do not wait")
  func holdAndRelease() throws {
    var world = world
    try world.at(2, .hold(.a, .b))
    try world.at(17, .release(.b, .a))
    world.run()
    #expect(
      world.story([.hold, .release, .deliver]) == [
        "2 ms a hold", "5 ms c deliver y0", "15 ms c deliver y1", "17 ms b release",
        "17 ms b deliver x0", "17 ms a deliver z", "17 ms b deliver x1", "25 ms b deliver x2",
        "25 ms c deliver y2",
      ])
  }

  @Test("a hold that ends before the arrival changes nothing")
  func endsEarly() throws {
    var plain = world
    plain.run()
    var held = world
    try held.at(11, .hold(.a, .b))
    try held.at(14, .release(.a, .b))
    held.run()
    #expect(held.story([.deliver]) == plain.story([.deliver]))
    #expect(plain.story([.deliver]).count == 7)
  }

  @Test("without a release nothing of the link ever arrives, and nothing is lost")
  func forEver() throws {
    var world = world
    try world.now(.hold(.a, .b))
    #expect(world.network.isHeld(.b, .a))
    #expect(world.run().reason == .quiescent)
    #expect(world.actor(1).received == ["back"])
    #expect(world.actor(2).received == ["y0", "y1", "y2"])
    #expect(world.count(of: .lose) == 0)
    #expect(world.messagesInFlight().map(\.text) == ["x0", "z", "x1", "x2"])
    #expect(world.messagesInFlight().allSatisfy { $0.state == .held })
  }

  @Test("a cut between hold and release loses what is held only if it is still cut then")
  func cutMeanwhile() throws {
    for (repair, isLost) in [(10, false), (14, true)] as [(Int64, Bool)] {
      var world = World.of(Actor([.send("x", to: 1)]), Actor())
      try world.at(2, .hold(.a, .b))
      try world.at(8, .partition([[.a], [.b]]))
      try world.at(repair, .repair)
      try world.at(12, .release(.a, .b))
      world.run()
      #expect(world.actor(1).received == (isLost ? [] : ["x"]))
      #expect(world.story([.lose]) == (isLost ? ["12 ms b lose x partition"] : []))
    }
  }

  @Test("what is held for a node that crashes is lost at the release, unless it came back before")
  func crashMeanwhile() throws {
    for (restart, isLost) in [(10, false), (14, true)] as [(Int64, Bool)] {
      var world = World.of(Actor([.send("x", to: 1)]), Actor())
      try world.at(2, .hold(.a, .b))
      try world.at(8, .crash(.b))
      try world.at(restart, .restart(.b))
      try world.at(12, .release(.a, .b))
      world.run()
      #expect(world.story([.lose]) == (isLost ? ["12 ms b lose x receiverDown"] : []))
      #expect(world.actor(1).received == (isLost ? [] : ["x"]))
    }
  }

  @Test("a second hold of the same link after a release holds again")
  func again() throws {
    var world = world
    try world.at(2, .hold(.a, .b))
    try world.at(6, .release(.a, .b))
    try world.at(12, .hold(.a, .b))
    try world.at(40, .heal)
    world.run()
    #expect(
      world.story([.deliver]).filter { $0.contains("b deliver") } == [
        "6 ms b deliver x0", "40 ms b deliver x1", "40 ms b deliver x2",
      ])
    #expect(!world.network.isHeld(.a, .b))
  }
}
