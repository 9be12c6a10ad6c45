import Lightcone
import LightconeTrace

/// What the projector does with an event whose turn it is.
extension ViewProjector {
  /// Applies an event and saves the offset, in the order that the setting says.
  mutating func process(_ event: OrderEvent, _ context: inout Context<CQRS>) {
    if event.position <= views.position {
      context.count("duplicates")
      if plan.deduplicates { return saveSkipped(event, &context) }
    }
    switch plan.offsetCommit {
    case .sameTransaction: apply(event, &context)
    case .afterView:
      apply(event, &context)
      halfDone += 1
      context.work(.saveOffset(event.position), for: .constant(plan.offsetDelay))
    case .beforeView:
      halfDone += 1
      writeOffset(event.position, &context)
      context.work(.applyBehindOffset(event), for: .constant(plan.offsetDelay))
    }
    // A crash that is planned for this point comes with nothing behind it.
    context.failPoint(CQRSPlan.halfDone)
  }

  /// The position of an event that the views have already counts as reached too.
  private mutating func saveSkipped(_ event: OrderEvent, _ context: inout Context<CQRS>) {
    if event.position > offset { writeOffset(event.position, &context) }
  }

  /// Takes an event into the views, on the disk, and tells the replicas.
  mutating func apply(_ event: OrderEvent, _ context: inout Context<CQRS>) {
    context.append(.applied(event))
    context.sync()
    views.apply(plan.line(of: event))
    if plan.offsetCommit == .sameTransaction { offset = views.position }
    if event.at >= plan.warmup { context.observe("lag", context.now - event.at) }
    context.send(.update(views.changes, event), to: plan.replicas)
    if plan.sendsMail { context.send(.mail(event.position), to: plan.customer) }
    if plan.consistency == .wait, plan.bug == .waitSkipsReplicas {
      context.send(.visible(views.position), to: plan.database)
    }
  }

  /// The second half of an event: from now on, a crash does not bring it again.
  mutating func saveOffset(_ position: Int, _ context: inout Context<CQRS>) {
    halfDone -= 1
    if position > offset { writeOffset(position, &context) }
  }

  private mutating func writeOffset(_ position: Int, _ context: inout Context<CQRS>) {
    context.append(.offset(position))
    context.sync()
    offset = max(offset, position)
  }
}
