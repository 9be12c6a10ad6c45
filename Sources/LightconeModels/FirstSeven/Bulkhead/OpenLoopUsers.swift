import Lightcone
import LightconeTrace

/// Users who want the same kind of thing: they ask, whatever became of earlier requests (an open loop), and
/// give up when they have waited too long.
struct OpenLoopUsers: Node {
  let plan: UserPlan
  /// The requests that wait for a reply.
  private(set) var open: [Asked] = []
  /// Whether a request was answered.
  private(set) var hasAnswer = false
  /// Whether a bulkhead has refused a request.
  private(set) var hasRefusal = false
  private var begun = 0
  private var numbers = 0

  /// A request that waits for a reply.
  struct Asked: Hashable, Sendable {
    let number: Int
    let operation: OperationNumber
    let begunAt: Instant
    var timer: TimerHandle?
  }

  init(plan: UserPlan) { self.plan = plan }

  /// Users who come back from a crash ask no more by themselves. They go on numbering behind all that
  /// they can have asked before.
  mutating func start(_ context: inout Context<Bulkhead>) {
    numbers = Int(context.now.nanoseconds / 1_000)
    if context.now == .start { awaitNext(&context) }
  }

  mutating func receive(
    _ message: Bulkhead.Message, from sender: NodeID, _ context: inout Context<Bulkhead>
  ) {
    switch message {
    case .arrival: arrive(&context)
    case .askedByHand: ask(&context)
    case .reply(let request, let outcome): hear(request, outcome, &context)
    case .overdue(let number): giveUp(number, &context)
    default: break
    }
  }

  private func awaitNext(_ context: inout Context<Bulkhead>) {
    if let gap = plan.gap, begun < plan.requests { context.work(.arrival, for: gap) }
  }

  private mutating func arrive(_ context: inout Context<Bulkhead>) {
    guard context.now < .start + plan.duration else { return }
    begun += 1
    awaitNext(&context)
    ask(&context)
  }

  private mutating func ask(_ context: inout Context<Bulkhead>) {
    numbers += 1
    let request = Bulkhead.Request(user: context.node, number: numbers, need: plan.need)
    context.count(plan.counters.asked)
    if plan.isInFault(context.now) { context.count(plan.counters.faultAsked) }
    let operation = context.invoke("ask", key: "\(plan.need)", argument: "\(numbers)")
    var asked = Asked(number: numbers, operation: operation, begunAt: context.now)
    asked.timer = context.schedule(.overdue(numbers), after: plan.timeout)
    open.append(asked)
    context.send(.request(request), to: plan.service)
  }

  private mutating func hear(
    _ request: Bulkhead.Request, _ outcome: Bulkhead.Outcome, _ context: inout Context<Bulkhead>
  ) {
    guard let place = open.firstIndex(where: { $0.number == request.number }) else { return }
    var asked = open.remove(at: place)
    context.cancel(&asked.timer)
    book(outcome, asked, &context)
    if outcome == .answered {
      context.complete(asked.operation, .ok)
    } else {
      context.complete(asked.operation, .fail, answer: outcome.description)
    }
  }

  private mutating func book(
    _ outcome: Bulkhead.Outcome, _ asked: Asked, _ context: inout Context<Bulkhead>
  ) {
    let isInFault = plan.isInFault(asked.begunAt)
    switch outcome {
    case .answered:
      hasAnswer = true
      context.count(plan.counters.answered)
      if isInFault { context.count(plan.counters.faultAnswered) }
      context.observe(plan.counters.latency, context.now - asked.begunAt)
      context.observe(plan.counters.answeredAt, context.now - .start)
    case .bulkheadFull:
      hasRefusal = true
      context.count(plan.counters.rejected)
      if isInFault { context.count(plan.counters.faultRejected) }
      context.observe("refusal.latency", context.now - asked.begunAt)
    case .poolFull, .timedOut, .failed: context.count(plan.counters.failed)
    }
  }

  /// Nobody waits for the reply any more; whether the service learns of it is another question.
  private mutating func giveUp(_ number: Int, _ context: inout Context<Bulkhead>) {
    guard let place = open.firstIndex(where: { $0.number == number }) else { return }
    let asked = open.remove(at: place)
    context.count("given.up")
    context.complete(asked.operation, .unknown, answer: "gave up")
    guard plan.cancels else { return }
    let request = Bulkhead.Request(user: context.node, number: number, need: plan.need)
    context.send(.cancel(request), to: plan.service)
  }
}
