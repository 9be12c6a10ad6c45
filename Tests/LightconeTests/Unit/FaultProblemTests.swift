import Lightcone
import LightconeTrace
import Testing

@Suite("Impossible faults")
struct FaultProblemTests {
  /// A world whose node 1 is down.
  private func world() throws -> World<Script> {
    var world = World.of(
      Actor([.send("x", to: 1), .timer("t", milliseconds: 30)]), Actor(), Actor())
    world.run(until: Instant.start + .milliseconds(10))
    try world.intervene(.now(.crash(NodeID(1))))
    return world
  }

  private func check(_ intervention: Intervention, gives problem: FaultProblem) throws {
    var world = try world()
    var untouched = world
    let error = #expect(throws: FaultProblem.self) { try world.intervene(intervention) }
    #expect(error == problem)
    #expect(world.fingerprint == untouched.fingerprint)
    #expect(world.eventCount == untouched.eventCount)
    #expect(world.now == untouched.now)
    world.run()
    untouched.run()
    #expect(world.fingerprint == untouched.fingerprint)
  }

  @Test("name a node that is not there")
  func unknownNode() throws {
    let stranger = NodeID(7)
    for fault in [.crash(stranger), .restart(stranger), .partition([[stranger], [NodeID(0)]])]
      as [Fault]
    {
      try check(.now(fault), gives: .unknownNode(stranger))
      try check(.at(Instant.start + .seconds(1), fault), gives: .unknownNode(stranger))
      try check(.afterEvent(EventNumber(1_000), fault), gives: .unknownNode(stranger))
      try check(.atFailPoint("here", fault), gives: .unknownNode(stranger))
    }
    try check(.now(.crash(NodeID(-1))), gives: .unknownNode(NodeID(-1)))
  }

  @Test("crash what is down, or restart what is up")
  func wrongMoment() throws {
    try check(.now(.crash(NodeID(1))), gives: .alreadyDown(NodeID(1)))
    try check(.now(.restart(NodeID(0))), gives: .alreadyUp(NodeID(0)))
  }

  @Test("cut into groups that are none")
  func badGroups() throws {
    try check(.now(.partition([])), gives: .tooFewGroups)
    try check(.now(.partition([[NodeID(0)]])), gives: .tooFewGroups)
    try check(.now(.partition([[NodeID(0)], []])), gives: .tooFewGroups)
    try check(
      .now(.partition([[NodeID(0), NodeID(1)], [NodeID(2), NodeID(1)]])),
      gives: .inTwoGroups(NodeID(1)))
    try check(
      .now(.partition([[NodeID(0), NodeID(0)], [NodeID(1)]])), gives: .inTwoGroups(NodeID(0)))
  }

  @Test("lie in the past")
  func past() throws {
    try check(.at(Instant(nanoseconds: 9_999_999), .repair), gives: .inThePast)
    try check(.at(Instant(nanoseconds: -1), .repair), gives: .inThePast)
    try check(.afterEvent(EventNumber(try world().eventCount), .repair), gives: .inThePast)
    try check(.afterEvent(.none, .repair), gives: .inThePast)
    try check(
      .now(.crash(NodeID(0), restartAfter: .milliseconds(-1))),
      gives: .outOfRange(parameter: "restartAfter", range: "0 or more"))
  }

  @Test("the same faults are done where they are possible")
  func control() throws {
    var world = try world()
    try world.intervene(.now(.restart(NodeID(1))))
    try world.intervene(.now(.crash(NodeID(0))))
    try world.intervene(.now(.partition([[NodeID(0)], [NodeID(1)]])))
    try world.intervene(.at(Instant.start + .milliseconds(10), .repair))
    try world.intervene(.afterEvent(EventNumber(world.eventCount + 1), .restart(NodeID(0))))
    world.run()
    #expect(
      world.story([.crash, .restart, .partition, .repair]) == [
        "10 ms b crash", "10 ms b restart", "10 ms a crash", "10 ms network partition a | b",
        "10 ms network repair", "10 ms a restart",
      ])
  }

  @Test("a plan that has become impossible changes nothing but is a step of its time")
  func impossiblePlan() throws {
    var world = World.of(Actor(), Actor())
    let time = Instant.start + .milliseconds(5)
    try world.intervene(.at(time, .restart(NodeID(0))))
    world.run(atMost: 2)
    let events = world.eventCount
    #expect(world.run(until: Instant.start + .milliseconds(4)).reason == .timeReached)
    #expect(world.run() == RunResult(.quiescent, steps: 1))
    #expect(world.now == time)
    #expect(world.eventCount == events)
  }

  @Test("a crash planned for later finds a node that came back meanwhile")
  func planAfterRestart() throws {
    var world = try world()
    try world.intervene(.at(Instant.start + .milliseconds(50), .crash(NodeID(1))))
    world.run(until: Instant.start + .milliseconds(40))
    try world.intervene(.now(.restart(NodeID(1))))
    world.run()
    #expect(
      world.story([.crash, .restart]) == ["10 ms b crash", "40 ms b restart", "50 ms b crash"])
  }
}
