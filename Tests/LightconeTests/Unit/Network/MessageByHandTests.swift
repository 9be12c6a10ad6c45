import Lightcone
import LightconeTrace
import Testing

@Suite("Messages by hand")
struct MessageByHandTests {
  private let first = MessageNumber(1)

  /// `a` sends `x` and `y` to `b`; both are on their way at 2 ms. A third node has a timer.
  private func world() throws -> World<Script> {
    var world = World.of(
      Actor([.send("x", to: 1), .send("y", to: 1)]), Actor(),
      Actor([.timer("end", milliseconds: 100)]))
    world.run(until: .milliseconds(2))
    return world
  }

  @Test("a message delivered by hand arrives now, once, and no other moves")
  func deliver() throws {
    var world = try world()
    try world.now(.deliver(first))
    #expect(world.story([.deliver]) == ["2 ms b deliver x"])
    world.run()
    #expect(world.story([.deliver]) == ["2 ms b deliver x", "5 ms b deliver y"])
  }

  @Test("a message dropped by hand is lost now")
  func drop() throws {
    var world = try world()
    try world.now(.drop(first))
    world.run()
    #expect(world.story([.lose, .deliver]) == ["2 ms b lose x byHand", "5 ms b deliver y"])
  }

  @Test("a message put off by hand arrives so much later")
  func delay() throws {
    var world = try world()
    try world.now(.delay(first, by: .milliseconds(7)))
    world.run()
    #expect(
      world.story([.delay, .deliver]) == [
        "2 ms b delay x 7 ms", "5 ms b deliver y", "12 ms b deliver x",
      ])
    // The control: a delay by nothing changes the order of equals at the most.
    var other = try self.world()
    try other.now(.delay(first, by: .zero))
    other.run()
    #expect(other.events(.deliver).map(\.time) == [.milliseconds(5), .milliseconds(5)])
  }

  @Test("a held message can be delivered past its hold, dropped, or put off; the hold stays")
  func held() throws {
    for (fault, expected) in [
      (.deliver(first), ["12 ms b deliver x", "20 ms b deliver y"]),
      (.drop(first), ["12 ms b lose x byHand", "20 ms b deliver y"]),
      (.delay(first, by: .milliseconds(3)), ["20 ms b deliver y", "20 ms b deliver x"]),
      (.delay(first, by: .milliseconds(11)), ["20 ms b deliver y", "23 ms b deliver x"]),
    ] as [(Fault, [String])] {
      var world = try world()
      try world.now(.hold(.a, .b))
      try world.at(20, .release(.a, .b))
      world.run(until: .milliseconds(12))
      try world.now(fault)
      #expect(world.network.isHeld(.a, .b))
      world.run()
      #expect(world.story([.deliver, .lose]) == expected, "\(fault)")
    }
  }

  @Test("one that would have arrived earlier counts its delay from now")
  func heldDelayFromNow() throws {
    var world = try world()
    try world.now(.hold(.a, .b))
    world.run(until: .milliseconds(12))
    try world.now(.delay(first, by: .milliseconds(3)))
    #expect(world.messagesInFlight().map(\.arrival) == [.milliseconds(5), .milliseconds(15)])
  }

  @Test("a message that waits at its receiver can be dropped, and nothing else")
  func waiting() throws {
    var world = try world()
    try world.now(.pause(.b))
    world.run(until: .milliseconds(6))
    for fault in [.deliver(first), .delay(first, by: .zero)] as [Fault] {
      #expect(throws: FaultProblem.waitsAt(.b, first)) { try world.now(fault) }
    }
    try world.now(.drop(first))
    try world.now(.drop(MessageNumber(2)))
    #expect(throws: FaultProblem.notInFlight(first)) { try world.now(.drop(first)) }
    try world.at(9, .resume(.b))
    world.run()
    #expect(
      world.story([.lose, .deliver]) == ["6 ms b lose x byHand", "6 ms b lose y byHand"])
  }

  @Test("of two copies it is the one that would arrive first; then the other")
  func copies() throws {
    var start = World.of(
      Actor([.send("x", to: 1)]), Actor(), seed: 5,
      network: Network(latency: .uniform(.milliseconds(10), .seconds(1)), duplication: .always))
    start.run(until: .milliseconds(2))
    let arrivals = start.messagesInFlight().map(\.arrival)
    #expect(arrivals.count == 2 && arrivals[0] < arrivals[1])

    var dropped = start
    try dropped.now(.drop(first))
    #expect(dropped.messagesInFlight().map(\.arrival) == [arrivals[1]])
    try dropped.now(.drop(first))
    #expect(throws: FaultProblem.notInFlight(first)) { try dropped.now(.drop(first)) }
    #expect(dropped.count(of: .lose) == 2)

    var delivered = start
    try delivered.now(.deliver(first))
    delivered.run()
    #expect(delivered.events(.deliver).map(\.time) == [.milliseconds(2), arrivals[1]])

    var delayed = start
    try delayed.now(.delay(first, by: .seconds(2)))
    #expect(
      delayed.messagesInFlight().map(\.arrival) == [arrivals[1], arrivals[0] + .seconds(2)])
  }

  @Test("a copy on its way can be delivered although the other waits at the receiver")
  func copyBehindWaitingOne() throws {
    var world = World.of(
      Actor([.send("x", to: 1)]), Actor(), seed: 5,
      network: Network(latency: .uniform(.milliseconds(10), .seconds(1)), duplication: .always))
    try world.now(.pause(.b))
    world.run(until: .milliseconds(2))
    let arrivals = world.messagesInFlight().map(\.arrival)
    world.run(until: arrivals[0])
    #expect(world.messagesInFlight().map(\.state) == [.waiting, .travelling])
    try world.now(.delay(first, by: .seconds(2)))
    #expect(world.messagesInFlight().last?.arrival == arrivals[1] + .seconds(2))
    try world.now(.deliver(first))
    #expect(world.messagesInFlight().map(\.state) == [.waiting, .waiting])
    try world.now(.resume(.b))
    world.run()
    #expect(world.actor(1).received == ["x", "x"])
  }

  @Test("a message delivered to a crashed or cut-off node is lost like any other")
  func deliverToNobody() throws {
    var down = try world()
    try down.now(.crash(.b))
    try down.now(.deliver(first))
    #expect(down.story([.lose]) == ["2 ms b lose x receiverDown"])
    var cut = try world()
    try cut.now(.partition([[.a], [.b]]))
    try cut.now(.deliver(first))
    #expect(cut.story([.lose]) == ["2 ms b lose x partition"])
  }
}
