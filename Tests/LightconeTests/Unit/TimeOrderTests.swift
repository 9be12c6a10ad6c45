import Lightcone
import LightconeTrace
import Testing

@Suite("The order of things")
struct TimeOrderTests {
  @Test("at equal times, what was planned first happens first")
  func tiesBySequence() {
    var world = World.of(
      Actor([.send("first", to: 1), .send("second", to: 1), .timer("third", milliseconds: 5)]),
      Actor())
    world.run()
    #expect(
      world.story([.deliver, .fireTimer]) == [
        "5 ms b deliver first", "5 ms b deliver second", "5 ms a fireTimer third",
      ])
  }

  @Test("a planned fault comes before everything else of its time")
  func faultsFirst() throws {
    var world = World.of(Actor([.send("hi", to: 1)]), Actor())
    world.run(atMost: 2)
    try world.intervene(.at(Instant.start + .milliseconds(5), .crash(NodeID(1))))
    world.run()
    #expect(
      world.story([.crash, .deliver, .lose]) == ["5 ms b crash", "5 ms b lose hi receiverDown"])
  }

  @Test("a fault planned a nanosecond later comes after it")
  func faultAfter() throws {
    var world = World.of(Actor([.send("hi", to: 1)]), Actor())
    try world.intervene(.at(Instant(nanoseconds: 5_000_001), .crash(NodeID(1))))
    world.run()
    #expect(world.events(.deliver).count == 1)
    #expect(world.events(.crash).map(\.time.nanoseconds) == [5_000_001])
  }

  @Test("planned faults of one time come in the order of planning")
  func faultsInOrder() throws {
    var world = World.of(Actor(), Actor())
    let time = Instant.start + .milliseconds(1)
    try world.intervene(.at(time, .partition([[NodeID(0)], [NodeID(1)]])))
    try world.intervene(.at(time, .repair))
    try world.intervene(.at(time, .crash(NodeID(1))))
    world.run()
    #expect(
      world.story() == ["1 ms network partition a | b", "1 ms network repair", "1 ms b crash"])
  }

  @Test("a run up to a time includes that time and moves the clock there")
  func runUntil() {
    var world = World.of(Actor([.timer("x", milliseconds: 5), .timer("y", milliseconds: 9)]))
    #expect(world.run(until: Instant(nanoseconds: 4_999_999)).reason == .timeReached)
    #expect(world.actor(0).received.isEmpty)
    #expect(world.now == Instant(nanoseconds: 4_999_999))
    world.run(until: Instant.start + .milliseconds(5))
    #expect(world.actor(0).received == ["x"])
    #expect(world.run() == RunResult(.quiescent, steps: 1))
    #expect(world.now == Instant.start + .milliseconds(9))
    #expect(world.run(atMost: 1) == RunResult(.quiescent, steps: 0))
    let tookAStep = world.step()
    #expect(!tookAStep)
  }

  @Test("a negative delay counts as none, and a huge one ends at the end of time")
  func oddDelays() {
    var world = World.of(
      Actor(
        [.timer("now", milliseconds: 3)],
        on: [
          "now": [
            .timerLaw("before", .constant(.nanoseconds(-1))),
            .timerLaw("never", .constant(.nanoseconds(.max))),
          ]
        ]))
    world.run(atMost: 3)
    #expect(world.actor(0).received == ["now", "before"])
    #expect(world.now == Instant.start + .milliseconds(3))
    world.run()
    #expect(world.actor(0).received == ["now", "before", "never"])
    #expect(world.now == Instant(nanoseconds: .max))
  }

  @Test("a network whose latency is negative is refused")
  func negativeLatency() throws {
    let network = Network(latency: .constant(.milliseconds(-5)))
    #expect(throws: SettingProblem.self) { try network.validated() }
    _ = try Network(latency: .constant(.zero)).validated()
  }
}
