import Lightcone
import LightconeTrace
import Testing

// Step 3: test the protocol like any other code. One seed is one run: the seed decides which
// messages are lost and how long they take. The same seed always gives the same run, so a failing
// seed is all that one needs to see a failure again.
@Suite("Stop-and-wait over a wire that loses messages")
struct StopAndWaitTests {
  private static let items = Array(1...10)
  private static let seeds: ClosedRange<UInt64> = 1...100

  /// What the receiver has delivered at the end of one run.
  private func delivered(
    seed: UInt64, numbers: Int, latency: Law = .constant(.milliseconds(5)),
    loss: Probability = .percent(20)
  ) -> [Int] {
    var world = World<StopAndWait>(seed: seed, network: Network(latency: latency, loss: loss))
    let receiver = world.add(Receiver(numbers: numbers), named: "receiver")
    world.add(Sender(items: Self.items, receiver: receiver, numbers: numbers), named: "sender")
    world.run()
    return world.node(receiver, as: Receiver.self)?.delivered ?? []
  }

  @Test("with one bit every item is delivered exactly once and in order", arguments: seeds)
  func alternatingBit(seed: UInt64) {
    #expect(delivered(seed: seed, numbers: 2) == Self.items)
  }

  // A test that cannot fail shows nothing. So take the bit away and see that the same check notices.
  @Test("without the bit a lost acknowledgement makes the receiver deliver an item twice")
  func noBit() {
    let broken = Self.seeds.filter { delivered(seed: $0, numbers: 1) != Self.items }
    // No acknowledgement of ten is lost with probability 0.8^10, so about 89 of 100 runs break.
    #expect(broken.count > 75)
    // On a wire that loses nothing the bit is not needed: loss is what breaks it.
    #expect(delivered(seed: 1, numbers: 1, loss: .never) == Self.items)
  }

  // And a claim holds only under its assumptions. The alternating bit needs a wire on which messages
  // keep their order. Here they may overtake each other: a late copy of item 1 looks like item 3.
  @Test("one bit is not enough where messages overtake each other; a full number is")
  func overtaking() {
    let latency = Law.uniform(.milliseconds(1), .milliseconds(60))
    let broken = Self.seeds.filter {
      delivered(seed: $0, numbers: 2, latency: latency) != Self.items
    }
    #expect(!broken.isEmpty)
    for seed in Self.seeds {
      #expect(delivered(seed: seed, numbers: .max, latency: latency) == Self.items)
    }
  }

  // The trace says what happened, event by event, each with its cause.
  @Test("the first run in words")
  func story() {
    var world = World<StopAndWait>(network: Network(latency: .constant(.milliseconds(5))))
    let receiver = world.add(Receiver(numbers: 2), named: "receiver")
    world.add(Sender(items: [7], receiver: receiver, numbers: 2), named: "sender")
    world.run()
    let trace = world.trace()
    let story = trace.events.filter { $0.kind == .deliver }.map { event in
      "\(event.time): " + trace.messageText(of: event)
    }
    #expect(story == ["5 ms: data(item: 7, number: 0)", "10 ms: acknowledgement(number: 0)"])
  }
}
