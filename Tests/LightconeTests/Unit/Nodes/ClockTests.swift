import LightconeTrace
import Testing

@testable import Lightcone

@Suite("Clocks")
struct ClockTests {
  private let reader = Actor(
    [.timer("t", milliseconds: 1_000)],
    on: ["t": [.noteClocks, .timer("t", milliseconds: 1_000)]])

  /// What the clocks of the first node show at true times, in milliseconds.
  private func clocks(
    _ world: inout World<Script>, at times: [Int64]
  ) -> [(wall: Int64, monotonic: Int64)] {
    times.map { time in
      world.run(until: .milliseconds(time))
      let clock = world.context.annexes[0].clock
      return (
        clock.wall(at: world.now).nanoseconds / 1_000_000,
        clock.monotonic(at: world.now).nanoseconds / 1_000_000
      )
    }
  }

  @Test("without a fault both show the simulation's time")
  func plain() {
    var world = World.of(reader)
    world.run(until: .milliseconds(1_500))
    #expect(world.story([.note]) == ["1 s a note wall 1 s, monotonic 1 s"])
    #expect(world.wallClock(of: .a) == .milliseconds(1_500))
    #expect(world.conditions(of: .a).isEmpty)
  }

  @Test("a step moves the wall clock, forward or back; the monotonic clock does not notice")
  func step() throws {
    var world = World.of(reader, reader)
    try world.at(500, .clock(.a, .step(by: .milliseconds(-800))))
    world.run(until: .milliseconds(499))
    let before = world.wallClock(of: .a)
    world.run(until: .milliseconds(1_000))
    #expect(
      world.story([.note]) == [
        "1 s a note wall 200 ms, monotonic 1 s", "1 s b note wall 1 s, monotonic 1 s",
      ])
    // It has gone back: more time has passed than it shows.
    #expect(world.wallClock(of: .a) < before)
    #expect(world.conditions(of: .a) == ["clock -800 ms"])
    try world.now(.clock(.a, .step(by: .seconds(3))))
    #expect(world.wallClock(of: .a) == .milliseconds(3_200))
    #expect(world.conditions(of: .a) == ["clock +2.2 s"])
    #expect(
      world.story([.fault]) == ["500 ms a fault clock -800ms", "1 s a fault clock +3s"])
  }

  @Test("a step moves no timer")
  func stepAndTimers() throws {
    var world = World.of(Actor([.timer("t", milliseconds: 1_000)]))
    try world.at(500, .clock(.a, .step(by: .seconds(-20))))
    world.run()
    #expect(world.story([.fireTimer]) == ["1 s a fireTimer t"])
  }

  @Test(
    "a timer of 1 s goes off after 1 s of the node's own clock",
    arguments: [
      (100_000, 909_090_910), (-100_000, 1_111_111_112), (0, 1_000_000_000),
      (1_000_000, 500_000_000), (-999_999, 1_000_000_000_000_000), (1, 999_999_001),
    ] as [(Int, Int64)])
  func driftingTimer(partsPerMillion: Int, nanoseconds: Int64) throws {
    var world = World.of(Actor([.timer("t", milliseconds: 1_000)]), reader)
    try world.now(.clock(.a, .drift(partsPerMillion: partsPerMillion)))
    try world.at(500, .crash(.b))
    world.run()
    #expect(world.events(.fireTimer).map(\.time) == [Instant(nanoseconds: nanoseconds)])
    // The formula, by whole numbers: 10^9 x 10^6 / (10^6 + drift), rounded up.
    let rate = 1_000_000 + Int64(partsPerMillion)
    #expect(nanoseconds == (1_000_000_000_000_000 + rate - 1) / rate)
  }

  @Test("drift stretches timers, and neither work nor messages")
  func driftOnlyTimers() throws {
    var world = World.of(
      Actor([.work("w", milliseconds: 1_000), .send("x", to: 1), .timer("t", milliseconds: 20)]),
      Actor())
    try world.now(.clock(.a, .drift(partsPerMillion: 1_000_000)))
    world.run()
    #expect(
      world.story([.fireTimer, .deliver]) == [
        "5 ms b deliver x", "10 ms a fireTimer t", "1 s a fireTimer w",
      ])
  }

  @Test("drift that changes twice adds up piece by piece, on both clocks")
  func driftTwice() throws {
    var world = World.of(reader)
    try world.at(1_000, .clock(.a, .drift(partsPerMillion: 100_000)))
    try world.at(2_000, .clock(.a, .drift(partsPerMillion: -500_000)))
    try world.at(4_000, .clock(.a, .drift(partsPerMillion: 0)))
    let shown = clocks(&world, at: [1_000, 1_500, 2_000, 3_000, 4_000, 5_000])
    let expected: [Int64] = [1_000, 1_550, 2_100, 2_600, 3_100, 4_100]
    #expect(shown.map(\.wall) == expected)
    #expect(shown.map(\.monotonic) == expected)
    #expect(
      world.story([.fault]).prefix(2) == [
        "1 s a fault drift 100000ppm", "2 s a fault drift -500000ppm",
      ])
  }

  @Test("the monotonic clock never goes back, whatever happens to the clocks", arguments: 1...20)
  func monotonic(seed: Int) throws {
    var chance = TestChance(seed: seed)
    var clock = NodeClock()
    var time = Instant.start
    var last = clock.monotonic(at: time)
    var hasWallGoneBack = false
    for _ in 0..<500 {
      let wall = clock.wall(at: time)
      switch chance.below(4) {
      case 0: clock.step(by: .nanoseconds(Int64(chance.below(2_000)) - 1_000))
      case 1: clock.setDrift(chance.below(1_999_999) - 999_999, at: time)
      case 2: clock.mend(at: time)
      default: time = time + .nanoseconds(Int64(chance.below(1_000)))
      }
      let shown = clock.monotonic(at: time)
      #expect(shown >= last)
      last = shown
      hasWallGoneBack = hasWallGoneBack || clock.wall(at: time) < wall
    }
    // The control: the wall clock does go back.
    #expect(hasWallGoneBack)
  }

  @Test("a crash keeps the clocks as they are, and a heal puts them right")
  func crashAndHeal() throws {
    var world = World.of(reader)
    try world.now(.clock(.a, .step(by: .seconds(9))))
    try world.now(.clock(.a, .drift(partsPerMillion: 500_000)))
    try world.at(1_000, .crash(.a, restartAfter: .milliseconds(1)))
    var shown = clocks(&world, at: [2_000])
    #expect(shown[0].wall == 12_000)
    #expect(shown[0].monotonic == 3_000)
    try world.now(.heal)
    shown = clocks(&world, at: [2_000, 3_000])
    #expect(shown.map(\.wall) == [2_000, 3_000])
    // The monotonic clock keeps what it has gained: it never goes back.
    #expect(shown.map(\.monotonic) == [3_000, 4_000])
    #expect(world.conditions(of: .a).isEmpty)
  }

  @Test("steps are limited in all, so that no clock overflows")
  func limit() throws {
    let year = TimeSpan.seconds(365 * 24 * 3_600)
    var world = World.of(Actor())
    for _ in 0..<10 { try world.now(.clock(.a, .step(by: year))) }
    let problem = FaultProblem.outOfRange(
      parameter: "skew", range: "at most 10 years either way")
    #expect(throws: problem) { try world.now(.clock(.a, .step(by: .nanoseconds(1)))) }
    #expect(throws: problem) {
      try world.now(.clock(.a, .step(by: TimeSpan(nanoseconds: .max))))
    }
    for _ in 0..<2 { try world.now(.clock(.a, .step(by: year * -10))) }
    #expect(world.wallClock(of: .a) - world.now == year * -10)
  }
}
