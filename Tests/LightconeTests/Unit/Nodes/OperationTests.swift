import LightconeTrace
import Testing

@testable import Lightcone

@Suite("Operations that a person asks for")
struct OperationTests {
  /// One node that answers `hello` by sending `n` to another.
  private func world() -> World<Script> {
    var world = World.of(Actor([], on: ["hello": [.send("n", to: 1)]]), Actor())
    world.offer([ModelOperation("tell", role: "a", arguments: "TEXT", "hears it") { $0.first }])
    world.run()
    return world
  }

  @Test("The node handles the message, and the record is its cause")
  func handled() throws {
    var world = world()
    let before = world.eventCount
    try world.now(.operate(.a, ["tell", "hello"]))
    world.run()
    let events = Array(world.trace().events[before...])
    #expect(events.map(\.kind) == [.fault, .setTimer, .fireTimer, .send, .deliver])
    #expect(events[1].cause == EventNumber(before + 1))
    // The control: another word is another message, for which the node does nothing.
    var silent = self.world()
    try silent.now(.operate(.a, ["tell", "bye"]))
    silent.run()
    #expect(silent.trace().events[before...].map(\.kind) == [.fault, .setTimer, .fireTimer])
  }

  @Test("A crash before it comes takes it away, and a pause puts it off")
  func lost() throws {
    var crashed = world()
    try crashed.now(.operate(.a, ["tell", "hello"]))
    try crashed.now(.crash(.a))
    crashed.run()
    #expect(crashed.count(of: .send) == 0)
    var paused = world()
    try paused.now(.pause(.a))
    try paused.now(.operate(.a, ["tell", "hello"]))
    paused.run()
    #expect(paused.count(of: .send) == 0)
    try paused.now(.resume(.a))
    paused.run()
    #expect(paused.count(of: .send) == 1)
  }

  @Test("It is about its node, and can be moved to another")
  func nodes() {
    let fault = Fault.operate(NodeID(1), ["put", "a b", "x-1", "é", "50%"])
    #expect(fault.nodes == [NodeID(1)])
    #expect(
      fault.mapNodes { NodeID($0.position + 1) }
        == .operate(NodeID(2), ["put", "a b", "x-1", "é", "50%"]))
    #expect(fault.mapNodes { _ in nil } == nil)
  }
}
