import Lightcone
import LightconeTrace
import Testing

@Suite("Heal")
struct HealTests {
  /// Every 10 ms `a` sends to `b`, works for 2 ms, and writes; `b` and `c` answer and write.
  private func world() -> World<Script> {
    let echo = Actor(on: ["x": [.append("seen"), .sync, .send("y", to: 0)]])
    return World.of(
      Actor(
        [.timer("tick", milliseconds: 10)],
        on: [
          "tick": [
            .send("x", to: 1), .send("x", to: 2), .work("w", milliseconds: 2), .append("r"),
            .sync, .timer("tick", milliseconds: 10),
          ]
        ]),
      echo, echo, sync: .milliseconds(1))
  }

  /// Every lasting fault there is.
  private let faults: [Fault] = [
    .partition([[.a], [.c]]), .cutOneWay(from: [.a], to: [.b]), .hold(.b, .c),
    .link(.a, .b, .loss(.always)), .link(.a, .c, .duplication(.always)),
    .link(.b, .c, .latency(.constant(.seconds(9)))), .slow(.a, .times(9)),
    .clock(.a, .step(by: .seconds(3))), .clock(.b, .drift(partsPerMillion: 500_000)),
    .disk(.a, .fill), .disk(.b, .loseSyncs), .disk(.c, .tearTail), .disk(.b, .fail),
    .disk(.c, .slow(.times(7))), .pause(.a), .crash(.b),
  ]

  @Test("it ends everything that was wrong at once")
  func everything() throws {
    var world = world()
    world.run(until: .milliseconds(35))
    for fault in faults { try world.now(fault) }
    world.run(until: .milliseconds(80))
    // Nothing works any more.
    #expect(world.events(.deliver).allSatisfy { $0.time <= .milliseconds(35) })
    #expect(!world.isUp(.b) && world.isPaused(.a))
    #expect(
      world.conditions(of: .a) == ["paused", "slow 9x", "clock +3 s", "disk full"])
    #expect(world.conditions(of: .c) == ["disk tears its tail", "disk slow 7x"])

    try world.now(.heal)
    for node in [NodeID.a, .b, .c] {
      #expect(world.isUp(node) && !world.isPaused(node))
      #expect(world.conditions(of: node).isEmpty)
      #expect(world.wallClock(of: node) == world.now)
      #expect(!world.disk(of: node).isFull && !world.disk(of: node).hasFailed)
    }
    #expect(world.network.isWhole)
    #expect(!world.network.isHeld(.b, .c))

    // From here on it runs as an ordinary world: the ticks that follow look as the first ones did.
    world.run(until: .milliseconds(200))
    let healed = rhythm(world, from: .milliseconds(120))
    var plain = self.world()
    plain.run(until: .milliseconds(200))
    let ordinary = rhythm(plain, from: .milliseconds(21))
    #expect(healed == ordinary)
    #expect(ordinary.count > 10)
    // The control: before the heal they did not.
    #expect(rhythm(world, from: .milliseconds(20)) != ordinary)
  }

  /// What happens in the first 40 ms after a tick, by kind and by time since the tick.
  private func rhythm(_ world: World<Script>, from start: Instant) -> [String] {
    let trace = world.trace()
    let tick = trace.events.first {
      $0.time >= start && $0.kind == .fireTimer && trace.timerText(of: $0) == "tick"
    }
    guard let first = tick?.time else { return [] }
    return trace.events.filter { $0.time >= first && $0.time - first <= .milliseconds(40) }
      .map { "\($0.time - first) \($0.kind) \($0.nodePosition) \($0.peerPosition)" }
  }

  @Test("each fault alone is ended by it: the world goes on like one that never had it")
  func eachAlone() throws {
    for fault in faults {
      var world = World.of(Actor(), Actor(), Actor())
      world.run()
      try world.now(fault)
      var untouched = world
      try world.now(.heal)
      let conditions = [NodeID.a, .b, .c].flatMap { world.conditions(of: $0) }
      #expect(conditions.isEmpty && world.network == Network(), "\(fault)")
      #expect([NodeID.a, .b, .c].allSatisfy { world.isUp($0) }, "\(fault)")
      // The control: without it the fault lasts.
      let lasting = [NodeID.a, .b, .c].flatMap { untouched.conditions(of: $0) }
      let areUp = [NodeID.a, .b, .c].allSatisfy { untouched.isUp($0) }
      #expect(!lasting.isEmpty || untouched.network != Network() || !areUp, "\(fault)")
      untouched.run()
    }
  }

  @Test("where nothing is wrong it leaves its record and changes nothing")
  func nothingWrong() throws {
    var plain = world()
    plain.run(until: .milliseconds(35))
    var healed = plain
    try healed.now(.heal)
    #expect(healed.eventCount == plain.eventCount + 1)
    #expect(healed.story([.heal]) == ["35 ms network heal"])
    plain.run(until: .milliseconds(200))
    healed.run(until: .milliseconds(200))
    let kinds = Set(TraceEvent.Kind.allCases).subtracting([.heal])
    #expect(healed.story(kinds) == plain.story(kinds))
    #expect(healed.eventCount == plain.eventCount + 1)
  }

  @Test("what is lost stays lost")
  func lostStaysLost() throws {
    var world = world()
    try world.at(12, .crash(.b))
    try world.at(13, .partition([[.a], [.c]]))
    try world.at(18, .heal)
    world.run(until: .milliseconds(19))
    #expect(world.count(of: .lose) == 2)
    world.run(until: .milliseconds(29))
    #expect(world.count(of: .lose) == 2)
    #expect(world.count(of: .deliver) == 2)
  }
}
