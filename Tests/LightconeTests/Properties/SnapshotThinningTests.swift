import LightconeTrace
import Testing

@testable import Lightcone

@Suite("A timeline keeps few snapshots, most of them near")
struct SnapshotThinningTests {
  /// A world that never ends: 3 nodes with a timer each.
  private func endless() -> Timeline {
    let actor = Actor([.timer("t", milliseconds: 1)], on: ["t": [.timer("t", milliseconds: 1)]])
    return Timeline(Simulation(World.of(actor, actor, actor)))
  }

  /// How many steps a way to a position has to do again.
  private func stepsAgain(_ timeline: Timeline, to position: Int) -> Int {
    position - timeline.snapshots.latest { $0.position <= position }.position
  }

  @Test("128 at the most, and a way back takes few steps more than a fifth of its length")
  func bounded() {
    var timeline = endless()
    var most = 0
    for _ in 0..<100 {
      _ = timeline.run(atMost: 1_000)
      most = max(most, timeline.snapshots.snapshots.count)
    }
    #expect(most == 128)
    for back in [1, 10, 100, 1_000, 10_000, 50_000, 99_999] {
      let again = stepsAgain(timeline, to: timeline.position - back)
      #expect(again <= 512 + back / 5, "\(back) back: \(again) again")
    }
    // The control: evenly spread, as many snapshots would lie this far apart.
    #expect(100_000 / 128 > 512 + 10 / 5)
  }

  @Test("A system with very many nodes keeps fewer, further apart")
  func manyNodes() {
    var world = World<Script>()
    for position in 0..<1_000 { world.add(Actor(), named: "n\(position)") }
    let small = SnapshotStore(start: Simulation(World.of(Actor())))
    let large = SnapshotStore(start: Simulation(world))
    #expect((small.distance, small.limit) == (256, 128))
    #expect(large.distance == 1_000)
    world = World<Script>()
    for position in 0..<40_000 { world.add(Actor(), named: "n\(position)") }
    #expect(SnapshotStore(start: Simulation(world)).limit == 50)
  }

  @Test("Snapshots are taken again around the point to which one goes")
  func taken() {
    var timeline = endless()
    _ = timeline.run(atMost: 100_000)
    timeline.go(toPosition: 30_000)
    #expect(timeline.position == 30_000)
    #expect(stepsAgain(timeline, to: 29_999) <= 512)
    #expect(timeline.snapshots.snapshots.count <= 128)
    #expect(timeline.snapshots.snapshots.map(\.position).first == 0)
    let positions = timeline.snapshots.snapshots.map(\.position)
    #expect(positions == positions.sorted())
  }

  @Test("After thinning one still stands where a fresh run would", arguments: 1...3)
  func same(seed: Int) throws {
    var chance = TestChance(seed: seed)
    var timeline = endless()
    _ = timeline.run(atMost: 40_000)
    for _ in 0..<8 {
      timeline.go(toPosition: chance.below(40_000))
      if chance.below(3) == 0 {
        let node = NodeID(chance.below(3))
        try timeline.intervene(.now(timeline.current.isUp(node) ? .crash(node) : .restart(node)))
        _ = timeline.run(atMost: chance.below(9_000))
      }
      var fresh = endless()
      let isThere = fresh.restore(timeline.outline)
      #expect(isThere)
      #expect(fresh.current.fingerprint == timeline.current.fingerprint)
    }
  }
}
