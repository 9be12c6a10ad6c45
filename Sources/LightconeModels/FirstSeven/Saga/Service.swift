import Lightcone
import LightconeTrace

/// Does its step of a saga as one local transaction, and makes it good when asked.
struct Service: Node {
  let step: Int
  let refuses: Bool
  let bug: SagaBug
  let isIdempotent: Bool
  let compensationFailure: Probability
  /// What the row holds: each step done adds 1, each compensation takes 1 away.
  private(set) var balance = 0
  /// How far the service has come with the sagas that it knows.
  private(set) var known: [Progress] = []

  /// How far a service has come with a saga.
  struct Progress: Hashable, Sendable {
    enum Stage: Hashable, Sendable { case executed, compensated, tombstone }
    let id: SagaID
    var stage: Stage
  }

  init(
    step: Int, refuses: Bool, bug: SagaBug, isIdempotent: Bool, compensationFailure: Probability
  ) {
    self.step = step
    self.refuses = refuses
    self.bug = bug
    self.isIdempotent = isIdempotent
    self.compensationFailure = compensationFailure
  }

  /// Recovery: the log says what the row holds.
  mutating func start(_ context: inout Context<Saga>) {
    for record in context.disk.records {
      switch record {
      case .executed(let id, _): enter(id, .executed, balance: 1)
      case .compensated(let id, _): enter(id, .compensated, balance: -1)
      case .tombstone(let id): enter(id, .tombstone, balance: 0)
      case .began, .step, .compensation, .ended: break
      }
    }
  }

  mutating func receive(
    _ message: Saga.Message, from sender: NodeID, _ context: inout Context<Saga>
  ) {
    switch message {
    case .execute(let id, _): execute(id, for: sender, &context)
    case .compensate(let id, _): compensate(id, for: sender, &context)
    case .row(let message): serve(message, to: sender, &context)
    default: break
    }
  }

  private mutating func execute(
    _ id: SagaID, for orchestrator: NodeID, _ context: inout Context<Saga>
  ) {
    switch stage(of: id) {
    case .executed: break
    // It was compensated before it came: doing it now would leave it done for good.
    case .compensated, .tombstone: return answer(.refused(id, step: step), orchestrator, &context)
    case nil:
      if refuses { return answer(.refused(id, step: step), orchestrator, &context) }
      commitLocally(.executed(id, at: context.now), &context)
      enter(id, .executed, balance: 1)
      context.become(.done)
      context.failPoint(SagaCrashPoint.stepExecuted.name(ofStep: step))
    }
    answer(.executed(id, step: step), orchestrator, &context)
  }

  private mutating func compensate(
    _ id: SagaID, for orchestrator: NodeID, _ context: inout Context<Saga>
  ) {
    if context.happens(compensationFailure) {
      return answer(.compensationFailed(id, step: step), orchestrator, &context)
    }
    switch stage(of: id) {
    case nil: if bug != .noTombstone { bury(id, &context) }
    case .executed: makeGood(id, &context)
    case .compensated: if !isIdempotent { makeGood(id, &context) }
    case .tombstone: break
    }
    context.failPoint(SagaCrashPoint.stepCompensated.name(ofStep: step))
    answer(.compensated(id, step: step), orchestrator, &context)
  }

  private mutating func makeGood(_ id: SagaID, _ context: inout Context<Saga>) {
    commitLocally(.compensated(id, at: context.now), &context)
    enter(id, .compensated, balance: -1)
    context.become(.madeGood)
  }

  private mutating func bury(_ id: SagaID, _ context: inout Context<Saga>) {
    context.append(.tombstone(id))
    context.sync()
    enter(id, .tombstone, balance: 0)
  }

  /// One local transaction: the row is locked for as long as the forced write takes.
  private func commitLocally(_ record: Saga.Record, _ context: inout Context<Saga>) {
    let lockedAt = context.now
    context.append(record)
    context.sync()
    context.observe("lock.held", context.now - lockedAt)
  }

  private mutating func enter(_ id: SagaID, _ stage: Progress.Stage, balance change: Int) {
    balance += change
    if let index = known.firstIndex(where: { $0.id == id }) {
      known[index].stage = stage
    } else {
      known.append(Progress(id: id, stage: stage))
    }
  }

  private func stage(of id: SagaID) -> Progress.Stage? { known.first { $0.id == id }?.stage }

  private func answer(
    _ message: Saga.Message, _ orchestrator: NodeID, _ context: inout Context<Saga>
  ) {
    context.count("messages")
    context.send(message, to: orchestrator)
  }

  private func serve(
    _ message: RowMessage, to sender: NodeID, _ context: inout Context<Saga>
  ) {
    switch message {
    case .read(let poll): context.send(.row(.value(poll: poll, balance)), to: sender)
    case .update: context.send(.row(.updated(true)), to: sender)
    default: break
    }
  }
}
