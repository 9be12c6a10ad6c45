import Lightcone
import LightconeTrace
import Testing

@Suite("Reading a disk")
struct DiskReadTests {
  private func world(_ actions: [Action], read: Int64) -> World<Script> {
    World.of(
      Actor(actions), Actor([.send("m", to: 0)]), network: Network(), sync: .milliseconds(4),
      read: .milliseconds(read))
  }

  @Test("a read takes the disk's time: what follows comes later, and messages wait")
  func cost() {
    var world = world([.append("r"), .read, .send("x", to: 1)], read: 8)
    world.run()
    #expect(
      world.story([.note, .deliver]) == [
        "8 ms a note read r", "8 ms a deliver m", "13 ms b deliver x",
      ])
    // The control: a disk that is read in no time.
    var fast = self.world([.append("r"), .read, .send("x", to: 1)], read: 0)
    fast.run()
    #expect(
      fast.story([.note, .deliver]) == [
        "0 ms a note read r", "5 ms b deliver x", "5 ms a deliver m",
      ])
  }

  @Test("an empty disk takes as long to read, whoever else has one")
  func empty() throws {
    var world = world([.read], read: 8)
    #expect(world.disk(of: .a).records.isEmpty)
    var other = world
    try other.now(.clock(.b, .step(by: .seconds(1))))
    world.run()
    other.run()
    #expect(world.story([.note]) == ["8 ms a note read "])
    #expect(other.story([.note]) == ["8 ms a note read "])
  }

  @Test("reads and syncs in one handler take their times one after the other")
  func behindSync() {
    var world = world([.append("r"), .sync, .read, .append("s"), .sync, .note("end")], read: 8)
    world.run()
    #expect(
      world.story([.note, .synced, .append]) == [
        "0 ms a append 1", "4 ms a synced 1", "12 ms a note read r", "12 ms a append 2",
        "16 ms a synced 2", "16 ms a note end",
      ])
  }

  @Test("a crash during a read forgets what would have followed")
  func crash() throws {
    var world = world([.append("r"), .sync, .read], read: 8)
    try world.at(6, .crash(.a))
    world.run()
    #expect(world.count(of: .note) == 0)
    #expect(world.disk(of: .a).records == ["r"])
  }
}
