import Lightcone
import LightconeTrace
import Testing

@Suite("Work under many pauses")
struct InterruptedWorkTests {
  /// When a node stands still, in milliseconds: from each first up to its second moment.
  private typealias Pause = (start: Int64, end: Int64)

  private func pauses(_ chance: inout TestChance) -> [Pause] {
    var time: Int64 = 0
    return (0..<8).map { _ in
      let start = time + 1 + Int64(chance.below(12))
      time = start + 1 + Int64(chance.below(9))
      return (start, time)
    }
  }

  /// When work of a duration is done: it stands still while the node does. What is due in the moment in
  /// which a pause begins is interrupted just before its end.
  private func end(ofWork duration: Int64, _ pauses: [Pause]) -> Int64 {
    var time: Int64 = 0
    var rest = duration
    for pause in pauses {
      if rest < pause.start - time { break }
      rest -= pause.start - time
      time = pause.end
    }
    return time + rest
  }

  /// When a timer is handled: it goes on during a pause, and the node is late.
  private func end(ofTimer delay: Int64, _ pauses: [Pause]) -> Int64 {
    pauses.first { $0.start <= delay && delay < $0.end }?.end ?? delay
  }

  private func received(_ world: World<Script>) -> [String: Int64] {
    let actor = world.actor(0)
    return Dictionary(
      zip(actor.received, actor.receivedTimes.map { ($0 - .start).nanoseconds / 1_000_000 }),
      uniquingKeysWith: { _, _ in -1 })
  }

  @Test(
    "each piece is done once, after its own time and all pauses; timers do not stop",
    arguments: 1...40)
  func manyPauses(seed: Int) throws {
    var chance = TestChance(seed: seed)
    let pauses = pauses(&chance)
    let lengths: [Int64] = (0..<10).map { _ in 1 + Int64(chance.below(90)) }
    let actions = lengths.enumerated().flatMap { number, length in
      [
        Action.work("w\(number)", milliseconds: length),
        .timer("t\(number)", milliseconds: length),
      ]
    }
    var world = World.of(Actor(actions))
    for pause in pauses {
      try world.at(pause.start, .pause(.a))
      try world.at(pause.end, .resume(.a))
    }
    world.run()
    var expected: [String: Int64] = [:]
    for (number, length) in lengths.enumerated() {
      expected["w\(number)"] = end(ofWork: length, pauses)
      expected["t\(number)"] = end(ofTimer: length, pauses)
    }
    #expect(world.actor(0).received.count == 20)
    #expect(received(world) == expected)
    // The control: pauses matter here, and they matter more to work.
    #expect(lengths.contains { end(ofWork: $0, pauses) > end(ofTimer: $0, pauses) })
  }
}
