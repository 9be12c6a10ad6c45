import Lightcone
import LightconeTrace
import Testing

@Suite("Slow nodes")
struct SlowNodeTests {
  /// Works 10 ms, then writes for 8 ms, then sends; with a timer of 100 ms.
  private let worker = Actor(
    [.work("w", milliseconds: 10), .timer("t", milliseconds: 100)],
    on: ["w": [.append("r"), .sync, .send("x", to: 1)]])
  private let kinds: Set<TraceEvent.Kind> = [.fireTimer, .synced, .send, .deliver]

  private func world() -> World<Script> {
    World.of(worker, Actor(on: ["x": [.send("y", to: 0)]]), sync: .milliseconds(8))
  }

  @Test("work, syncs and messages out take so many times as long; timers and messages in do not")
  func factor() throws {
    var world = world()
    try world.now(.slow(.a, .times(3)))
    #expect(world.conditions(of: .a) == ["slow 3x"])
    world.run()
    #expect(
      world.story(kinds) == [
        "30 ms a fireTimer w", "54 ms a synced 1", "54 ms a send x", "69 ms b deliver x",
        "69 ms b send y", "74 ms a deliver y", "100 ms a fireTimer t",
      ])
  }

  @Test("the control: an ordinary node, and one that was slow only before it began")
  func control() throws {
    let expected = [
      "10 ms a fireTimer w", "18 ms a synced 1", "18 ms a send x", "23 ms b deliver x",
      "23 ms b send y", "28 ms a deliver y", "100 ms a fireTimer t",
    ]
    var plain = world()
    plain.run()
    #expect(plain.story(kinds) == expected)
    var mended = world()
    try mended.now(.slow(.a, .times(3)))
    try mended.now(.slow(.a, .one))
    #expect(mended.conditions(of: .a).isEmpty)
    mended.run()
    #expect(mended.story(kinds) == expected)
  }

  @Test("it slows what begins from then on, by the last factor that was said")
  func fromThenOn() throws {
    var world = world()
    try world.at(5, .slow(.a, .times(7)))
    try world.at(6, .slow(.a, try #require(Factor(hundredths: 150))))
    world.run()
    #expect(
      world.story(kinds).prefix(4) == [
        "10 ms a fireTimer w", "22 ms a synced 1", "22 ms a send x", "29.5 ms b deliver x",
      ])
  }

  @Test("a factor below one makes it faster, and a slow disk multiplies")
  func combined() throws {
    var world = world()
    try world.now(.slow(.a, try #require(Factor(hundredths: 50))))
    try world.now(.disk(.a, .slow(.times(4))))
    world.run()
    #expect(
      world.story(kinds).prefix(4) == [
        "5 ms a fireTimer w", "21 ms a synced 1", "21 ms a send x", "23.5 ms b deliver x",
      ])
  }

  @Test("a crash does not make a slow node fast")
  func crash() throws {
    var world = world()
    try world.now(.slow(.a, .times(3)))
    try world.at(1, .crash(.a, restartAfter: .zero))
    world.run()
    #expect(world.story([.fireTimer]).first == "31 ms a fireTimer w")
  }

  @Test("factors round down, and stop at the longest span")
  func arithmetic() throws {
    let half = try #require(Factor(hundredths: 50))
    #expect(Factor.times(1) == .one)
    #expect(half.description == "0.5x")
    #expect(Factor(hundredths: 105)?.description == "1.05x")
    #expect(Factor(hundredths: 0) == nil)
    #expect(Factor(hundredths: 100_000_001) == nil)
    var world = World.of(Actor([.work("w", milliseconds: 1 << 40)]))
    try world.now(.slow(.a, .times(1_000_000)))
    world.run()
    #expect(world.now.nanoseconds == .max)
  }
}
