import Lightcone
import LightconeTrace
import Testing

@Suite("A copy of a run is a snapshot")
struct SnapshotTests {
  @Test("running a copy leaves the original as it was, and both go on alike", arguments: 1...6)
  func worldCopy(seed: UInt64) {
    var original = World.busy(seed: seed)
    original.run(atMost: 100)
    let fingerprint = original.fingerprint
    let heard = original.nodes(as: Chatter.self).map(\.state)
    var copy = original
    copy.run()
    #expect(copy.fingerprint != fingerprint)
    #expect(original.fingerprint == fingerprint)
    #expect(original.nodes(as: Chatter.self).map(\.state) == heard)

    original.run()
    #expect(original.trace().events == copy.trace().events)
    #expect(original.fingerprint == copy.fingerprint)
    #expect(original.now == copy.now)
  }

  @Test("a fault in the copy does not reach the original")
  func faultInCopy() throws {
    var original = World.busy(seed: 3)
    original.run(atMost: 100)
    var copy = original
    try copy.intervene(.now(.crash(NodeID(0))))
    #expect(!copy.isUp(NodeID(0)))
    #expect(original.isUp(NodeID(0)))
    copy.run()
    original.run()
    #expect(original.fingerprint != copy.fingerprint)
  }

  @Test("assigning a snapshot takes everything back, disks and chance too")
  func undoByAssignment() {
    var world = World.busy(seed: 4)
    world.run(atMost: 50)
    let snapshot = world
    let first = world.run(atMost: 60)
    let fingerprint = world.fingerprint
    world = snapshot
    let second = world.run(atMost: 60)
    #expect(first == second)
    #expect(world.fingerprint == fingerprint)
  }

  @Test("a simulation and a timeline are values too")
  func erasedCopies() {
    var simulation = Simulation(World.busy(seed: 5))
    _ = simulation.run(atMost: 80)
    var simulationCopy = simulation
    _ = simulationCopy.run()
    #expect(simulationCopy.eventCount > simulation.eventCount)
    _ = simulation.run()
    #expect(simulation.fingerprint == simulationCopy.fingerprint)

    var timeline = Timeline(Simulation(World.busy(seed: 5)))
    _ = timeline.run(atMost: 80)
    var timelineCopy = timeline
    _ = timelineCopy.run()
    #expect(timeline.position == 80)
    #expect(timelineCopy.position > 80)
    timelineCopy.go(toPosition: 80)
    #expect(timelineCopy.current.fingerprint == timeline.current.fingerprint)
  }

  @Test("an erased run leaves the same trace as the world itself")
  func erasure() {
    var world = World.busy(seed: 6)
    var simulation = Simulation(world)
    #expect(world.run() == simulation.run())
    #expect(world.fingerprint == simulation.fingerprint)
    #expect(world.trace().events == simulation.trace.events)
  }

  @Test("stepping, running in stretches and running through leave the same trace")
  func stretches() {
    var through = World.busy(seed: 7)
    through.run()
    var stepped = World.busy(seed: 7)
    while stepped.step() {}
    var inTime = World.busy(seed: 7)
    var end = Instant.start
    while inTime.run(until: end).reason == .timeReached { end = end + .nanoseconds(2) }
    #expect(stepped.fingerprint == through.fingerprint)
    #expect(inTime.fingerprint == through.fingerprint)
  }
}
