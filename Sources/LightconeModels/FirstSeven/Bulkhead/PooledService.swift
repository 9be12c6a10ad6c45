import Lightcone
import LightconeTrace

/// Service A: takes requests, gives each a thread, and calls dependencies through their bulkheads.
struct PooledService: Node {
  let plan: ServicePlan
  var pool: ThreadPool
  /// The bulkheads by number.
  var compartments: [Compartment]
  /// The requests at their bulkheads or behind them.
  var stays = StayList()
  /// All requests that came and were not replied to.
  var open = RequestSet()
  /// Threads that work at local requests.
  var localThreads = 0
  /// Permits that requests in the pool's queue have brought with them.
  var permitsInQueue = 0
  /// Who has the threads; the lifeline shows it.
  var threads = Occupancy()

  init(plan: ServicePlan) {
    self.plan = plan
    pool = ThreadPool(threads: plan.pool, queue: plan.poolQueue)
    compartments = (0..<plan.compartmentCount).map { _ in Compartment(plan.compartment) }
  }

  mutating func start(_ context: inout Context<Bulkhead>) { show(&context) }

  mutating func receive(
    _ message: Bulkhead.Message, from sender: NodeID, _ context: inout Context<Bulkhead>
  ) {
    switch message {
    case .request(let request): admit(request, &context)
    case .done(let thread): endLocal(thread, &context)
    case .result(let request, let isError): hearResult(request, isError, &context)
    case .waitOver(let request): endWait(request, &context)
    case .callOver(let request): endCall(request, &context)
    case .cancel(let request): cancel(request, &context)
    default: break
    }
    show(&context)
  }

  /// A request comes. One that is there already came twice.
  private mutating func admit(
    _ request: Bulkhead.Request, _ context: inout Context<Bulkhead>
  ) {
    guard open.insert(request) else { return }
    guard case .dependency(let index) = request.need, plan.permitPoint == .arrival,
      plan.compartment.form != .none
    else { return enqueue(Ticket(request: request), &context) }
    let stay = Stay(request, dependency: index, thread: nil, since: context.now)
    enter(stay, &context)
  }

  /// Gives a job a thread, or a place in the queue, or sends it away.
  mutating func enqueue(_ ticket: Ticket, _ context: inout Context<Bulkhead>) {
    switch pool.station.arrive(ticket, at: context.now) {
    case .started(let thread):
      if !begin(ticket, on: thread, &context) { free(thread, &context) }
    case .waiting(let length, _):
      if ticket.hasPermit { permitsInQueue += 1 }
      context.observe("pool.queue.length", Int64(length))
    case .refused:
      if ticket.hasPermit { release(ticket.request, &context) }
      reply(ticket.request, .poolFull, &context)
    }
  }

  /// Lets a thread work at a job.
  ///
  /// - Returns: whether the thread is still busy with it.
  private mutating func begin(
    _ ticket: Ticket, on thread: Int, _ context: inout Context<Bulkhead>
  ) -> Bool {
    guard case .dependency(let index) = ticket.request.need else {
      localThreads += 1
      context.work(.done(thread: thread), for: plan.localLatency)
      return true
    }
    var stay = Stay(ticket.request, dependency: index, thread: thread, since: context.now)
    if ticket.hasPermit {
      stay.hasPermit = true
      call(stay, &context)
      return true
    }
    return enter(stay, &context)
  }

  private mutating func endLocal(_ thread: Int, _ context: inout Context<Bulkhead>) {
    guard let ticket = pool.station.job(at: thread) else { return }
    localThreads -= 1
    reply(ticket.request, .answered, &context)
    free(thread, &context)
  }

  /// A thread has nothing to do any more: it takes the next job. One whose bulkhead is full is over at
  /// once, and the thread takes the one behind it.
  mutating func free(_ thread: Int, _ context: inout Context<Bulkhead>) {
    var next = pool.station.finish(server: thread, at: context.now)?.next
    while let start = next {
      if start.job.hasPermit { permitsInQueue -= 1 }
      if begin(start.job, on: start.server, &context) { return }
      next = pool.station.finish(server: start.server, at: context.now)?.next
    }
  }

  mutating func reply(
    _ request: Bulkhead.Request, _ outcome: Bulkhead.Outcome, _ context: inout Context<Bulkhead>
  ) {
    open.remove(request)
    context.send(.reply(request, outcome), to: request.user)
  }
}
