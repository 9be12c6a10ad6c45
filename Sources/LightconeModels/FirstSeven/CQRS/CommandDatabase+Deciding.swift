import Lightcone
import LightconeTrace

/// How the database decides an order, and what follows from that.
extension CommandDatabase {
  mutating func finish(
    _ request: Request, _ known: Loaded, _ context: inout Context<CQRS>
  ) {
    switch (request.message, known) {
    case (.order(let number, let product, let pieces), .product(let seen)),
      (.order(let number, let product, let pieces), .writingViews(let seen)):
      if let refusal = refusal(of: product, pieces, seen) {
        context.send(.refused(number, refusal), to: request.sender)
      } else {
        commit(number, product, pieces, for: request.sender, &context)
      }
    case (.look(let number, _, _), .line(let line)):
      context.send(.seen(number, line), to: request.sender)
    default: break
    }
  }

  /// The rule that orders must keep, decided on what was loaded, and whether that still holds.
  private func refusal(of product: Int, _ pieces: Int, _ seen: Product) -> CQRS.Refusal? {
    let isStale = seen.version != (products[product] ?? Product()).version
    if isStale, plan.bug != .noVersionCheck { return .conflict }
    return seen.sold + pieces > plan.stock ? .soldOut : nil
  }

  private mutating func commit(
    _ number: Int, _ product: Int, _ pieces: Int, for customer: NodeID,
    _ context: inout Context<CQRS>
  ) {
    let event = OrderEvent(
      position: length + 1, product: product, pieces: pieces, at: context.now)
    if plan.bug == .publishesFirst { publish(event, &context) }
    context.append(.ordered(event))
    context.sync()
    take(event)
    if plan.mode == .cqrs, plan.consistency == .wait {
      unacknowledged.append(
        Acknowledgement(number: number, customer: customer, position: event.position))
    } else {
      context.send(.accepted(number, position: event.position), to: customer)
    }
    if plan.bug != .publishesFirst { publish(event, &context) }
  }

  private func publish(_ event: OrderEvent, _ context: inout Context<CQRS>) {
    if plan.mode == .cqrs { context.send(.event(event), to: plan.projector) }
  }

  mutating func acknowledge(upTo position: Int, _ context: inout Context<CQRS>) {
    for one in unacknowledged where one.position <= position {
      context.send(.accepted(one.number, position: one.position), to: one.customer)
    }
    unacknowledged.removeAll { $0.position <= position }
  }
}
