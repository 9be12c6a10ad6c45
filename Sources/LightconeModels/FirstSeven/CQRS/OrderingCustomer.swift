import Lightcone
import LightconeTrace

/// Stands for all customers: each orders something and, a little later, looks for what it has ordered.
///
/// They come by chance, whatever the answers (an open loop).
struct OrderingCustomer: Node {
  let plan: CQRSPlan
  let arrivals: ArrivalPlan
  /// What is under way.
  private(set) var open: [Request] = []
  /// The position of the order that was acknowledged last; 0 if none was.
  private(set) var lastOrder = 0
  /// Whether a look-up has missed an order that had been acknowledged before.
  private(set) var hasMissedOrder = false
  /// Whether a look-up has found its order.
  private(set) var hasSeenOrder = false
  /// The orders about which a mail came.
  private(set) var mailed: Set<Int> = []
  /// Whether a second mail came about an order.
  private(set) var hasMailTwice = false
  private var came = 0
  private var numbers = 0

  /// An order or a look-up that is under way.
  struct Request: Hashable, Sendable {
    let number: Int
    /// The position of the order that is looked for; nil if this is an order.
    let position: Int?
    let operation: OperationNumber
    let begunAt: Instant
    var timer: TimerHandle?
  }

  init(plan: CQRSPlan, arrivals: ArrivalPlan) {
    self.plan = plan
    self.arrivals = arrivals
  }

  /// Customers that come back from a crash order nothing by themselves, and number on behind all that
  /// they can have asked for before.
  mutating func start(_ context: inout Context<CQRS>) {
    numbers = Int(context.now.nanoseconds / 1_000_000) * 1_000
    if context.now == .start { arrivals.awaitNext(after: came, &context) }
  }

  mutating func receive(
    _ message: CQRS.Message, from sender: NodeID, _ context: inout Context<CQRS>
  ) {
    switch message {
    case .arrival: arrive(&context)
    case .askedToOrder(let product, let pieces): order(product, pieces, &context)
    case .askedToLook: if lastOrder > 0 { look(for: lastOrder, &context) }
    case .accepted(let number, let position): hearAccepted(number, position, &context)
    case .refused(let number, let refusal): hearRefused(number, refusal, &context)
    case .lookAgain(let position): look(for: position, &context)
    case .seen(let number, let line): hearSeen(number, line, &context)
    case .overdue(let number): giveUp(number, &context)
    case .mail(let position):
      context.count("mails")
      if !mailed.insert(position).inserted { hasMailTwice = true }
    default: break
    }
  }

  private mutating func arrive(_ context: inout Context<CQRS>) {
    guard context.now <= arrivals.end else { return }
    came += 1
    arrivals.awaitNext(after: came, &context)
    order(context.choose(below: arrivals.products) + 1, 1, &context)
  }

  private mutating func order(
    _ product: Int, _ pieces: Int, _ context: inout Context<CQRS>
  ) {
    let operation = context.invoke("order", key: "p\(product)", argument: "\(pieces)")
    let number = begin(operation, position: nil, &context)
    context.send(.order(number, product: product, pieces: pieces), to: plan.database)
  }

  private mutating func look(for position: Int, _ context: inout Context<CQRS>) {
    let operation = context.invoke("look", key: "#\(position)")
    let number = begin(operation, position: position, &context)
    let message = CQRS.Message.look(number, position: position, token: token(position))
    context.send(message, to: plan.queryNode(&context))
  }

  private func token(_ position: Int) -> Int {
    guard plan.mode == .cqrs, plan.consistency == .readYourWrites else { return 0 }
    return plan.bug == .tokenOffByOne ? position - 1 : position
  }

  private mutating func begin(
    _ operation: OperationNumber, position: Int?, _ context: inout Context<CQRS>
  ) -> Int {
    numbers += 1
    let timer = context.schedule(.overdue(numbers), after: arrivals.timeout)
    open.append(
      Request(
        number: numbers, position: position, operation: operation, begunAt: context.now,
        timer: timer))
    return numbers
  }

  private mutating func close(
    _ number: Int, _ context: inout Context<CQRS>
  ) -> Request? {
    guard let place = open.firstIndex(where: { $0.number == number }) else { return nil }
    var request = open.remove(at: place)
    context.cancel(&request.timer)
    return request
  }

  private mutating func hearAccepted(
    _ number: Int, _ position: Int, _ context: inout Context<CQRS>
  ) {
    guard let request = close(number, &context) else { return }
    lastOrder = max(lastOrder, position)
    if request.begunAt >= plan.warmup {
      context.count("writes")
      context.observe("write.latency", context.now - request.begunAt)
    }
    context.complete(request.operation, .ok, answer: "#\(position)")
    // Those who order by hand look by hand.
    if arrivals.gap != nil {
      context.work(.lookAgain(position: position), for: .constant(arrivals.lookAfter))
    }
  }

  private mutating func hearRefused(
    _ number: Int, _ refusal: CQRS.Refusal, _ context: inout Context<CQRS>
  ) {
    guard let request = close(number, &context) else { return }
    context.count(refusal == .conflict ? "conflicts" : "sold.out")
    context.complete(request.operation, .fail, answer: "\(refusal)")
  }

  private mutating func hearSeen(
    _ number: Int, _ line: OrderLine?, _ context: inout Context<CQRS>
  ) {
    guard let request = close(number, &context) else { return }
    if line == nil { hasMissedOrder = true } else { hasSeenOrder = true }
    if request.begunAt >= plan.warmup {
      context.count("own.reads")
      if line == nil { context.count("stale.reads") }
      context.observe("read.latency", context.now - request.begunAt)
    }
    context.become(line == nil ? .missesOrder : .seesOrder)
    context.complete(request.operation, .ok, answer: line.map { "\($0)" } ?? "nothing")
  }

  /// An answer takes too long. Of an order it is then unknown whether it was taken.
  private mutating func giveUp(_ number: Int, _ context: inout Context<CQRS>) {
    guard let place = open.firstIndex(where: { $0.number == number }) else { return }
    let request = open.remove(at: place)
    context.count("given.up")
    context.complete(request.operation, request.position == nil ? .unknown : .fail)
  }
}

extension CQRSPlan {
  /// Who answers the next query: the database, or a replica drawn by chance.
  func queryNode(_ context: inout Context<CQRS>) -> NodeID {
    mode == .cqrs ? replicas[context.choose(below: replicas.count)] : database
  }
}
