import Lightcone
import LightconeTrace

/// Decides orders and keeps the log of them. Where queries have no replicas, it answers them as well.
struct CommandDatabase: Node {
  let plan: CQRSPlan
  /// The requests that wait and are served; nil if nothing takes time.
  private(set) var station: Station<Request>?
  /// What each thread has loaded for its request, by the thread's number.
  private var loaded: [Int: Loaded] = [:]
  /// The products that were ordered: what the log says of them.
  private(set) var products: [Int: Product] = [:]
  /// How many events the log has.
  private(set) var length = 0
  /// The views, where this database has them.
  private(set) var views = OrderViews()
  /// Orders whose acknowledgement waits until they are visible.
  var unacknowledged: [Acknowledgement] = []
  private var shown = LifelineState.idleThreads

  /// A request and who waits for its answer.
  struct Request: Hashable, Sendable {
    let message: CQRS.Message
    let sender: NodeID
  }

  /// What the log says of a product.
  struct Product: Hashable, Sendable {
    /// How many orders there were of it.
    var version = 0
    var sold = 0
  }

  /// What a thread knows when it takes up a request.
  enum Loaded: Hashable, Sendable {
    case product(Product)
    /// The same, while the views are being written.
    case writingViews(Product)
    case line(OrderLine?)
  }

  /// An answer that is held back.
  struct Acknowledgement: Hashable, Sendable {
    let number: Int
    let customer: NodeID
    let position: Int
  }

  init(plan: CQRSPlan, station: Station<Request>?) {
    self.plan = plan
    self.station = station
  }

  /// Recovery: the log says everything.
  mutating func start(_ context: inout Context<CQRS>) {
    if context.disk.records.isEmpty, plan.oldEvents > 0 { writeOldEvents(&context) }
    for case .ordered(let event) in context.disk.records { take(event) }
    // What was committed shortly before a crash may not have been sent.
    if plan.mode == .cqrs, length > 0 { context.send(.logEnd(length), to: plan.projector) }
    context.become(shown)
  }

  /// The log begins with events that were written before orders had a number of pieces.
  private func writeOldEvents(_ context: inout Context<CQRS>) {
    for position in 1...plan.oldEvents {
      context.append(
        .ordered(OrderEvent(position: position, product: 1, pieces: nil, at: context.now)))
    }
    context.sync()
  }

  /// Takes an event of the log into what is kept in memory.
  mutating func take(_ event: OrderEvent) {
    let line = OrderLine(event)
    length = event.position
    products[event.product, default: Product()].version += 1
    products[event.product, default: Product()].sold += line.pieces
    if plan.mode != .cqrs { views.apply(line) }
  }

  mutating func receive(
    _ message: CQRS.Message, from sender: NodeID, _ context: inout Context<CQRS>
  ) {
    switch message {
    case .order, .look: admit(Request(message: message, sender: sender), &context)
    case .served(let thread): end(thread, &context)
    case .subscribe(let position):
      for event in events(after: position, context) { context.send(.event(event), to: sender) }
    case .replay(let position):
      context.send(.replayed(events(after: position, context)), to: sender)
    case .visible(let position): acknowledge(upTo: position, &context)
    default: break
    }
    show(&context)
  }

  private func events(after position: Int, _ context: Context<CQRS>) -> [OrderEvent] {
    context.disk.records.dropFirst(position).compactMap { record in
      if case .ordered(let event) = record { event } else { nil }
    }
  }

  private mutating func admit(_ request: Request, _ context: inout Context<CQRS>) {
    guard station != nil else { return finish(request, load(request), &context) }
    if case .started(let thread)? = station?.arrive(request, at: context.now) {
      begin(request, thread, &context)
    }
  }

  private mutating func begin(
    _ request: Request, _ thread: Int, _ context: inout Context<CQRS>
  ) {
    loaded[thread] = load(request)
    context.work(.served(thread: thread), for: cost(of: request))
  }

  private func cost(of request: Request) -> Law {
    if case .order = request.message { return plan.writeCost }
    return plan.mode == .shared ? plan.readCost : plan.viewReadCost
  }

  private func load(_ request: Request) -> Loaded {
    switch request.message {
    case .order(_, let product, _): .product(products[product] ?? Product())
    case .look(_, let position?, _): .line(views.line(at: position))
    default: .line(nil)
    }
  }

  private mutating func end(_ thread: Int, _ context: inout Context<CQRS>) {
    // Views in the same transaction take their time as well.
    if case .product(let product)? = loaded[thread], writesViews {
      loaded[thread] = .writingViews(product)
      context.work(.served(thread: thread), for: plan.viewWriteCost)
      return
    }
    guard let end = station?.finish(server: thread, at: context.now) else { return }
    context.observe("db.wait", end.waited)
    if case .order = end.job.message {
      context.observe("write.wait", end.waited)
    }
    if let known = loaded.removeValue(forKey: thread) { finish(end.job, known, &context) }
    if let next = end.next { begin(next.job, next.server, &context) }
  }

  private var writesViews: Bool {
    plan.mode == .oneDatabase && plan.viewWriteCost != .constant(.zero)
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
