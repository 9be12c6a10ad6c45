import Lightcone
import LightconeTrace

/// How a request gets through its bulkhead to the dependency.
extension PooledService {
  /// Asks the bulkhead to let a request in.
  ///
  /// - Returns: whether the request is still there; if not, it was refused.
  @discardableResult
  mutating func enter(_ stay: Stay, _ context: inout Context<Bulkhead>) -> Bool {
    var stay = stay
    let bulkhead = plan.compartment(of: stay.dependency)
    switch compartments[bulkhead].enter(stay.request) {
    case .admitted:
      stay.hasPermit = true
      proceed(stay, &context)
      return true
    case .waiting:
      stay.timer = waitingTimer(stay.request, &context)
      stays.all.append(stay)
      return true
    case .refused:
      context.count("refusals")
      reply(stay.request, .bulkheadFull, &context)
      return false
    }
  }

  /// What ends the wait at the bulkhead: `maxWaitDuration` for a permit; for a thread of the bulkhead,
  /// the caller's own patience.
  private func waitingTimer(
    _ request: Bulkhead.Request, _ context: inout Context<Bulkhead>
  ) -> TimerHandle? {
    switch plan.compartment.form {
    case .none: nil
    case .semaphore: context.schedule(.waitOver(request), after: plan.compartment.maxWait)
    case .threadPool: callTimer(request, &context)
    }
  }

  private func callTimer(
    _ request: Bulkhead.Request, _ context: inout Context<Bulkhead>
  ) -> TimerHandle? {
    plan.callTimeout > .zero
      ? context.schedule(.callOver(request), after: plan.callTimeout) : nil
  }

  /// A request has been let in. Who asked on arrival for a permit still needs a thread of the pool.
  private mutating func proceed(_ stay: Stay, _ context: inout Context<Bulkhead>) {
    guard plan.compartment.form == .semaphore, plan.permitPoint == .arrival else {
      return call(stay, &context)
    }
    enqueue(Ticket(request: stay.request, hasPermit: true), &context)
  }

  /// Asks the dependency.
  mutating func call(_ stay: Stay, _ context: inout Context<Bulkhead>) {
    var stay = stay
    stay.phase = .calling
    if stay.timer == nil { stay.timer = callTimer(stay.request, &context) }
    stays.all.append(stay)
    context.observe(
      "dep.concurrency", Int64(stays.all.count { $0.phase != .entering }))
    context.send(.call(stay.request), to: plan.dependencies[stay.dependency])
  }

  /// A permit comes back, and lets in who waits for it.
  mutating func release(_ request: Bulkhead.Request, _ context: inout Context<Bulkhead>) {
    guard case .dependency(let index) = request.need else { return }
    guard let next = compartments[plan.compartment(of: index)].leave(),
      let place = stays.all.firstIndex(where: { $0.request == next && $0.phase == .entering })
    else { return }
    var stay = stays.all.remove(at: place)
    stay.hasPermit = true
    // The time to wait for a permit is over; the time to wait for a thread of the bulkhead goes on.
    if plan.compartment.form == .semaphore { context.cancel(&stay.timer) }
    proceed(stay, &context)
  }
}
