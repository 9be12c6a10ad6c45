import Lightcone
import LightconeTrace

/// What the orchestrator does next, written down before it is asked for.
extension Orchestrator {
  mutating func goForward(
    _ id: SagaID, from step: Int, _ context: inout Context<Saga>
  ) {
    guard step < services.count else {
      return hasMarks ? settle(id, &context) : end(id, .completed, &context)
    }
    context.become(.working)
    if bug != .asksBeforeLogging { writeDown(.step(id, step + 1), &context) }
    context.failPoint(SagaCrashPoint.afterStepLogged.name(ofStep: step + 1))
    change(id) {
      $0.step = step + 1
      $0.attempts = 0
    }
    ask(id, &context)
    if bug == .asksBeforeLogging { writeDown(.step(id, step + 1), &context) }
    context.failPoint(SagaCrashPoint.afterStepSent.name(ofStep: step + 1))
  }

  /// Compensates a step and, when that is answered, the ones before it.
  mutating func compensate(
    _ id: SagaID, from step: Int, _ context: inout Context<Saga>
  ) {
    guard step > 0 else { return end(id, .compensated, &context) }
    context.become(.compensating)
    writeDown(.compensation(id, step), &context)
    change(id) {
      $0.step = step
      $0.phase = .compensating
    }
    ask(id, &context)
    context.failPoint(SagaCrashPoint.afterCompensationSent.name(ofStep: step))
  }

  /// Has all marks taken off.
  private mutating func settle(_ id: SagaID, _ context: inout Context<Saga>) {
    writeDown(.settling(id), &context)
    beginToSettle(id)
    ask(id, &context)
  }

  mutating func beginToSettle(_ id: SagaID) {
    let steps = Array(1...services.count)
    change(id) {
      $0.phase = .settling
      $0.unsettled = steps
    }
  }

  /// Asks for what is under way, and for itself to be reminded.
  mutating func ask(_ id: SagaID, _ context: inout Context<Saga>) {
    guard let index = ongoing.firstIndex(where: { $0.id == id }) else { return }
    let step = ongoing[index].step
    ongoing[index].attempts += 1
    context.cancel(&ongoing[index].timer)
    switch ongoing[index].phase {
    case .forward: send(.execute(id, step: step), toStep: step, &context)
    case .compensating: send(.compensate(id, step: step), toStep: step, &context)
    case .settling:
      for step in ongoing[index].unsettled {
        send(.settle(id, step: step), toStep: step, &context)
      }
    }
    ongoing[index].timer = context.schedule(.overdue(id, step: step), after: stepTimeout)
  }

  private func send(
    _ message: Saga.Message, toStep step: Int, _ context: inout Context<Saga>
  ) {
    context.count("messages")
    context.send(message, to: services[step - 1])
  }

  mutating func end(
    _ id: SagaID, _ outcome: SagaOutcome, _ context: inout Context<Saga>
  ) {
    guard let index = ongoing.firstIndex(where: { $0.id == id }) else { return }
    context.cancel(&ongoing[index].timer)
    let client = ongoing.remove(at: index).client
    writeDown(.ended(id, outcome), &context)
    context.send(.outcome(id, outcome), to: client)
    context.become(outcome == .completed ? .done : .madeGood)
  }

  private func writeDown(_ record: Saga.Record, _ context: inout Context<Saga>) {
    guard bug != .noOrchestratorLog else { return }
    context.append(record)
    context.sync()
  }

  mutating func change(_ id: SagaID, _ body: (inout OngoingSaga) -> Void) {
    if let index = ongoing.firstIndex(where: { $0.id == id }) { body(&ongoing[index]) }
  }
}
