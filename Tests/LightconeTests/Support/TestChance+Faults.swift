import Lightcone
import LightconeTrace

extension TestChance {
  mutating func any<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// A fault of any kind that can be written, possible or not.
  mutating func anyFault(nodes: Int) -> Fault {
    let (first, second) = (NodeID(below(nodes)), NodeID(below(nodes)))
    let message = MessageNumber(UInt64(below(500)))
    let span = TimeSpan(nanoseconds: Int64(below(2_000_000_000)) - 1_000_000_000)
    let factor = Factor(hundredths: 1 + below(10_000)) ?? .one
    let probability = Probability(partsPerMillion: below(1_000_001))
    let law = any([
      Law.constant(.milliseconds(3)), .uniform(.zero, .microseconds(7)),
      .exponential(mean: .nanoseconds(77)),
    ])
    return any([
      .crash(first), .crash(first, restartAfter: span), .restart(first), .pause(first),
      .resume(first), .slow(first, factor), .partition([[first], [second]]),
      .partition([[first, second], [NodeID(below(nodes))], [NodeID(0)]]),
      .cutOneWay(from: [first], to: [second, NodeID(0)]), .repair, .hold(first, second),
      .release(first, second), .link(first, second, .loss(probability)),
      .link(first, second, .duplication(probability)), .link(first, second, .latency(law)),
      .deliver(message), .drop(message), .delay(message, by: span),
      .clock(first, .step(by: span)),
      .clock(first, .drift(partsPerMillion: below(2_000_001) - 1_000_000)),
      .disk(first, .tearTail), .disk(first, .loseSyncs), .disk(first, .flipBit()),
      .disk(first, .flipBit(record: below(9))), .disk(first, .fill), .disk(first, .fail),
      .disk(first, .slow(factor)), .disk(first, .mend), .heal,
    ])
  }

  /// A fault of any kind, at once or planned in any way.
  mutating func anyIntervention(nodes: Int, now: Instant, eventCount: Int) -> Intervention {
    let fault = anyFault(nodes: nodes)
    return any([
      .now(fault), .at(now + .microseconds(Int64(below(9_000))), fault),
      .afterEvent(EventNumber(eventCount + 1 + below(30)), fault),
      .atFailPoint(any(["before-sync", "nowhere: 50%", "é"]), fault),
    ])
  }
}
