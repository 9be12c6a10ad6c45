import Lightcone
import LightconeTrace

/// Repeatable chance for the tests themselves.
struct TestChance: RandomNumberGenerator {
  private var state: UInt64

  /// Seeds next to each other must not give the same numbers one step later.
  init(seed: Int) { state = mixed(UInt64(truncatingIfNeeded: seed)) }

  mutating func next() -> UInt64 {
    state &+= 1
    return mixed(mixed(state))
  }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  /// Some fault of a world of `nodes` nodes; it may be impossible.
  mutating func fault(nodes: Int) -> Fault {
    let node = NodeID(below(nodes))
    let other = NodeID((node.position + 1) % nodes)
    if below(2) == 0 { return rareFault(node, other) }
    switch below(6) {
    case 0: return .crash(node)
    case 1: return .crash(node, restartAfter: .nanoseconds(Int64(below(5))))
    case 2, 3: return .restart(node)
    case 4: return .partition([[node], [other]])
    default: return .repair
    }
  }

  private mutating func rareFault(_ node: NodeID, _ other: NodeID) -> Fault {
    let message = MessageNumber(UInt64(1 + below(60)))
    switch below(16) {
    case 0: return .pause(node)
    case 1, 2: return .resume(node)
    case 3: return .slow(node, .times(1 + below(5)))
    case 4: return .cutOneWay(from: [node], to: [other])
    case 5: return .hold(node, other)
    case 6, 7: return .release(node, other)
    case 8: return .link(node, other, linkFault())
    case 9: return .deliver(message)
    case 10: return .drop(message)
    case 11: return .delay(message, by: .nanoseconds(Int64(below(9))))
    case 12: return .clock(node, .step(by: .nanoseconds(Int64(below(2_000)) - 1_000)))
    case 13: return .clock(node, .drift(partsPerMillion: below(600_000) - 300_000))
    case 14: return .disk(node, diskFault())
    default: return .heal
    }
  }

  private mutating func linkFault() -> LinkFault {
    switch below(3) {
    case 0: .loss(.percent(below(60)))
    case 1: .duplication(.percent(below(60)))
    default: .latency(.uniform(.zero, .nanoseconds(Int64(below(9)))))
    }
  }

  private mutating func diskFault() -> DiskFault {
    switch below(7) {
    case 0: .tearTail
    case 1: .loseSyncs
    case 2: .flipBit(record: below(3) == 0 ? nil : 1 + below(4))
    case 3: .fill
    case 4: .fail
    case 5: .slow(.times(1 + below(5)))
    default: .mend
    }
  }

  /// Something done to a run that stands at `world`'s time and event.
  mutating func intervention(nodes: Int, now: Instant, eventCount: Int) -> Intervention {
    let fault = fault(nodes: nodes)
    switch below(3) {
    case 0: return .now(fault)
    case 1: return .at(now + .nanoseconds(Int64(below(12))), fault)
    default: return .afterEvent(EventNumber(eventCount + 1 + below(30)), fault)
    }
  }
}
