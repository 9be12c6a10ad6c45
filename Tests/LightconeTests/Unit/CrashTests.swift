import Lightcone
import LightconeTrace
import Testing

@Suite("Crash and restart")
struct CrashTests {
  private func time(_ milliseconds: Int64) -> Instant {
    Instant.start + .milliseconds(milliseconds)
  }

  @Test("a crash goes back to the first state; without it the state stays")
  func volatileState() throws {
    var world = World.of(Actor([.send("x", to: 1)]), Actor())
    world.run()
    #expect(world.actor(1).received == ["x"])
    try world.intervene(.now(.crash(NodeID(1))))
    #expect(world.actor(1).received.isEmpty)
    #expect(!world.isUp(NodeID(1)))
    try world.intervene(.now(.restart(NodeID(1))))
    #expect(world.isUp(NodeID(1)))
    #expect(world.actor(1).received.isEmpty)
  }

  @Test("timers of an earlier incarnation never go off, even where their handles are used again")
  func oldTimers() throws {
    let actor = Actor([.timer("t", milliseconds: 10)])
    var world = World.of(actor)
    try world.intervene(.at(time(4), .crash(NodeID(0), restartAfter: .milliseconds(2))))
    world.run()
    #expect(
      world.story() == [
        "0 ms a setTimer t", "4 ms a crash", "6 ms a restart", "6 ms a start", "6 ms a setTimer t",
        "16 ms a fireTimer t",
      ])
  }

  @Test("a crash keeps the synced records and loses the others; start finds what was kept")
  func disk() throws {
    var world = World.of(Actor([.append("one"), .append("two"), .sync, .append("three")]))
    world.run()
    #expect(world.disk(of: NodeID(0)).records == ["one", "two", "three"])
    #expect(Array(world.disk(of: NodeID(0)).syncedRecords) == ["one", "two"])
    try world.intervene(.now(.crash(NodeID(0))))
    #expect(world.disk(of: NodeID(0)).records == ["one", "two"])
    try world.intervene(.now(.restart(NodeID(0))))
    #expect(world.actor(0).recovered == ["one", "two"])
    #expect(world.disk(of: NodeID(0)).records == ["one", "two", "one", "two", "three"])
    #expect(world.disk(of: NodeID(0)).syncedCount == 4)
  }

  @Test("messages in flight survive the crash of their sender")
  func inFlight() throws {
    var world = World.of(Actor([.send("x", to: 1)]), Actor())
    world.run(atMost: 2)
    try world.intervene(.now(.crash(NodeID(0))))
    world.run()
    #expect(world.actor(1).received == ["x"])
  }

  @Test("a message to a node that is down is lost, with the reason; after the restart one arrives")
  func messageToDown() throws {
    var world = World.of(
      Actor([.send("x", to: 1), .timer("go", milliseconds: 10)], on: ["go": [.send("y", to: 1)]]),
      Actor())
    try world.intervene(.at(time(3), .crash(NodeID(1), restartAfter: .milliseconds(5))))
    world.run()
    #expect(
      world.story([.crash, .lose, .restart, .deliver]) == [
        "3 ms b crash", "5 ms b lose x receiverDown", "8 ms b restart", "15 ms b deliver y",
      ])
  }

  @Test("a crash without a restart is for good, whatever an earlier crash had planned")
  func comebackOfAnEarlierCrash() throws {
    var world = World.of(Actor([.timer("t", milliseconds: 100)]))
    try world.intervene(.at(time(1), .crash(NodeID(0), restartAfter: .milliseconds(10))))
    try world.intervene(.at(time(2), .restart(NodeID(0))))
    try world.intervene(.at(time(3), .crash(NodeID(0))))
    world.run()
    #expect(world.story([.crash, .restart]) == ["1 ms a crash", "2 ms a restart", "3 ms a crash"])
    #expect(!world.isUp(NodeID(0)))
  }

  @Test("a node that crashes before its first start starts once, when it comes back")
  func crashBeforeStart() throws {
    var world = World.of(Actor([.note("hello")]), Actor())
    try world.intervene(.at(.start, .crash(NodeID(0), restartAfter: .zero)))
    world.run()
    #expect(
      world.story([.crash, .restart, .start, .note]) == [
        "0 ms a crash", "0 ms a restart", "0 ms a start", "0 ms a note hello",
      ])
    #expect(world.count(of: .start) == 2)
  }

  @Test("a node that stays down before its first start never starts")
  func neverStarts() throws {
    var world = World.of(Actor([.note("hello")]), Actor())
    try world.intervene(.now(.crash(NodeID(0))))
    world.run()
    #expect(world.events(.start).map(\.node) == [NodeID(1)])
  }

  @Test("a node may be added to a world that runs, and starts then")
  func addedLater() {
    var world = World.of(Actor([.timer("t", milliseconds: 7)]))
    world.run()
    let late = world.add(Actor([.send("hi", to: 0)]), named: "late", role: "guest")
    world.run()
    #expect(world.events(.start).map(\.time) == [time(0), time(7)])
    #expect(world.node(named: "late") == late)
    #expect(world.node(named: "nobody") == nil)
    #expect(world.descriptions.map(\.role) == ["a", "guest"])
    #expect(world.actor(0).received == ["t", "hi"])
  }
}
