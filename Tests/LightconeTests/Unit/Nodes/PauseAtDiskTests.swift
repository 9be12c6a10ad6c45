import Lightcone
import LightconeTrace
import Testing

@Suite("Nodes paused while they wait for their disk")
struct PauseAtDiskTests {
  private let eight = TimeSpan.milliseconds(8)
  private let writer = Actor([.append("r"), .sync, .note("done"), .send("x", to: 1)])

  @Test("a record becomes safe at its time, and the handler goes on at the resume")
  func goesOnAtResume() throws {
    var world = World.of(writer, Actor(), sync: eight)
    try world.at(3, .pause(.a))
    try world.at(20, .resume(.a))
    world.run(until: .milliseconds(10))
    #expect(world.disk(of: .a).syncedCount == 1)
    world.run()
    #expect(
      world.story([.pause, .synced, .resume, .note, .send]) == [
        "3 ms a pause", "8 ms a synced 1", "20 ms a resume", "20 ms a note done",
        "20 ms a send x",
      ])
  }

  @Test("a pause that ends before the disk is done changes nothing of the sync")
  func shortPause() throws {
    var world = World.of(writer, Actor(), sync: eight)
    try world.at(3, .pause(.a))
    try world.at(5, .resume(.a))
    world.run()
    #expect(
      world.story([.synced, .note]) == ["8 ms a synced 1", "8 ms a note done"])
  }

  @Test("what waited comes behind the handler that goes on")
  func backlog() throws {
    var world = World.of(
      Actor([.append("r"), .sync, .note("one"), .sync, .note("two")]),
      Actor([.send("m", to: 0)]), sync: eight)
    try world.at(3, .pause(.a))
    try world.at(20, .resume(.a))
    world.run()
    #expect(
      world.story([.note, .synced, .deliver]) == [
        "8 ms a synced 1", "20 ms a note one", "28 ms a synced 1", "28 ms a note two",
        "28 ms a deliver m",
      ])
  }

  @Test("a read that ends in a pause goes on at the resume as well")
  func read() throws {
    var world = World.of(
      Actor([.append("r"), .read]), network: Network(), read: .milliseconds(8))
    try world.at(3, .pause(.a))
    try world.at(20, .resume(.a))
    world.run()
    #expect(world.story([.note]) == ["20 ms a note read r"])
  }

  @Test("a crash in the pause keeps what was safe by then, and no more of the handler happens")
  func crash() throws {
    for (moment, isSafe) in [(6, false), (12, true)] as [(Int64, Bool)] {
      var world = World.of(writer, Actor(), sync: eight)
      try world.at(3, .pause(.a))
      try world.at(moment, .crash(.a))
      world.run()
      #expect(world.disk(of: .a).records == (isSafe ? ["r"] : []))
      #expect(world.story([.note, .send]).isEmpty)
    }
  }

  @Test("a handler goes on whole although another node crashed right before the resume")
  func afterAnotherCrash() throws {
    let noisy = Actor([.timer("t", milliseconds: 20)], on: ["t": [.note("last words")]])
    var start = World.of(writer, noisy, sync: eight)
    try start.at(3, .pause(.a))
    start.run(until: .milliseconds(15))
    // The note is the next event but one: a crash of its node, a crash after that, and a resume.
    let note = start.eventCount + 2
    for faults in [
      [(0, .resume(.a))], [(0, .crash(.b)), (1, .crash(.b)), (1, .resume(.a))],
      [(0, .crash(.b)), (0, .resume(.a))],
    ] as [[(Int, Fault)]] {
      var world = start
      for (offset, fault) in faults {
        try world.intervene(.afterEvent(EventNumber(note + offset), fault))
      }
      world.run()
      #expect(world.story([.send]) == ["20 ms a send x"])
      #expect(world.story([.note]).suffix(1) == ["20 ms a note done"])
    }
  }
}
