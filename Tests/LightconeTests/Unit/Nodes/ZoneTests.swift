import Lightcone
import LightconeTrace
import Testing

@Suite("Zones")
struct ZoneTests {
  @Test("a node stands in the zone it was added with, or in none")
  func zones() {
    var world = World<Script>()
    world.add(Actor(), named: "a", zone: "north")
    world.add(Actor(), named: "b", role: "clerk", zone: "south")
    world.add(Actor(), named: "c")
    #expect(
      world.descriptions == [
        TraceNode(name: "a", role: "a", zone: "north"),
        TraceNode(name: "b", role: "clerk", zone: "south"), TraceNode(name: "c", role: "c"),
      ])
    #expect(world.trace().nodes == world.descriptions)
    #expect(world.descriptions[2].zone.isEmpty)
  }
}
