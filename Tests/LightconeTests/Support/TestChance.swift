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
    switch below(6) {
    case 0: return .crash(node)
    case 1: return .crash(node, restartAfter: .nanoseconds(Int64(below(5))))
    case 2, 3: return .restart(node)
    case 4: return .partition([[node], [NodeID((node.position + 1) % nodes)]])
    default: return .repair
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
