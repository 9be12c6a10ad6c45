import Lightcone
import LightconeTrace
import Testing

@Suite("Crash points inside handlers")
struct CrashPointTests {
  /// Three nodes that do every kind of thing, with a restart on the way.
  private func world(sync: TimeSpan) throws -> World<Script> {
    let everything: [Action] = [
      .become("busy"), .invoke("write"), .append("one"), .sync, .send("m", to: 1),
      .timer("t", milliseconds: 3), .timer("u", milliseconds: 9), .cancel(set: 1), .append("two"),
      .sync, .count("c", 1), .observe("o", 4), .note("end"), .complete(.ok, "done"),
      .send("n", to: 2),
    ]
    var world = World.of(
      Actor(everything, on: ["answer": [.note("thanks"), .send("bye", to: 2)]]),
      Actor(on: ["m": [.append("seen"), .sync, .send("answer", to: 0), .note("answered")]]),
      Actor([.timer("t", milliseconds: 2)], on: ["t": [.send("n", to: 2), .send("m", to: 1)]]),
      loss: .percent(20), sync: sync)
    try world.intervene(
      .at(Instant.start + .milliseconds(6), .crash(NodeID(2), restartAfter: .milliseconds(1))))
    return world
  }

  private static let handlerKinds: Set<TraceEvent.Kind> = [
    .send, .setTimer, .cancelTimer, .append, .sync, .become, .note, .count, .observe, .invoke,
    .complete,
  ]
  private static let beginnings: Set<TraceEvent.Kind> = [.start, .deliver, .fireTimer]

  /// The node that acts in an event: for a loss, the sender.
  private func actor(_ event: TraceEvent) -> NodeID? {
    event.kind == .lose ? event.peer : event.node
  }

  @Test(
    "after any event, a crash takes away exactly what its handler would have done next",
    arguments: [0, 4] as [Int64])
  func everyEvent(syncMilliseconds: Int64) throws {
    let start = try world(sync: .milliseconds(syncMilliseconds))
    var plain = start
    plain.run()
    let events = Array(plain.trace().events)
    #expect(events.count > 50)
    var spared = 0
    for (position, event) in events.enumerated() {
      let node = try #require(actor(event))
      var world = start
      try world.intervene(.afterEvent(EventNumber(position + 1), .crash(node)))
      world.run()
      let crashed = Array(world.trace().events)
      #expect(crashed.prefix(position + 1).elementsEqual(events.prefix(position + 1)))
      if event.kind == .crash {
        #expect(crashed == events)
        continue
      }
      checkCrashFollows(crashed, position, node)
      spared += try checkHandlerStops(events, crashed, position)
    }
    // The control: without the crashes there was something left to do at many of these points.
    #expect(spared > 100)
  }

  /// The crash is the next record; only the network may still say that the message was lost.
  private func checkCrashFollows(_ crashed: [TraceEvent], _ position: Int, _ node: NodeID) {
    let loses = crashed[position].kind == .send && crashed[position + 1].kind == .lose
    let next = crashed[position + (loses ? 2 : 1)]
    #expect(next.kind == .crash && next.node == node, "after #\(position + 1)")
  }

  /// Checks that nothing of the handler stands behind the crash.
  ///
  /// - Returns: how much of it stood there without the crash.
  private func checkHandlerStops(
    _ plain: [TraceEvent], _ crashed: [TraceEvent], _ position: Int
  ) throws -> Int {
    let event = plain[position]
    let begin = Self.beginnings.contains(event.kind) ? EventNumber(position + 1) : event.cause
    func rest(_ events: [TraceEvent]) -> Int {
      events[(position + 1)...].filter {
        Self.handlerKinds.contains($0.kind) && $0.cause == begin && begin != .none
      }.count
    }
    if Self.handlerKinds.contains(event.kind) || Self.beginnings.contains(event.kind) {
      #expect(rest(crashed) == 0, "after #\(position + 1), \(event.kind)")
      return rest(plain)
    }
    return 0
  }

  @Test("a crash right after the restart's record comes before the start")
  func afterRestart() throws {
    var world = World.of(Actor([.note("hello")]))
    try world.intervene(.at(Instant(nanoseconds: 5), .crash(NodeID(0), restartAfter: .zero)))
    var plain = world
    plain.run()
    #expect(plain.story([.start, .note]).count == 3)
    // #1 start, #2 note, #3 crash, #4 restart.
    try world.intervene(.afterEvent(EventNumber(4), .crash(NodeID(0))))
    world.run()
    #expect(
      world.story([.crash, .restart, .start, .note]).suffix(3) == [
        "5 ns a crash", "5 ns a restart", "5 ns a crash",
      ])
  }

  @Test("a partition after an event in a handler comes when the handler is done")
  func partitionAfterEvent() throws {
    var world = World.of(Actor([.note("x"), .note("y")]), Actor())
    try world.intervene(.afterEvent(EventNumber(2), .partition([[NodeID(0)], [NodeID(1)]])))
    world.run()
    #expect(
      world.story() == ["0 ms a note x", "0 ms a note y", "0 ms network partition a | b"])
  }

  @Test("a fault planned for an event that never comes does nothing")
  func eventThatNeverComes() throws {
    var world = World.of(Actor([.note("x")]))
    try world.intervene(.afterEvent(EventNumber(3), .crash(NodeID(0))))
    world.run()
    #expect(world.story() == ["0 ms a note x"])
  }
}
