import Lightcone
import LightconeTrace
import Testing

@Suite("Every reason why a fault is impossible")
struct EveryFaultProblemTests {
  static let cases =
    ImpossibleFault.nodes + ImpossibleFault.unknownNodes + ImpossibleFault.network
    + ImpossibleFault.messages + ImpossibleFault.clocksAndDisks

  @Test("the fault is refused with its reason, and the world is as it was", arguments: cases)
  func refused(_ impossible: ImpossibleFault) throws {
    var world = try ImpossibleFault.world()
    var untouched = world
    let error = #expect(throws: FaultProblem.self) { try world.now(impossible.fault) }
    #expect(error == impossible.problem)
    #expect(world.eventCount == untouched.eventCount)
    #expect(world.messagesInFlight() == untouched.messagesInFlight())
    #expect(world.network == untouched.network)
    #expect(
      (0..<5).map { world.disk(of: NodeID($0)) } == (0..<5).map { untouched.disk(of: NodeID($0)) })
    try world.now(.heal)
    try untouched.now(.heal)
    world.run()
    untouched.run()
    #expect(world.fingerprint == untouched.fingerprint)
  }

  @Test("the control: its possible variant leaves a record", arguments: cases)
  func possible(_ impossible: ImpossibleFault) throws {
    var world = try ImpossibleFault.world()
    let count = world.eventCount
    try world.now(impossible.possible)
    #expect(world.eventCount > count)
  }

  @Test("what has become impossible by its moment changes nothing", arguments: cases)
  func planned(_ impossible: ImpossibleFault) throws {
    var world = try ImpossibleFault.world()
    var untouched = world
    do { try world.at(10, impossible.fault) } catch { return }
    world.run()
    untouched.run()
    #expect(world.fingerprint == untouched.fingerprint)
  }

  @Test("each reason occurs in these cases, or is a plan's")
  func complete() {
    let names = Set(Self.cases.map { "\($0.problem)".prefix { $0 != "(" } })
    #expect(
      names == [
        "unknownNode", "alreadyDown", "alreadyUp", "isDown", "alreadyPaused", "notPaused",
        "diskFailed", "noSuchRecord", "tooFewGroups", "inTwoGroups", "sameNode", "alreadyHeld",
        "notHeld", "notInFlight", "waitsAt", "outOfRange",
        "noSuchOperation",
      ])
  }
}
