import Lightcone
import LightconeTrace
import Testing

@Suite("The table of states says what the nodes held")
struct StateReplayTests {
  /// A run with faults at random moments, up to its end.
  private func timeline(seed: Int) -> Timeline {
    var chance = TestChance(seed: seed)
    var timeline = Timeline(Simulation(World.busy(seed: UInt64(seed))))
    for _ in 0..<6 {
      _ = timeline.run(atMost: chance.below(60))
      let intervention = chance.intervention(
        nodes: 4, now: timeline.current.now, eventCount: timeline.current.eventCount)
      // One that is impossible is another chance.
      _ = try? timeline.intervene(intervention)
    }
    _ = timeline.run(atMost: 200)
    return timeline
  }

  /// The fields of a node that is up, as the table has them.
  private func fields(_ inspection: NodeInspection) -> [StateTable.Field] {
    inspection.fields.map { StateTable.Field(name: $0.name, value: $0.value) }
  }

  @Test("as somebody sees it who goes to each step", arguments: 1...12)
  func eachStep(seed: Int) throws {
    let timeline = timeline(seed: seed)
    let table = try #require(timeline.states())
    var walk = timeline
    var compared = 0
    for position in stride(from: 0, through: timeline.position, by: 3) {
      walk.go(toPosition: position)
      let event = EventNumber(walk.current.eventCount)
      for node in walk.current.nodes.indices.map({ NodeID($0) }) {
        let inspection = walk.current.inspect(node)
        let held = table.fields(of: node, after: event)
        if inspection.isUp {
          #expect(Array(held.prefix(inspection.fields.count)) == fields(inspection))
          compared += 1
        } else {
          #expect(held.first == StateTable.Field(name: "up", value: "no"))
        }
      }
    }
    #expect(compared > 50)
  }

  @Test("A change is written to an event of the node that changed")
  func events() throws {
    let timeline = timeline(seed: 3)
    let table = try #require(timeline.states())
    let events = timeline.current.trace.events
    #expect(table.rows.count > 30)
    for row in table.rows { #expect(events[row.event.position].node == row.node) }
  }

  @Test("It ends where it is told to, and says nothing if it is stopped")
  func bounds() throws {
    let timeline = timeline(seed: 3)
    let whole = try #require(timeline.states())
    let part = try #require(timeline.states(maximumRows: 20))
    #expect((20...24).contains(part.rows.count))
    #expect(Array(whole.rows.prefix(part.rows.count)) == part.rows)
    #expect(timeline.states(shouldStop: { true }) == nil)
  }
}
