import Lightcone
import LightconeTrace
import Testing

@Suite("Plans that contradict each other")
struct ContradictionTests {
  private static let pairs: [(Fault, Fault)] = [
    (.crash(.a), .restart(.a)), (.crash(.a, restartAfter: .seconds(1)), .restart(.a)),
    (.pause(.a), .resume(.a)), (.hold(.a, .b), .release(.a, .b)), (.hold(.a, .b), .release(.b, .a)),
  ]

  @Test("a fault and its opposite for one moment are refused, in either order; nothing is planned")
  func sameMoment() throws {
    for (one, other) in Self.pairs + Self.pairs.map({ ($0.1, $0.0) }) {
      var world = World.of(Actor([.timer("t", milliseconds: 50)]), Actor())
      try world.at(20, one)
      var untouched = world
      #expect(throws: FaultProblem.contradicts(one, at: .milliseconds(20))) {
        try world.at(20, other)
      }
      world.run()
      untouched.run()
      #expect(world.fingerprint == untouched.fingerprint)
      #expect(world.now == untouched.now)
    }
  }

  @Test("what was planned for this moment and is over contradicts nothing")
  func over() throws {
    var world = World.of(Actor())
    try world.at(20, .crash(.a))
    world.run()
    #expect(world.now == .milliseconds(20) && !world.isUp(.a))
    try world.at(20, .restart(.a))
    world.run()
    #expect(world.isUp(.a))
  }

  @Test("the control: another moment, another node, or the same fault twice")
  func control() throws {
    for (one, other) in Self.pairs {
      var world = World.of(Actor(), Actor(), Actor())
      try world.at(20, one)
      try world.intervene(.at(Instant(nanoseconds: 20_000_001), other))
      try world.at(20, one)
    }
    var world = World.of(Actor(), Actor(), Actor())
    try world.at(20, .crash(.a))
    try world.at(20, .restart(.b))
    try world.at(20, .pause(.c))
    try world.at(20, .hold(.a, .b))
    try world.at(20, .release(.a, .c))
    try world.at(20, .repair)
  }
}
