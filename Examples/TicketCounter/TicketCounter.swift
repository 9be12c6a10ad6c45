import Lightcone
import LightconeTrace

// A box office sells tickets. Its orders queue at one clerk, and buyers who hear nothing order again.
enum TicketCounter: System {
  struct Order: Hashable, Sendable {
    let buyer: NodeID
    let number: Int
  }

  enum Message: Hashable, Sendable {
    case order(Order)
    case sold(server: Int)
    case confirmation(number: Int)
    case timeout
  }
}

struct BoxOffice: Node {
  /// Whether an order that comes again is known as the one that it is.
  let remembers: Bool
  let service = Law.constant(.milliseconds(4))
  /// Who is served and who waits. It knows no clock: this node tells it the time, and plans the ends.
  var clerk: Station<TicketCounter.Order>
  var tickets: [TicketCounter.Order] = []

  mutating func receive(
    _ message: TicketCounter.Message, from sender: NodeID,
    _ context: inout Context<TicketCounter>
  ) {
    switch message {
    case .order(let order) where remembers && tickets.contains(order):
      // The confirmation was lost on its way.
      context.send(.confirmation(number: order.number), to: order.buyer)
    case .order(let order) where remembers && isInHand(order): break
    case .order(let order):
      if case .started(let server) = clerk.arrive(order, at: context.now) {
        context.work(.sold(server: server), for: service)
      }
    case .sold(let server):
      guard let end = clerk.finish(server: server, at: context.now) else { return }
      tickets.append(end.job)
      context.send(.confirmation(number: end.job.number), to: end.job.buyer)
      if let next = end.next { context.work(.sold(server: next.server), for: service) }
    case .confirmation, .timeout: break
    }
  }

  private func isInHand(_ order: TicketCounter.Order) -> Bool {
    clerk.job(at: 0) == order || clerk.waitingJobs.contains(order)
  }
}

struct Buyer: Node {
  let office: NodeID
  let wanted: Int
  var confirmed = 0
  var timer: TimerHandle?

  mutating func start(_ context: inout Context<TicketCounter>) { order(&context) }

  mutating func receive(
    _ message: TicketCounter.Message, from sender: NodeID,
    _ context: inout Context<TicketCounter>
  ) {
    switch message {
    case .timeout: order(&context)
    case .confirmation(let number) where number == confirmed:
      confirmed += 1
      context.cancel(&timer)
      order(&context)
    default: break
    }
  }

  private mutating func order(_ context: inout Context<TicketCounter>) {
    guard confirmed < wanted else { return }
    context.send(.order(.init(buyer: context.node, number: confirmed)), to: office)
    timer = context.schedule(.timeout, after: .milliseconds(50))
  }
}
