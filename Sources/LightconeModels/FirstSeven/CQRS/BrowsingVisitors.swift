import Lightcone
import LightconeTrace

/// Stands for all who only look. They come by chance, whatever the answers (an open loop).
struct BrowsingVisitors: Node {
  let plan: CQRSPlan
  let arrivals: ArrivalPlan
  /// When the queries began that are under way, by number.
  private(set) var open: [Int: Instant] = [:]
  private var came = 0

  init(plan: CQRSPlan, arrivals: ArrivalPlan) {
    self.plan = plan
    self.arrivals = arrivals
  }

  mutating func start(_ context: inout Context<CQRS>) {
    came = Int(context.now.nanoseconds / 1_000)
    if context.now == .start { arrivals.awaitNext(after: came, &context) }
  }

  mutating func receive(
    _ message: CQRS.Message, from sender: NodeID, _ context: inout Context<CQRS>
  ) {
    switch message {
    case .arrival where context.now <= arrivals.end:
      came += 1
      arrivals.awaitNext(after: came, &context)
      open[came] = context.now
      context.send(.look(came, position: nil, token: 0), to: plan.queryNode(&context))
    case .seen(let number, _):
      guard let begunAt = open.removeValue(forKey: number), begunAt >= plan.warmup else { return }
      context.count("visits")
      context.observe("read.latency", context.now - begunAt)
    default: break
    }
  }
}
