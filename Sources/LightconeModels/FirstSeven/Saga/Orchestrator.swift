import Lightcone
import LightconeTrace

/// Asks for one step after the other, and for compensations in reverse if a step cannot be done.
struct Orchestrator: Node {
  let services: [NodeID]
  let bug: SagaBug
  let stepTimeout: TimeSpan
  let maxAttempts: Int
  private var ongoing: [Ongoing] = []

  /// A saga that is not over: which step or compensation it waits for.
  private struct Ongoing: Hashable, Sendable {
    let id: SagaID
    let client: NodeID
    /// The step that is under way, counted from 1.
    var step = 1
    var isCompensating = false
    var attempts = 0
    var timer: TimerHandle?
  }

  init(services: [NodeID], bug: SagaBug, stepTimeout: TimeSpan, maxAttempts: Int) {
    self.services = services
    self.bug = bug
    self.stepTimeout = stepTimeout
    self.maxAttempts = maxAttempts
  }

  /// Recovery: every saga that the log does not end goes on with the last thing it was about to ask.
  mutating func start(_ context: inout Context<Saga>) {
    for record in context.disk.records { replay(record) }
    for saga in ongoing { ask(saga.id, &context) }
  }

  private mutating func replay(_ record: Saga.Record) {
    switch record {
    case .began(let id, let client): ongoing.append(Ongoing(id: id, client: client))
    case .step(let id, let step): change(id) { $0.step = step }
    case .compensation(let id, let step):
      change(id) {
        $0.step = step
        $0.isCompensating = true
      }
    case .ended(let id, _): ongoing.removeAll { $0.id == id }
    case .executed, .compensated, .tombstone: break
    }
  }

  mutating func receive(
    _ message: Saga.Message, from sender: NodeID, _ context: inout Context<Saga>
  ) {
    switch message {
    case .order(let id): begin(id, for: sender, &context)
    case .executed(let id, let step):
      if isWaiting(id, step, compensating: false) { goForward(id, from: step, &context) }
    case .refused(let id, let step):
      if isWaiting(id, step, compensating: false) { compensate(id, from: step - 1, &context) }
    case .compensated(let id, let step):
      if isWaiting(id, step, compensating: true) { compensate(id, from: step - 1, &context) }
    case .overdue(let id, let step): overdue(id, step, &context)
    // A failed compensation is asked for again when its timer goes off.
    default: break
    }
  }

  private mutating func begin(
    _ id: SagaID, for client: NodeID, _ context: inout Context<Saga>
  ) {
    // A client that comes back from a crash may ask again: a saga is done once, and has one outcome.
    for case .ended(id, let outcome) in context.disk.records {
      return context.send(.outcome(id, outcome), to: client)
    }
    guard !ongoing.contains(where: { $0.id == id }) else { return }
    ongoing.append(Ongoing(id: id, client: client))
    if bug != .noOrchestratorLog { context.append(.began(id, client: client)) }
    goForward(id, from: 0, &context)
  }

  private mutating func goForward(
    _ id: SagaID, from step: Int, _ context: inout Context<Saga>
  ) {
    guard step < services.count else { return end(id, .completed, &context) }
    context.become(.working)
    writeDown(.step(id, step + 1), &context)
    context.failPoint(SagaCrashPoint.afterStepLogged.name(ofStep: step + 1))
    change(id) {
      $0.step = step + 1
      $0.attempts = 0
    }
    ask(id, &context)
    context.failPoint(SagaCrashPoint.afterStepSent.name(ofStep: step + 1))
  }

  /// Compensates a step and, when that is answered, the ones before it.
  private mutating func compensate(
    _ id: SagaID, from step: Int, _ context: inout Context<Saga>
  ) {
    guard step > 0 else { return end(id, .compensated, &context) }
    context.become(.compensating)
    writeDown(.compensation(id, step), &context)
    change(id) {
      $0.step = step
      $0.isCompensating = true
    }
    ask(id, &context)
    context.failPoint(SagaCrashPoint.afterCompensationSent.name(ofStep: step))
  }

  /// Asks for the step or compensation that is under way, and for itself to be reminded.
  private mutating func ask(_ id: SagaID, _ context: inout Context<Saga>) {
    guard let index = ongoing.firstIndex(where: { $0.id == id }) else { return }
    let step = ongoing[index].step
    ongoing[index].attempts += 1
    context.cancel(&ongoing[index].timer)
    context.count("messages")
    context.send(
      ongoing[index].isCompensating ? .compensate(id, step: step) : .execute(id, step: step),
      to: services[step - 1])
    ongoing[index].timer = context.schedule(.overdue(id, step: step), after: stepTimeout)
  }

  private mutating func overdue(
    _ id: SagaID, _ step: Int, _ context: inout Context<Saga>
  ) {
    guard let saga = ongoing.first(where: { $0.id == id }), saga.step == step else { return }
    if saga.isCompensating || saga.attempts < maxAttempts {
      ask(id, &context)
    } else {
      // Nobody knows whether the step was done: it is compensated as if it had been.
      compensate(id, from: bug == .unknownStepSkipped ? step - 1 : step, &context)
    }
  }

  private mutating func end(
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

  private func isWaiting(_ id: SagaID, _ step: Int, compensating: Bool) -> Bool {
    ongoing.contains {
      $0.id == id && $0.step == step && $0.isCompensating == compensating
    }
  }

  private mutating func change(_ id: SagaID, _ body: (inout Ongoing) -> Void) {
    if let index = ongoing.firstIndex(where: { $0.id == id }) { body(&ongoing[index]) }
  }
}
