import Lightcone
import LightconeTrace
import Testing

@Suite("The list of messages in flight")
struct MessagesInFlightTests {
  private func lines(_ world: World<Script>) -> [String] {
    world.messagesInFlight().map { message in
      let (sender, receiver) = (
        world.trace().nodes[message.sender.position].name,
        world.trace().nodes[message.receiver.position].name
      )
      return
        "\(message.number) \(message.text) \(sender)>\(receiver) \(message.arrival) \(message.state)"
    }
  }

  /// `a` sends to `b`, `c` and `d`, then to `b` again after 3 ms; `b` answers.
  private var world: World<Script> {
    let talker = Actor(
      [
        .send("one", to: 1), .send("two", to: 2), .send("three", to: 3),
        .timer("t", milliseconds: 3),
      ],
      on: ["t": [.send("four", to: 1)]])
    return World.of(talker, Actor(on: ["one": [.send("yes", to: 0)]]), Actor(), Actor())
  }

  @Test("names each message on its way, the earliest first, and none that has ended")
  func travelling() {
    var world = world
    #expect(lines(world).isEmpty)
    world.run(until: .milliseconds(4))
    #expect(
      lines(world) == [
        "m1 one a>b 5 ms travelling", "m2 two a>c 5 ms travelling", "m3 three a>d 5 ms travelling",
        "m4 four a>b 8 ms travelling",
      ])
    world.run(until: .milliseconds(6))
    #expect(lines(world) == ["m4 four a>b 8 ms travelling", "m5 yes b>a 10 ms travelling"])
    world.run()
    #expect(lines(world).isEmpty)
  }

  @Test("says what keeps a message: a held link, before and after it arrives, or its receiver")
  func states() throws {
    var world = world
    try world.at(1, .hold(.a, .b))
    try world.at(2, .pause(.c))
    world.run(until: .milliseconds(4))
    #expect(
      lines(world) == [
        "m1 one a>b 5 ms held", "m2 two a>c 5 ms travelling", "m3 three a>d 5 ms travelling",
        "m4 four a>b 8 ms held",
      ])
    world.run(until: .milliseconds(7))
    #expect(
      lines(world) == [
        "m2 two a>c 5 ms waiting", "m1 one a>b 5 ms held", "m4 four a>b 8 ms held",
      ])
    try world.now(.heal)
    world.run()
    #expect(lines(world).isEmpty)
  }

  @Test("lists both copies of a doubled message")
  func copies() {
    var world = World.of(
      Actor([.send("x", to: 1)]), Actor(), network: Network(duplication: .always))
    world.run(until: .milliseconds(1))
    #expect(lines(world) == ["m1 x a>b 5 ms travelling", "m1 x a>b 5 ms travelling"])
  }

  @Test("is sorted by arrival across holds and nodes")
  func sorted() throws {
    let talker = Actor(
      [.send("one", to: 1), .timer("t", milliseconds: 2), .timer("u", milliseconds: 4)],
      on: ["t": [.send("two", to: 2)], "u": [.send("three", to: 3)]])
    var world = World.of(talker, Actor(), Actor(), Actor())
    try world.now(.pause(NodeID(3)))
    try world.now(.hold(.a, .c))
    try world.now(.pause(.b))
    world.run(until: .milliseconds(20))
    #expect(
      lines(world) == [
        "m1 one a>b 5 ms waiting", "m2 two a>c 7 ms held", "m3 three a>d 9 ms waiting",
      ])
  }
}
