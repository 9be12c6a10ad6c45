import Lightcone
import LightconeTrace
import Testing

@Suite("Fail points")
struct FailPointTests {
  private let writer = Actor([
    .append("r"), .failPoint("written"), .sync, .failPoint("synced"), .note("done"),
  ])

  @Test("without a plan a fail point does nothing")
  func control() {
    var world = World.of(writer)
    world.run()
    #expect(
      world.story() == [
        "0 ms a append 1", "0 ms a sync 1", "0 ms a synced 1", "0 ms a note done",
      ])
  }

  @Test("what stands before the point has happened, what stands behind it has not")
  func crashThere() throws {
    var first = World.of(writer)
    try first.intervene(.atFailPoint("written", .crash(NodeID(0))))
    first.run()
    #expect(first.story() == ["0 ms a append 1", "0 ms a crash"])
    #expect(first.disk(of: NodeID(0)).records.isEmpty)

    var second = World.of(writer)
    try second.intervene(.atFailPoint("synced", .crash(NodeID(0))))
    second.run()
    #expect(
      second.story() == [
        "0 ms a append 1", "0 ms a sync 1", "0 ms a synced 1", "0 ms a crash",
      ])
    #expect(second.disk(of: NodeID(0)).records == ["r"])
  }

  @Test("a plan strikes once: the same point after the restart is passed")
  func once() throws {
    var world = World.of(writer)
    try world.intervene(
      .atFailPoint("written", .crash(NodeID(0), restartAfter: .milliseconds(1))))
    world.run()
    #expect(world.count(of: .crash) == 1)
    #expect(world.story([.note]) == ["1 ms a note done"])
  }

  @Test("a crash strikes only the node it names, whoever passes the point before")
  func onlyTheNamedNode() throws {
    var world = World.of(writer, writer, writer)
    try world.intervene(.atFailPoint("written", .crash(NodeID(1))))
    world.run()
    #expect(world.events(.crash).map(\.node) == [NodeID(1)])
    #expect(world.story([.append, .crash]).contains("0 ms b append 1"))
    #expect(world.events(.note).map(\.node) == [NodeID(0), NodeID(2)])
  }

  @Test("a plan for a point of another name never strikes")
  func otherName() throws {
    var world = World.of(writer)
    try world.intervene(.atFailPoint("writen", .crash(NodeID(0))))
    world.run()
    #expect(world.count(of: .crash) == 0)
  }

  @Test("behind a sync the point is passed when the disk is done, even for a plan made meanwhile")
  func behindSync() throws {
    var world = World.of(writer, sync: .milliseconds(8))
    world.run(until: Instant.start + .milliseconds(4))
    try world.intervene(.atFailPoint("synced", .crash(NodeID(0))))
    world.run()
    #expect(world.story([.synced, .crash, .note]) == ["8 ms a synced 1", "8 ms a crash"])
  }
}
