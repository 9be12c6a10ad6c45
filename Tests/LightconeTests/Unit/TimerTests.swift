import LightconeTrace
import Testing

@testable import Lightcone

@Suite("Timers")
struct TimerTests {
  private func handles(_ world: World<Script>) -> [UInt32] { world.actor(0).handles.map(\.index) }

  @Test("a handle is the lowest number that is free")
  func lowestFree() {
    var world = World.of(
      Actor(
        [
          .timer("p", milliseconds: 1), .timer("q", milliseconds: 9), .timer("r", milliseconds: 9),
          .cancel(set: 1), .timer("s", milliseconds: 9), .timer("t", milliseconds: 9),
        ], on: ["p": [.timer("u", milliseconds: 9)]]))
    world.run(atMost: 1)
    #expect(handles(world) == [0, 1, 2, 1, 3])
    world.run()
    #expect(handles(world).last == 0)
    #expect(world.actor(0).received == ["p", "r", "s", "t", "u"])
  }

  @Test("of two free handles the lower one is taken first")
  func lowestOfTwo() {
    var world = World.of(
      Actor([
        .timer("p", milliseconds: 1), .timer("q", milliseconds: 1), .timer("r", milliseconds: 1),
        .cancel(set: 0), .cancel(set: 2), .timer("s", milliseconds: 1),
        .timer("t", milliseconds: 1),
      ]))
    world.run(atMost: 1)
    #expect(handles(world) == [0, 1, 2, 0, 2])
  }

  @Test("of many handles the lowest free one is taken, as in a list of all", arguments: 1...10)
  func lowestOfMany(seed: Int) {
    var chance = TestChance(seed: seed)
    var runtime = NodeRuntime()
    var isTaken: [Bool] = []
    for number in 1...2_000 as ClosedRange<UInt64> {
      // Sometimes mostly taken, sometimes mostly freed.
      let taken = isTaken.indices.filter { isTaken[$0] }
      if !taken.isEmpty, chance.below(1_000) < (number / 500 % 2 == 0 ? 300 : 700) {
        let index = taken[chance.below(taken.count)]
        runtime.free(TimerHandle(index: index))
        isTaken[index] = false
        #expect(runtime.timer(TimerHandle(index: index)) == 0)
      } else {
        let lowest = isTaken.firstIndex(of: false) ?? isTaken.count
        if lowest == isTaken.count { isTaken.append(false) }
        isTaken[lowest] = true
        #expect(runtime.reserve(number) == TimerHandle(index: lowest))
        #expect(runtime.timer(TimerHandle(index: lowest)) == number)
      }
    }
  }

  @Test("a cancelled timer never goes off; the same timer uncancelled does")
  func cancel() {
    var cancelled = World.of(Actor([.timer("t", milliseconds: 5), .cancel(set: 0)]))
    cancelled.run()
    #expect(cancelled.story() == ["0 ms a setTimer t", "0 ms a cancelTimer t"])
    #expect(cancelled.now == .start)

    var kept = World.of(Actor([.timer("t", milliseconds: 5)]))
    kept.run()
    #expect(kept.story() == ["0 ms a setTimer t", "5 ms a fireTimer t"])
  }

  @Test("cancelling twice is cancelling once")
  func cancelTwice() {
    var world = World.of(
      Actor([.timer("t", milliseconds: 5), .cancel(set: 0), .cancel(set: 0)]))
    world.run()
    #expect(world.count(of: .cancelTimer) == 1)
  }

  @Test("cancelling a timer that has gone off does nothing, also from its own handler")
  func cancelAfterFire() {
    var world = World.of(
      Actor(
        [.timer("t", milliseconds: 5), .timer("later", milliseconds: 8)],
        on: ["t": [.cancel(set: 0)], "later": [.cancel(set: 0)]]))
    world.run()
    #expect(world.count(of: .cancelTimer) == 0)
    #expect(world.actor(0).received == ["t", "later"])
  }

  @Test("a timer's delay may be drawn: each takes its own time")
  func drawnDelay() {
    let law = Law.uniform(.milliseconds(1), .milliseconds(9))
    var world = World.of(Actor((0..<5).map { .timerLaw("t\($0)", law) }))
    world.run(atMost: 1)
    let delays = world.events(.setTimer).map(\.value)
    #expect(Set(delays).count == 5)
    #expect(delays.allSatisfy { (1_000_000...9_000_000).contains($0) })
    world.run()
    #expect(world.events(.fireTimer).map(\.time.nanoseconds) == delays.sorted())
  }

  @Test("a timer comes from the node itself")
  func sender() {
    var world = World.of(Actor([.timer("t", milliseconds: 1)]))
    world.run()
    #expect(world.events(.fireTimer).map(\.node) == [NodeID(0)])
    let set = world.trace().events.firstIndex { $0.kind == .setTimer }
    #expect(world.events(.fireTimer).map(\.cause.position) == [set])
  }
}
