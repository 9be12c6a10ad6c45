import Lightcone
import LightconeTrace

/// Does its step of a saga when an orchestrator asks, and makes it good when asked.
struct Service: StepKeeper {
  let step: SagaStep
  let bug: SagaBug
  var balance = 0
  var known: [SagaProgress] = []

  init(step: SagaStep, bug: SagaBug) {
    self.step = step
    self.bug = bug
  }

  mutating func start(_ context: inout Context<Saga>) { recover(context.disk.records) }

  mutating func receive(
    _ message: Saga.Message, from sender: NodeID, _ context: inout Context<Saga>
  ) {
    switch message {
    case .execute(let id, _): execute(id, for: sender, &context)
    case .compensate(let id, _): compensate(id, for: sender, &context)
    case .settle(let id, _):
      settle(id, &context)
      answer(.settled(id, step: step.number), sender, &context)
    case .row(let message): serve(message, to: sender, &context)
    default: break
    }
  }

  private mutating func execute(
    _ id: SagaID, for orchestrator: NodeID, _ context: inout Context<Saga>
  ) {
    switch progress(of: id)?.stage {
    case .executed: break
    // It was compensated before it came: doing it now would leave it done for good.
    case .compensated, .tombstone, .refused: return refuse(id, orchestrator, &context)
    case nil:
      if step.isRefused { return refuse(id, orchestrator, &context) }
      if isPending {
        // The row will be free one day: a copy of the request must then be refused as well.
        if !step.isRetriable, bug != .forgetsRefusal { bury(id, as: .refused, &context) }
        return refuse(id, orchestrator, &context)
      }
      execute(id, &context)
    }
    answer(.executed(id, step: step.number), orchestrator, &context)
  }

  private func refuse(
    _ id: SagaID, _ orchestrator: NodeID, _ context: inout Context<Saga>
  ) {
    answer(.refused(id, step: step.number), orchestrator, &context)
  }

  private mutating func compensate(
    _ id: SagaID, for orchestrator: NodeID, _ context: inout Context<Saga>
  ) {
    if context.happens(step.compensationFailure) {
      return answer(.compensationFailed(id, step: step.number), orchestrator, &context)
    }
    switch progress(of: id)?.stage {
    case nil: if bug != .noTombstone { bury(id, as: .tombstone, &context) }
    case .executed: makeGood(id, &context)
    case .compensated: if !step.isIdempotent { makeGood(id, &context) }
    case .tombstone, .refused: break
    }
    context.failPoint(SagaCrashPoint.stepCompensated.name(ofStep: step.number))
    answer(.compensated(id, step: step.number), orchestrator, &context)
  }

  private func answer(
    _ message: Saga.Message, _ orchestrator: NodeID, _ context: inout Context<Saga>
  ) {
    context.count("messages")
    context.send(message, to: orchestrator)
  }
}
