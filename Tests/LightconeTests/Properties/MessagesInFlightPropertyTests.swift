import LightconeTrace
import Testing

@testable import Lightcone

@Suite("The list of messages in flight, under any faults")
struct MessagesInFlightPropertyTests {
  /// How often each message is in flight, by the records alone.
  private func expected(_ trace: Trace) -> [UInt64: Int] {
    var counts: [UInt64: Int] = [:]
    for event in trace.events {
      switch event.kind {
      case .send, .duplicate: counts[event.message, default: 0] += 1
      case .deliver, .lose: counts[event.message, default: 0] -= 1
      default: break
      }
    }
    return counts.filter { $0.value != 0 }
  }

  @Test("it is exactly what was sent and has not ended, sorted by arrival", arguments: 1...10)
  func exact(seed: Int) {
    var chance = TestChance(seed: seed)
    var world = World.busy(seed: UInt64(seed))
    var states: Set<MessageInFlight.State> = []
    var steps = 0
    repeat {
      if chance.below(6) == 0 {
        try? world.intervene(
          chance.intervention(nodes: 4, now: world.now, eventCount: world.eventCount))
      }
      steps += 1
      guard steps.isMultiple(of: 10) else { continue }
      let list = world.messagesInFlight()
      states.formUnion(list.map(\.state))
      let counts = Dictionary(list.map { ($0.number.rawValue, 1) }, uniquingKeysWith: +)
      #expect(counts == expected(world.trace()))
      #expect(list.map(\.arrival) == list.map(\.arrival).sorted())
      for message in list {
        let isHeld = world.network.isHeld(message.sender, message.receiver)
        switch message.state {
        case .travelling: #expect(message.arrival >= world.now && !isHeld)
        case .held: #expect(isHeld)
        case .waiting: #expect(message.arrival <= world.now)
        }
      }
    } while world.step()
    #expect(states.contains(.travelling))
  }
}
