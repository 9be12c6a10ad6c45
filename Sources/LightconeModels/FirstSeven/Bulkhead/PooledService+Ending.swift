import Lightcone
import LightconeTrace

/// How a request leaves its bulkhead: each path gives back what it holds.
extension PooledService {
  func place(of request: Bulkhead.Request) -> Int? {
    stays.all.firstIndex { $0.request == request }
  }

  mutating func hearResult(
    _ request: Bulkhead.Request, _ isError: Bool, _ context: inout Context<Bulkhead>
  ) {
    guard let place = place(of: request), stays.all[place].phase != .entering else {
      context.count("late.answers")
      if plan.bug == .releasesTwice { release(request, &context) }
      return
    }
    leave(place, isError ? .error : .answer, &context)
  }

  /// No permit came in time.
  mutating func endWait(_ request: Bulkhead.Request, _ context: inout Context<Bulkhead>) {
    guard let place = place(of: request), stays.all[place].phase == .entering else { return }
    let stay = stays.all.remove(at: place)
    if plan.bug != .grantsToTheGone { withdraw(stay) }
    context.count("refusals")
    reply(request, .bulkheadFull, &context)
    guard let thread = stay.thread else { return }
    context.observe("dep.thread.time", context.now - stay.since)
    free(thread, &context)
  }

  /// The answer did not come in time.
  mutating func endCall(_ request: Bulkhead.Request, _ context: inout Context<Bulkhead>) {
    guard let place = place(of: request) else { return }
    stays.all[place].timer = nil
    giveUp(place, .timeout, &context)
  }

  /// The user does not want the answer any more. A local request is not interrupted.
  mutating func cancel(_ request: Bulkhead.Request, _ context: inout Context<Bulkhead>) {
    guard open.contains(request) else { return }
    if let place = place(of: request) { return giveUp(place, .cancellation, &context) }
    let removed = pool.station.abandon(at: context.now) { $0.request == request }
    for ticket in removed {
      open.remove(request)
      guard ticket.hasPermit else { continue }
      permitsInQueue -= 1
      if plan.bug != .leaksOnCancel { release(request, &context) }
    }
  }

  /// Nobody waits for the answer any more. A thread of the bulkhead that has made the call may have to
  /// wait on.
  private mutating func giveUp(
    _ place: Int, _ ending: Ending, _ context: inout Context<Bulkhead>
  ) {
    let stay = stays.all[place]
    guard stay.phase == .calling, plan.compartment.form == .threadPool, !plan.cancelsRunning else {
      return leave(place, ending, &context)
    }
    context.cancel(&stays.all[place].timer)
    stays.all[place].phase = .abandoned
    stays.all[place].thread = nil
    end(stay, ending, &context)
  }

  /// A request leaves with all that it holds.
  private mutating func leave(
    _ place: Int, _ ending: Ending, _ context: inout Context<Bulkhead>
  ) {
    var stay = stays.all.remove(at: place)
    context.cancel(&stay.timer)
    if !stay.hasPermit {
      withdraw(stay)
    } else if !leaks(ending) {
      release(stay.request, &context)
    }
    if stay.phase != .abandoned { end(stay, ending, &context) }
  }

  /// The reply goes out, and the thread of the pool is free.
  private mutating func end(
    _ stay: Stay, _ ending: Ending, _ context: inout Context<Bulkhead>
  ) {
    if let outcome = ending.outcome {
      reply(stay.request, outcome, &context)
    } else {
      open.remove(stay.request)
    }
    guard let thread = stay.thread else { return }
    context.observe("dep.thread.time", context.now - stay.since)
    if ending == .timeout, plan.bug == .forgetsThread { return }
    free(thread, &context)
  }

  private func leaks(_ ending: Ending) -> Bool {
    switch ending {
    case .answer: false
    case .error: plan.bug == .leaksOnError
    case .timeout: plan.bug == .leaksOnTimeout
    case .cancellation: plan.bug == .leaksOnCancel
    }
  }

  private mutating func withdraw(_ stay: Stay) {
    compartments[plan.compartment(of: stay.dependency)].withdraw(stay.request)
  }
}
