import LightconeTrace
import Testing

@testable import Lightcone

@Suite("Timers on clocks that drift")
struct TimerOnDriftingClockTests {
  /// A node that waits until its own clock shows a deadline, and looks again if a timer came early.
  private struct Waiter: Node {
    let deadline = Instant.milliseconds(1)
    var wakeCount = 0

    mutating func start(_ context: inout Context<Script>) { wait(&context) }

    mutating func receive(
      _ message: String, from sender: NodeID, _ context: inout Context<Script>
    ) {
      wakeCount += 1
      wait(&context)
    }

    private func wait(_ context: inout Context<Script>) {
      let rest = deadline - context.monotonicClock
      if rest > .zero { context.schedule("t", after: rest) }
    }
  }

  @Test(
    "who waits for a deadline is woken once, and does not wait for ever in one instant",
    arguments: [-999_999, -7, 0, 1, 500, 999_999, 1_000_000])
  func deadline(partsPerMillion: Int) throws {
    var world = World<Script>()
    let node = world.add(Waiter(), named: "a")
    try world.now(.clock(node, .drift(partsPerMillion: partsPerMillion)))
    #expect(world.run(atMost: 1_000).reason == .quiescent)
    #expect(world.node(node, as: Waiter.self)?.wakeCount == 1)
  }

  @Test("a timer never goes off before its delay has passed on the clock", arguments: 1...20)
  func neverEarly(seed: Int) {
    var chance = TestChance(seed: seed)
    var isEarlyIfRoundedDown = false
    for _ in 0..<200 {
      var clock = NodeClock()
      clock.setDrift(chance.below(1_999_999) - 999_999, at: .start)
      let start = Instant(nanoseconds: Int64(chance.below(1_000_000_000)))
      let delay = TimeSpan.nanoseconds(Int64(chance.below(10_000)) + 1)
      let end = start + clock.trueSpan(of: delay)
      #expect(clock.monotonic(at: end) - clock.monotonic(at: start) >= delay)
      // The control: one nanosecond less is sometimes too early.
      let earlier = clock.monotonic(at: end + .nanoseconds(-1)) - clock.monotonic(at: start)
      isEarlyIfRoundedDown = isEarlyIfRoundedDown || earlier < delay
    }
    #expect(isEarlyIfRoundedDown)
  }

  @Test("at the end of time a fast clock shows the end of time, and a span may last until it")
  func endOfTime() {
    var clock = NodeClock()
    clock.setDrift(1_000_000, at: .start)
    let last = Instant(nanoseconds: .max)
    #expect(clock.wall(at: last) == last)
    #expect(clock.monotonic(at: last) == last)
    clock.setDrift(-999_999, at: .start)
    #expect(clock.trueSpan(of: TimeSpan(nanoseconds: .max)).nanoseconds == .max)
  }
}
