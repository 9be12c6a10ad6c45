import Lightcone
import LightconeTrace
import Testing

/// A run in which everything waits has come to rest. What was set free then came too early, as if it
/// had arrived at the time of the last record.
@Suite("What waits in a run at rest has arrived")
struct TimeOfArrivalTests {
  private let sender = Actor([.send("x", to: 1)])

  @Test("a held message is released no earlier than it would have arrived")
  func held() throws {
    var world = World.of(sender, Actor())
    try world.now(.hold(.a, .b))
    #expect(world.run().reason == .quiescent)
    #expect(world.now == .milliseconds(5))
    try world.now(.release(.a, .b))
    world.run()
    #expect(world.story([.deliver]) == ["5 ms b deliver x"])
  }

  @Test("a message for a paused node is handled no earlier than it arrived")
  func paused() throws {
    var world = World.of(sender, Actor([.timer("t", milliseconds: 9)]))
    world.run(until: .start)
    try world.now(.pause(.b))
    #expect(world.run().reason == .quiescent)
    try world.now(.resume(.b))
    world.run()
    #expect(world.story([.resume, .deliver, .fireTimer]).allSatisfy { $0.hasPrefix("9 ms b") })
    #expect(world.actor(1).received == ["x", "t"])
  }

  @Test("a read that ends in a pause takes its time")
  func read() throws {
    var world = World.of(
      Actor([.append("r"), .read]), network: Network(), read: .milliseconds(8))
    world.run(until: .start)
    try world.now(.pause(.a))
    world.run()
    try world.now(.resume(.a))
    #expect(world.story([.note]) == ["8 ms a note read r"])
  }

  @Test("a timeline repeats it")
  func timeline() throws {
    var timeline = Timeline(Simulation(World.of(sender, Actor())))
    try timeline.intervene(.now(.hold(.a, .b)))
    _ = timeline.run()
    try timeline.intervene(.now(.release(.a, .b)))
    _ = timeline.run()
    let fingerprint = timeline.current.fingerprint
    timeline.go(toPosition: 0)
    _ = timeline.run()
    #expect(timeline.current.fingerprint == fingerprint)
  }

  @Test("the control: what no longer counts does not move the clock")
  func void() throws {
    var world = World.of(Actor([.timer("t", milliseconds: 9), .cancel(set: 0)]))
    #expect(world.run().reason == .quiescent)
    #expect(world.now == .start)
  }
}
