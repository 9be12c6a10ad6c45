import Lightcone
import LightconeTrace
import Testing

/// Each stops the program with a message that names the node: who asks is wrong.
@Suite("Nodes that the world does not have")
struct UnknownNodeTests {
  @Test("a message to one stops the program, whether the network is plain or not")
  func send() async {
    await #expect(processExitsWith: .failure) {
      var world = World.of(Actor([.send("x", to: 2)]), Actor())
      world.run(atMost: 1)
    }
    await #expect(processExitsWith: .failure) {
      var world = World.of(
        Actor([.send("x", to: -1)]), Actor(), latency: .uniform(.zero, .seconds(1)))
      world.run(atMost: 1)
    }
  }

  @Test("a question for one stops the program, also where no node has a disk yet")
  func reading() async {
    await #expect(processExitsWith: .failure) { _ = World.of(Actor()).disk(of: NodeID(1)) }
    await #expect(processExitsWith: .failure) { _ = World.of(Actor()).wallClock(of: NodeID(-1)) }
    await #expect(processExitsWith: .failure) { _ = World.of(Actor()).conditions(of: NodeID(1)) }
  }

  @Test("the control: nodes that the world has stop nothing, and a role may be asked for")
  func control() async {
    await #expect(processExitsWith: .success) {
      var world = World.of(Actor([.send("x", to: 1)]), Actor())
      world.run()
      _ = (world.disk(of: .b), world.wallClock(of: .b), world.conditions(of: .b))
    }
    #expect(World.of(Actor()).node(NodeID(-1), as: Actor.self) == nil)
    #expect(throws: FaultProblem.unknownNode(NodeID(-1))) {
      var world = World.of(Actor())
      try world.now(.pause(NodeID(-1)))
    }
  }
}
