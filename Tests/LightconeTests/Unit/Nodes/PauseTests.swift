import Lightcone
import LightconeTrace
import Testing

@Suite("Paused nodes")
struct PauseTests {
  private let kinds: Set<TraceEvent.Kind> = [
    .pause, .resume, .deliver, .fireTimer, .lose, .crash, .restart, .start, .note,
  ]

  @Test("messages and timers wait, in the order in which they came, and happen at the resume")
  func waiting() throws {
    let talker = Actor(
      [.send("m1", to: 0), .timer("go", milliseconds: 2)], on: ["go": [.send("m2", to: 0)]])
    var world = World.of(Actor([.timer("t", milliseconds: 6)]), talker)
    var plain = world
    try world.at(3, .pause(.a))
    try world.at(20, .resume(.a))
    world.run(until: .milliseconds(10))
    #expect(world.isPaused(.a) && world.isUp(.a) && !world.isPaused(.b))
    #expect(world.conditions(of: .a) == ["paused"])
    world.run()
    #expect(
      world.story(kinds) == [
        "2 ms b fireTimer go", "3 ms a pause", "20 ms a resume", "20 ms a deliver m1",
        "20 ms a fireTimer t", "20 ms a deliver m2",
      ])
    #expect(world.conditions(of: .a).isEmpty)
    plain.run()
    #expect(
      plain.story(kinds) == [
        "2 ms b fireTimer go", "5 ms a deliver m1", "6 ms a fireTimer t", "7 ms a deliver m2",
      ])
  }

  @Test("a timer whose time comes after the resume goes off at its time")
  func timerAfterwards() throws {
    var world = World.of(Actor([.timer("t", milliseconds: 30)]))
    try world.at(3, .pause(.a))
    try world.at(20, .resume(.a))
    world.run()
    #expect(world.story([.fireTimer]) == ["30 ms a fireTimer t"])
  }

  @Test("work stands still: it ends later by exactly the length of the pause; a timer does not")
  func work() throws {
    for (pause, resume) in [(3, 20), (29, 1_000), (30, 31)] as [(Int64, Int64)] {
      var world = World.of(
        Actor([.work("w", milliseconds: 30), .timer("t", milliseconds: 1_100)]))
      try world.at(pause, .pause(.a))
      try world.at(resume, .resume(.a))
      world.run()
      #expect(
        world.story([.fireTimer]) == [
          "\(Instant.milliseconds(30 + resume - pause)) a fireTimer w", "1.1 s a fireTimer t",
        ])
    }
    // The control: what ends before the pause is done by then.
    var done = World.of(Actor([.work("w", milliseconds: 30)]))
    try done.at(31, .pause(.a))
    done.run()
    #expect(done.story([.fireTimer]) == ["30 ms a fireTimer w"])
  }

  @Test("several pauses add up")
  func severalPauses() throws {
    var world = World.of(Actor([.work("w", milliseconds: 30)]))
    for start in [5, 10, 20] as [Int64] {
      try world.at(start, .pause(.a))
      try world.at(start + 4, .resume(.a))
    }
    world.run()
    #expect(world.story([.fireTimer]) == ["42 ms a fireTimer w"])
  }

  @Test("what arrives in the moment of the resume comes behind what has waited")
  func resumeOrder() throws {
    let talker = Actor(
      [.send("early", to: 0), .timer("go", milliseconds: 15)], on: ["go": [.send("late", to: 0)]])
    var world = World.of(Actor([.timer("t", milliseconds: 6)]), talker)
    try world.at(3, .pause(.a))
    try world.at(20, .resume(.a))
    world.run()
    #expect(world.actor(0).received == ["early", "t", "late"])
    #expect(world.actor(0).receivedTimes.allSatisfy { $0 == .milliseconds(20) })
  }

  @Test("a node paused before its start starts at the resume, before anything that came")
  func beforeTheStart() throws {
    var world = World.of(Actor([.note("hello")]), Actor([.send("x", to: 0)]))
    try world.now(.pause(.a))
    try world.at(20, .resume(.a))
    world.run()
    #expect(
      world.story(kinds) == [
        "0 ms a pause", "20 ms a resume", "20 ms a note hello", "20 ms a deliver x",
      ])
    #expect(world.events(.start).map(\.time) == [.start, .milliseconds(20)])
  }

  @Test("a crash ends a pause: what waited is lost, and the node comes back running")
  func crashWhilePaused() throws {
    var world = World.of(
      Actor([.timer("t", milliseconds: 6), .work("w", milliseconds: 7)]),
      Actor([.send("x", to: 0)]))
    try world.at(3, .pause(.a))
    try world.at(10, .crash(.a, restartAfter: .milliseconds(5)))
    world.run()
    #expect(
      world.story(kinds) == [
        "3 ms a pause", "10 ms a crash", "10 ms a lose x receiverDown", "15 ms a restart",
        "15 ms a start", "21 ms a fireTimer t", "22 ms a fireTimer w",
      ])
    #expect(!world.isPaused(.a))
  }

  @Test("a crash before the start of a paused node makes the start void")
  func crashBeforeTheStart() throws {
    var world = World.of(Actor([.note("hello")]))
    try world.now(.pause(.a))
    try world.at(10, .crash(.a))
    world.run()
    #expect(world.story(kinds) == ["0 ms a pause", "10 ms a crash"])
  }

  @Test("a cut made while a message waits does not lose it")
  func cutWhileWaiting() throws {
    var world = World.of(Actor(), Actor([.send("x", to: 0)]))
    try world.at(3, .pause(.a))
    try world.at(6, .partition([[.a], [.b]]))
    try world.at(20, .resume(.a))
    world.run()
    #expect(world.actor(0).received == ["x"])
  }
}
