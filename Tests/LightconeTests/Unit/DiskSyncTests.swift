import Lightcone
import LightconeTrace
import Testing

@Suite("Syncs that take time")
struct DiskSyncTests {
  private let eight = TimeSpan.milliseconds(8)
  private func time(_ milliseconds: Int64) -> Instant {
    Instant.start + .milliseconds(milliseconds)
  }

  @Test("what follows a sync happens when the disk is done, in order")
  func laterEffects() {
    let writer = Actor([
      .note("before"), .append("r"), .sync, .noteTime, .send("x", to: 1), .count("c", 2),
      .become("safe"),
    ])
    var world = World.of(writer, Actor(), sync: eight)
    world.run()
    #expect(
      world.story() == [
        "0 ms a note before", "0 ms a append 1", "0 ms a sync 1", "8 ms a synced 1",
        "8 ms a note now 8 ms", "8 ms a send x", "8 ms a count c 2", "8 ms a become safe",
        "13 ms b deliver x",
      ])
  }

  @Test("a sync without latency does the same at once")
  func noLatency() {
    let writer = Actor([.append("r"), .sync, .noteTime, .send("x", to: 1)])
    var world = World.of(writer, Actor())
    world.run()
    #expect(
      world.story() == [
        "0 ms a append 1", "0 ms a sync 1", "0 ms a synced 1", "0 ms a note now 0 ms",
        "0 ms a send x", "5 ms b deliver x",
      ])
  }

  @Test("messages and timers wait for the disk and are handled in the order of arrival")
  func waiting() {
    let writer = Actor(
      [.timer("write", milliseconds: 4), .timer("t", milliseconds: 6)],
      on: ["write": [.append("r"), .sync, .note("done")]])
    let speaker = Actor([.send("m1", to: 0), .send("m2", to: 0)])
    var world = World.of(writer, speaker, sync: eight)
    world.run()
    #expect(
      world.story([.synced, .note, .deliver, .fireTimer]) == [
        "4 ms a fireTimer write", "12 ms a synced 1", "12 ms a note done", "12 ms a deliver m1",
        "12 ms a deliver m2", "12 ms a fireTimer t",
      ])
    var idle = World.of(writer, speaker)
    idle.run()
    #expect(idle.events(.deliver).map(\.time) == [time(5), time(5)])
  }

  @Test("what waits keeps waiting when the handler before it syncs again")
  func waitingTwice() {
    let writer = Actor(on: ["m": [.append("r"), .sync, .note("done")]])
    let speaker = Actor([.send("m", to: 0), .send("m", to: 0), .send("m", to: 0)])
    var world = World.of(writer, speaker, sync: eight)
    world.run()
    #expect(
      world.story([.deliver, .note]) == [
        "5 ms a deliver m", "13 ms a note done", "13 ms a deliver m", "21 ms a note done",
        "21 ms a deliver m", "29 ms a note done",
      ])
  }

  @Test("a crash during the sync loses the records and all later effects; after it, none of them")
  func crashDuringSync() throws {
    let writer = Actor([.append("r"), .sync, .send("x", to: 1), .note("done")])
    for (moment, isSafe) in [(7, false), (9, true)] as [(Int64, Bool)] {
      var world = World.of(writer, Actor(), sync: eight)
      try world.intervene(.at(time(moment), .crash(NodeID(0))))
      world.run()
      #expect(world.disk(of: NodeID(0)).records == (isSafe ? ["r"] : []))
      #expect(world.count(of: .synced) == (isSafe ? 1 : 0))
      #expect(world.count(of: .note) == (isSafe ? 1 : 0))
      #expect(world.actor(1).received == (isSafe ? ["x"] : []))
    }
  }

  @Test("a sync of an earlier incarnation does not end the sync of a later one")
  func oldSync() throws {
    var world = World.of(Actor([.append("r"), .sync, .note("done")]), sync: eight)
    try world.intervene(.at(time(6), .crash(NodeID(0), restartAfter: .zero)))
    world.run()
    #expect(world.story([.synced, .note]) == ["14 ms a synced 1", "14 ms a note done"])
  }

  @Test("two syncs in one handler take twice the time, and the second makes safe what lies between")
  func twoSyncs() {
    let writer = Actor([
      .append("one"), .sync, .append("two"), .note("between"), .sync, .noteTime,
    ])
    var world = World.of(writer, sync: eight)
    world.run(until: time(10))
    #expect(world.disk(of: NodeID(0)).syncedCount == 1)
    world.run()
    #expect(
      world.story() == [
        "0 ms a append 1", "0 ms a sync 1", "8 ms a synced 1", "8 ms a append 2",
        "8 ms a note between", "8 ms a sync 2", "16 ms a synced 2", "16 ms a note now 16 ms",
      ])
    #expect(world.disk(of: NodeID(0)).syncedCount == 2)
  }

  @Test("a record appended behind a sync is not made safe by it")
  func appendedBehind() throws {
    var world = World.of(Actor([.append("one"), .sync, .append("two")]), sync: eight)
    world.run()
    #expect(world.disk(of: NodeID(0)).syncedCount == 1)
    try world.intervene(.now(.crash(NodeID(0))))
    #expect(world.disk(of: NodeID(0)).records == ["one"])
  }

  @Test("a timer set behind a sync counts from the end of the sync")
  func timerBehindSync() {
    var world = World.of(Actor([.sync, .timer("t", milliseconds: 3)]), sync: eight)
    world.run()
    #expect(world.story([.setTimer, .fireTimer]) == ["8 ms a setTimer t", "11 ms a fireTimer t"])
  }

  @Test("a timer set and cancelled behind a sync is set and cancelled there, and never goes off")
  func cancelBehindSync() {
    let writer = Actor([
      .sync, .timer("t", milliseconds: 3), .cancel(set: 0), .timer("u", milliseconds: 3),
    ])
    var world = World.of(writer, sync: eight)
    world.run()
    #expect(
      world.story([.setTimer, .cancelTimer, .fireTimer]) == [
        "8 ms a setTimer t", "8 ms a cancelTimer t", "8 ms a setTimer u", "11 ms a fireTimer u",
      ])
  }

  @Test("a timer cancelled behind a sync does not go off during it")
  func cancelWhileWaiting() {
    let writer = Actor([.timer("t", milliseconds: 3), .sync, .cancel(set: 0)])
    var world = World.of(writer, sync: eight)
    world.run()
    #expect(world.actor(0).received.isEmpty)
    #expect(world.story([.cancelTimer]) == ["8 ms a cancelTimer t"])
  }

  @Test("a timer that waits for the disk is void if the handler before it cancels it")
  func cancelFromTheQueue() {
    let writer = Actor(
      [.timer("t", milliseconds: 6), .timer("go", milliseconds: 1)],
      on: ["m": [.cancel(set: 0)], "go": [.sync], "n": []])
    let speaker = Actor(
      [.send("m", to: 0), .timer("x", milliseconds: 2)], on: ["x": [.send("n", to: 0)]])
    var world = World.of(writer, speaker, sync: eight)
    world.run()
    #expect(world.actor(0).received == ["go", "m", "n"])
  }

  @Test("a message that waits has arrived: a cut made then does not lose it, one made before does")
  func cutWhileWaiting() throws {
    let writer = Actor([.sync])
    for (moment, arrives) in [(4, false), (6, true)] as [(Int64, Bool)] {
      var world = World.of(writer, Actor([.send("x", to: 0)]), sync: eight)
      try world.intervene(.at(time(moment), .partition([[NodeID(0)], [NodeID(1)]])))
      world.run()
      #expect(world.actor(0).received == (arrives ? ["x"] : []))
      #expect(world.story([.lose]) == (arrives ? [] : ["5 ms a lose x partition"]))
    }
  }

  @Test("a message that waits at a node that crashes is lost, and the trace says so")
  func crashWhileWaiting() throws {
    var world = World.of(Actor([.sync]), Actor([.send("x", to: 0)]), sync: eight)
    try world.intervene(.at(time(6), .crash(NodeID(0))))
    world.run()
    #expect(world.story([.crash, .lose]) == ["6 ms a crash", "6 ms a lose x receiverDown"])
  }

  @Test("after so many steps the state is the same, however one got there")
  func sameStateBySteps() throws {
    // Step 3 is b's timer; right behind it, at the same time, the message comes to the busy node a.
    let speaker = Actor([.timer("t", milliseconds: 5), .send("x", to: 0)])
    let start = World.of(Actor([.sync]), speaker, sync: eight)
    var byTime = start
    #expect(byTime.run(until: time(5)).steps == 3)
    var bySteps = start
    bySteps.run(atMost: 3)
    var timeline = Timeline(Simulation(start))
    _ = timeline.run(until: time(5))

    let fault = Intervention.now(.crash(NodeID(0), restartAfter: .zero))
    try byTime.intervene(fault)
    try bySteps.intervene(fault)
    try timeline.intervene(fault)
    timeline.go(toPosition: 0)
    _ = timeline.run()
    byTime.run()
    bySteps.run()
    #expect(byTime.story([.lose]) == ["5 ms a lose x receiverDown"])
    #expect(bySteps.fingerprint == byTime.fingerprint)
    #expect(timeline.current.fingerprint == byTime.fingerprint)
  }
}
