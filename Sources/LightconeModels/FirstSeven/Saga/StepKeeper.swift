import Lightcone
import LightconeTrace

/// A service that keeps a row and does one step of every saga, whoever tells it to.
protocol StepKeeper: Node where S == Saga {
  /// What it knows about its step.
  var step: SagaStep { get }
  /// What the row holds: each step done adds 1, each compensation takes 1 away.
  var balance: Int { get set }
  /// How far the service has come with the sagas that it knows.
  var known: [SagaProgress] { get set }
}

extension StepKeeper {
  /// How far the service has come with a saga; nil if it does not know it.
  func progress(of id: SagaID) -> SagaProgress? { known.first { $0.id == id } }

  /// Whether a saga that is not over has its mark on the row.
  var isPending: Bool { known.contains { $0.pendingSince != nil } }

  /// Recovery: the log says what the row holds.
  mutating func recover(_ records: [Saga.Record]) {
    for record in records {
      switch record {
      case .executed(let id, let time): enter(id, .executed, balance: 1, at: time)
      case .compensated(let id, let time): enter(id, .compensated, balance: -1, at: time)
      case .tombstone(let id): enter(id, .tombstone)
      case .refused(let id): enter(id, .refused)
      case .settled(let id): unmark(id)
      case .began, .step, .compensation, .settling, .ended, .confirmed: break
      }
    }
  }

  /// Does the step as one local transaction.
  mutating func execute(_ id: SagaID, _ context: inout Context<Saga>) {
    let time = context.now
    commitLocally(.executed(id, at: time), &context)
    enter(id, .executed, balance: 1, at: time)
    context.become(.done)
    context.failPoint(SagaCrashPoint.stepExecuted.name(ofStep: step.number))
  }

  /// Makes the step good as one local transaction, which takes the mark off too.
  mutating func makeGood(_ id: SagaID, _ context: inout Context<Saga>) {
    commitLocally(.compensated(id, at: context.now), &context)
    observeMark(of: id, &context)
    enter(id, .compensated, balance: -1, at: context.now)
    context.become(.madeGood)
  }

  /// Writes down that the step is not to be done any more, should it still come.
  mutating func bury(
    _ id: SagaID, as stage: SagaProgress.Stage, _ context: inout Context<Saga>
  ) {
    context.append(stage == .refused ? .refused(id) : .tombstone(id))
    context.sync()
    enter(id, stage)
  }

  /// Takes the mark off the row, if it is there: the saga is over, and the step stands.
  mutating func settle(_ id: SagaID, _ context: inout Context<Saga>) {
    guard progress(of: id)?.pendingSince != nil else { return }
    commitLocally(.settled(id), &context)
    observeMark(of: id, &context)
    unmark(id)
  }

  /// One local transaction: the row is locked for as long as the forced write takes.
  private func commitLocally(_ record: Saga.Record, _ context: inout Context<Saga>) {
    let lockedAt = context.now
    context.append(record)
    context.sync()
    context.observe("lock.held", context.now - lockedAt)
  }

  private func observeMark(of id: SagaID, _ context: inout Context<Saga>) {
    if let since = progress(of: id)?.pendingSince {
      context.observe("pending.held", context.now - since)
    }
  }

  private mutating func enter(
    _ id: SagaID, _ stage: SagaProgress.Stage, balance change: Int = 0, at time: Instant = .start
  ) {
    balance += change
    let index = known.firstIndex { $0.id == id } ?? known.count
    if index == known.count { known.append(SagaProgress(id: id, stage: stage)) }
    known[index].stage = stage
    if stage == .executed { known[index].rounds += 1 }
    known[index].pendingSince = stage == .executed && step.marksRow ? time : nil
  }

  private mutating func unmark(_ id: SagaID) {
    if let index = known.firstIndex(where: { $0.id == id }) { known[index].pendingSince = nil }
  }

  /// Answers readers and rivals. A row that is pending says so, and lets nobody change it.
  func serve(_ message: RowMessage, to sender: NodeID, _ context: inout Context<Saga>) {
    switch message {
    case .read(let poll):
      context.send(
        isPending ? .pendingValue(poll: poll, balance) : .row(.value(poll: poll, balance)),
        to: sender)
    case .update: context.send(.row(.updated(!isPending)), to: sender)
    default: break
    }
  }
}
