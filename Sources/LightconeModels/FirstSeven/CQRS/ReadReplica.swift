import Lightcone
import LightconeTrace

/// Keeps a copy of the views, and answers queries from it.
struct ReadReplica: Node {
  let plan: CQRSPlan
  /// The copy.
  private(set) var views = OrderViews()
  /// Queries that wait and are served; nil if a query takes no time.
  private(set) var station: Station<Query>?
  /// Queries whose token is ahead of the views.
  private(set) var waiting: [Query] = []
  /// What each thread read when it took up its query.
  private var answers: [Int: OrderLine] = [:]
  private var shown = LifelineState.idleThreads

  /// A query, and who waits for its answer.
  struct Query: Hashable, Sendable {
    let number: Int
    let position: Int?
    let token: Int
    let sender: NodeID
    let cameAt: Instant
  }

  init(plan: CQRSPlan, station: Station<Query>?) {
    self.plan = plan
    self.station = station
  }

  /// A replica that comes back knows nothing, and asks for a copy.
  mutating func start(_ context: inout Context<CQRS>) {
    if context.now > .start { context.send(.join, to: plan.projector) }
    context.become(shown)
  }

  mutating func receive(
    _ message: CQRS.Message, from sender: NodeID, _ context: inout Context<CQRS>
  ) {
    switch message {
    case .look(let number, let position, let token):
      hear(
        Query(
          number: number, position: position, token: token, sender: sender, cameAt: context.now),
        &context)
    case .served(let thread): end(thread, &context)
    case .update(let number, let event): update(number, event, &context)
    case .snapshot(let copy):
      if copy.changes >= views.changes { views = copy }
      haveChanged(&context)
    default: break
    }
    show(&context)
  }

  /// A change with the next number is taken in. One with a later number shows that others are missing.
  private mutating func update(
    _ number: Int, _ event: OrderEvent, _ context: inout Context<CQRS>
  ) {
    if number > views.changes + 1 { return context.send(.join, to: plan.projector) }
    guard number == views.changes + 1 else { return }
    views.apply(plan.line(of: event))
    haveChanged(&context)
  }

  private mutating func haveChanged(_ context: inout Context<CQRS>) {
    if plan.consistency == .wait, plan.bug != .waitSkipsReplicas {
      context.send(.updated(views.position), to: plan.projector)
    }
    let ready = waiting.filter { $0.token <= views.position }
    waiting.removeAll { $0.token <= views.position }
    for query in ready { admit(query, &context) }
  }

  /// A query that brings a token waits until the views have come as far.
  private mutating func hear(_ query: Query, _ context: inout Context<CQRS>) {
    if query.token > views.position {
      waiting.append(query)
    } else {
      admit(query, &context)
    }
  }

  private mutating func admit(_ query: Query, _ context: inout Context<CQRS>) {
    if query.token > 0, query.cameAt >= plan.warmup {
      context.observe("token.wait", context.now - query.cameAt)
    }
    guard station != nil else {
      return context.send(.seen(query.number, line(for: query)), to: query.sender)
    }
    if case .started(let thread)? = station?.arrive(query, at: context.now) {
      begin(query, thread, &context)
    }
  }

  private mutating func begin(_ query: Query, _ thread: Int, _ context: inout Context<CQRS>) {
    answers[thread] = line(for: query)
    context.work(.served(thread: thread), for: plan.viewReadCost)
  }

  private func line(for query: Query) -> OrderLine? {
    query.position.flatMap { views.line(at: $0) }
  }

  private mutating func end(_ thread: Int, _ context: inout Context<CQRS>) {
    guard let end = station?.finish(server: thread, at: context.now) else { return }
    context.observe("replica.wait", end.waited)
    let answer = answers.removeValue(forKey: thread)
    context.send(.seen(end.job.number, answer), to: end.job.sender)
    if let next = end.next { begin(next.job, next.server, &context) }
  }

  /// Shows on the lifeline how many threads are busy.
  private mutating func show(_ context: inout Context<CQRS>) {
    guard let station else { return }
    let state = LifelineState.threads(busy: station.busyServers, of: station.servers)
    guard state != shown else { return }
    shown = state
    context.become(state)
  }
}

extension CQRSPlan {
  /// What views take in of an event of either form.
  func line(of event: OrderEvent) -> OrderLine {
    OrderLine(event, missing: bug == .noUpcast ? 0 : 1)
  }
}
