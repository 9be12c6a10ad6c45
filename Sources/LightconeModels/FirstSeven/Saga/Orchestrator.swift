import Lightcone
import LightconeTrace

/// Asks for one step after the other, and for compensations in reverse if a step cannot be done.
struct Orchestrator: Node {
  let services: [NodeID]
  let bug: SagaBug
  let stepTimeout: TimeSpan
  let maxAttempts: Int
  /// The step that decides; behind it there is no way back. 0 if every step can be made good.
  let pivot: Int
  /// Whether steps mark their rows.
  let hasMarks: Bool
  var ongoing: [OngoingSaga] = []

  init(
    services: [NodeID], bug: SagaBug, stepTimeout: TimeSpan, maxAttempts: Int, pivot: Int,
    hasMarks: Bool
  ) {
    self.services = services
    self.bug = bug
    self.stepTimeout = stepTimeout
    self.maxAttempts = maxAttempts
    self.pivot = pivot
    self.hasMarks = hasMarks
  }

  /// Recovery: every saga that the log does not end goes on with the last thing it was about to ask.
  mutating func start(_ context: inout Context<Saga>) {
    for record in context.disk.records { replay(record) }
    for saga in ongoing { ask(saga.id, &context) }
  }

  private mutating func replay(_ record: Saga.Record) {
    switch record {
    case .began(let id, let client): ongoing.append(OngoingSaga(id: id, client: client))
    case .step(let id, let step): change(id) { $0.step = step }
    case .compensation(let id, let step):
      change(id) {
        $0.step = step
        $0.phase = .compensating
      }
    case .settling(let id): beginToSettle(id)
    case .ended(let id, _): ongoing.removeAll { $0.id == id }
    case .executed, .compensated, .tombstone, .refused, .settled, .confirmed: break
    }
  }

  mutating func receive(
    _ message: Saga.Message, from sender: NodeID, _ context: inout Context<Saga>
  ) {
    switch message {
    case .order(let id): begin(id, for: sender, &context)
    case .executed(let id, let step):
      if isWaiting(id, step, .forward) { goForward(id, from: step, &context) }
    case .refused(let id, let step):
      // Behind the pivot it is asked for again when its timer goes off.
      if isWaiting(id, step, .forward), !isRetriable(step) {
        compensate(id, from: step - 1, &context)
      }
    case .compensated(let id, let step):
      if isWaiting(id, step, .compensating) { compensate(id, from: step - 1, &context) }
    case .settled(let id, let step): noteSettled(id, step, &context)
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
    ongoing.append(OngoingSaga(id: id, client: client))
    if bug != .noOrchestratorLog { context.append(.began(id, client: client)) }
    goForward(id, from: 0, &context)
  }

  private mutating func overdue(
    _ id: SagaID, _ step: Int, _ context: inout Context<Saga>
  ) {
    guard let saga = ongoing.first(where: { $0.id == id }), saga.step == step else { return }
    if saga.phase != .forward || saga.attempts < maxAttempts || isFinal(step) {
      ask(id, &context)
    } else {
      // Nobody knows whether the step was done: it is compensated as if it had been.
      compensate(id, from: bug == .unknownStepSkipped ? step - 1 : step, &context)
    }
  }

  private mutating func noteSettled(
    _ id: SagaID, _ step: Int, _ context: inout Context<Saga>
  ) {
    guard ongoing.contains(where: { $0.id == id && $0.phase == .settling }) else { return }
    change(id) { $0.unsettled.removeAll { $0 == step } }
    if ongoing.contains(where: { $0.id == id && $0.unsettled.isEmpty }) {
      end(id, .completed, &context)
    }
  }

  private func isWaiting(_ id: SagaID, _ step: Int, _ phase: OngoingSaga.Phase) -> Bool {
    ongoing.contains { $0.id == id && $0.step == step && $0.phase == phase }
  }

  /// Whether a step comes behind the pivot.
  private func isRetriable(_ step: Int) -> Bool { pivot > 0 && step > pivot }

  /// Whether a step, should it have been done, cannot be made good.
  private func isFinal(_ step: Int) -> Bool {
    pivot > 0 && step >= pivot && bug != .pivotGivenUp
  }
}
