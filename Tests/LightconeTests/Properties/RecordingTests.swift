import Lightcone
import LightconeTrace
import Testing

@Suite("A run that records nothing is the same run")
struct RecordingTests {
  private func run(
    seed: Int, _ recording: Recording, faultSeed: Int? = nil
  ) -> (world: World<Chat>, states: [Chatter]) {
    var chance = TestChance(seed: faultSeed ?? seed)
    var world = World.busy(seed: UInt64(seed), recording: recording)
    var steps = 0
    repeat {
      steps += 1
      if chance.below(6) == 0 {
        try? world.intervene(
          chance.intervention(nodes: 4, now: world.now, eventCount: world.eventCount))
      }
    } while world.step()
    return (world, world.nodes(as: Chatter.self).map(\.state))
  }

  /// All that can be seen of a run without its trace.
  private func summary(_ run: (world: World<Chat>, states: [Chatter])) -> [String] {
    let world = run.world
    let kinds = TraceEvent.Kind.allCases.map { "\($0) \(world.count(of: $0))" }
    let nodes = (0..<4).map { NodeID($0) }
    let disks = nodes.map {
      "\(world.disk(of: $0)) \(world.isUp($0)) \(world.conditions(of: $0)) \(world.wallClock(of: $0))"
    }
    return kinds + disks + run.states.map { "\($0)" } + [
      "\(world.now)", "\(world.eventCount)", "\(world.counter("writes"))",
      "\(world.samples("heard"))", "\(world.messagesInFlight())",
    ]
  }

  @Test("under random faults it is the same event for event, and keeps none", arguments: 1...12)
  func same(seed: Int) {
    let recorded = run(seed: seed, .trace)
    let bare = run(seed: seed, .nothing)
    #expect(summary(bare) == summary(recorded))
    #expect(recorded.world.trace().events.count == recorded.world.eventCount)
    #expect(recorded.world.eventCount > 200)
    #expect(recorded.world.counter("writes") > 0)
    #expect(!recorded.world.samples("heard").isEmpty)

    let trace = bare.world.trace()
    #expect(trace.events.isEmpty && trace.messageTexts.isEmpty && trace.timerTexts.isEmpty)
    #expect(trace.operations.isEmpty)
  }

  @Test("the control: other faults give another summary")
  func control() {
    #expect(summary(run(seed: 1, .nothing, faultSeed: 2)) != summary(run(seed: 1, .trace)))
  }

  @Test("texts and operations are left out as well")
  func texts() {
    var world = World<Script>(recording: .nothing)
    world.add(
      Actor([
        .note("n"), .become("busy"), .invoke("write"), .complete(.ok, "done"), .count("c", 2),
        .observe("o", 7), .send("x", to: 0),
      ]), named: "a")
    world.run()
    #expect(world.eventCount == 9)
    #expect(world.counter("c") == 2)
    #expect(world.samples("o") == [7])
    #expect(world.story().isEmpty)
    let trace = world.trace()
    #expect(trace.messageTexts.isEmpty && trace.operations.isEmpty)
    #expect(trace.labels.texts == ["", "c", "o"])
  }
}
