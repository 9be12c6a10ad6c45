import Lightcone
import LightconeTrace
import Testing

@Suite("What nodes say of themselves")
struct MarkTests {
  @Test("states, notes, counters and series stand in the trace with their handler as cause")
  func records() {
    var world = World.of(
      Actor([
        .become("prepared"), .note("I wait"), .count("votes", 2), .observe("wait", -7),
      ]))
    world.run()
    let trace = world.trace()
    let events = Array(trace.events)
    #expect(events.map(\.kind) == [.start, .become, .note, .count, .observe])
    #expect(events.dropFirst().allSatisfy { $0.cause == EventNumber(1) })
    #expect(events.map { trace.labels[$0.label] } == ["", "prepared", "I wait", "votes", "wait"])
    #expect(events[1].detail == LifelineStyle.working.rawValue)
    #expect(events[3].value == 2)
    #expect(events[4].value == -7)
  }

  @Test("counters add up over nodes and time, series keep every sample in order")
  func sums() {
    var world = World.of(
      Actor(
        [.count("c", 2), .observe("s", 5), .timer("t", milliseconds: 1)],
        on: ["t": [.count("c", -1), .observe("s", 3)]]),
      Actor([.count("c", 10), .observe("s", 5), .count("d", 0)]))
    world.run()
    #expect(world.counter("c") == 11)
    #expect(world.counter("d") == 0)
    #expect(world.counter("s") == 0)
    #expect(world.counter("unheard of") == 0)
    #expect(world.samples("s") == [5, 5, 3])
    #expect(world.samples("c").isEmpty)
    #expect(world.samples("unheard of").isEmpty)
  }

  @Test("what a crashed handler would have counted is not counted")
  func crashed() throws {
    var world = World.of(Actor([.count("c", 1), .count("c", 1), .observe("s", 1)]))
    try world.intervene(.afterEvent(EventNumber(2), .crash(NodeID(0))))
    world.run()
    #expect(world.counter("c") == 1)
    #expect(world.samples("s").isEmpty)
  }

  @Test("an operation is one line of the history, from question to answer")
  func operations() {
    var world = World.of(
      Actor([.invoke("write"), .timer("t", milliseconds: 4)], on: ["t": [.complete(.ok, "fine")]]),
      Actor([.invoke("read")]))
    world.run()
    let operations = History(world.trace()).operations
    #expect(operations.map(\.text.function) == ["write", "read"])
    #expect(operations.map(\.client) == [NodeID(0), NodeID(1)])
    #expect(operations.map(\.outcome) == [.ok, .unknown])
    #expect(operations.map(\.answer) == ["fine", nil])
    #expect(operations[0].text == OperationText(function: "write", key: "k", argument: "1"))
    #expect(operations[0].completedTime == Instant.start + .milliseconds(4))
    #expect(operations[1].completedTime == nil)
  }

  @Test("two runs that differ only in their words have different fingerprints")
  func wordsCount() {
    func fingerprint(_ text: String) -> Fingerprint {
      var world = World.of(Actor([.note(text)]))
      world.run()
      return world.fingerprint
    }
    #expect(fingerprint("granted") != fingerprint("refused"))
    #expect(fingerprint("granted") == fingerprint("granted"))
  }

  @Test("the world finds nodes by name, number and role")
  func reading() {
    var world = World.of(Actor(on: ["x": []]), Actor([.send("x", to: 0)]))
    world.run()
    #expect(world.node(named: "b") == NodeID(1))
    #expect(world.node(NodeID(0), as: Actor.self)?.received == ["x"])
    #expect(world.node(NodeID(9), as: Actor.self) == nil)
    #expect(world.nodes(as: Actor.self).map(\.identity) == [NodeID(0), NodeID(1)])
    #expect(world.trace().messageTexts == ["x"])
    #expect((world.state(of: NodeID(0)) as? Actor)?.received == ["x"])
  }
}
