import Lightcone
import LightconeTrace
import Testing

@Suite("An outline leads back to the very point of the very run")
struct OutlineTests {
  /// All that could differ at a point, the rest of the run included.
  private func state(_ timeline: Timeline) -> [String] {
    var rest = timeline
    _ = rest.run()
    return [
      "\(timeline.position)", "\(timeline.current.now)", "\(timeline.current.eventCount)",
      "\(timeline.current.fingerprint)", "\(timeline.deeds)", "\(rest.current.fingerprint)",
      "\(rest.position)",
    ]
  }

  static func act(_ timeline: inout Timeline, _ chance: inout TestChance) {
    let now = timeline.current.now
    switch chance.below(8) {
    case 0, 1: _ = timeline.run(atMost: chance.below(300))
    case 2: _ = timeline.run(until: now + .nanoseconds(Int64(chance.below(25))))
    case 3: timeline.go(toPosition: timeline.position - chance.below(80))
    case 4: timeline.go(to: Instant(nanoseconds: Int64(chance.below(400))))
    case 5: timeline.go(toEvent: EventNumber(1 + chance.below(timeline.current.eventCount + 40)))
    default:
      _ = try? timeline.intervene(
        chance.intervention(nodes: 4, now: now, eventCount: timeline.current.eventCount))
    }
  }

  @Test("In any order, forward and back", arguments: 1...16)
  func random(seed: Int) {
    var chance = TestChance(seed: seed)
    let start = Timeline(Simulation(World.busy(seed: UInt64(seed))))
    var timeline = start
    var seen: [(outline: Timeline.Outline, state: [String])] = []
    for _ in 0..<12 {
      Self.act(&timeline, &chance)
      seen.append((timeline.outline, state(timeline)))
    }
    for entry in seen.reversed() + seen.shuffled(using: &chance) {
      let isThere = timeline.restore(entry.outline)
      #expect(isThere)
      #expect(state(timeline) == entry.state)
    }
  }

  @Test("A point that the run does not have is refused")
  func elsewhere() {
    var timeline = Timeline(Simulation(World.busy(seed: 1)))
    _ = timeline.run(atMost: 50)
    var outline = timeline.outline
    outline.time = .start
    let isThere = timeline.restore(outline)
    #expect(!isThere)
    outline = Timeline.Outline(deeds: [], position: 1_000_000, time: timeline.current.now)
    let isBehindTheEnd = timeline.restore(outline)
    #expect(!isBehindTheEnd)
  }
}
