import Lightcone
import LightconeTrace

/// Keeps one row: votes on changes to it, locks it while a vote is open, and obeys the decision.
struct Participant: Node {
  let coordinator: NodeID
  let variant: CommitRules
  let bug: CommitBug
  let noVote: Probability
  let inquiryInterval: TimeSpan
  /// How many transactions have changed the row.
  private(set) var value = 0
  /// The transaction that holds the row's lock.
  var holder: Holder?
  /// What became of the transactions that ended here.
  var finished: [Ended] = []

  /// A transaction that is prepared and holds the lock.
  struct Holder: Hashable, Sendable {
    let id: TransactionID
    let lockedAt: Instant
    var isInDoubt = false
    var timer: TimerHandle?
  }

  /// A transaction that has ended at this participant.
  struct Ended: Hashable, Sendable {
    let id: TransactionID
    let decision: Decision
  }

  init(
    coordinator: NodeID, variant: CommitRules, bug: CommitBug, noVote: Probability,
    inquiryInterval: TimeSpan
  ) {
    self.coordinator = coordinator
    self.variant = variant
    self.bug = bug
    self.noVote = noVote
    self.inquiryInterval = inquiryInterval
  }

  /// Recovery: the log is read again; a transaction that is prepared and no more is in doubt.
  mutating func start(_ context: inout Context<TwoPhaseCommit>) {
    let log = ParticipantLog(context.disk.records)
    finished = log.finished
    value = finished.count { $0.decision == .commit }
    guard let (id, lockedAt, _) = log.inDoubt else { return }
    holder = Holder(id: id, lockedAt: lockedAt)
    inquire(id, &context)
  }

  mutating func receive(
    _ message: TwoPhaseCommit.Message, from sender: NodeID,
    _ context: inout Context<TwoPhaseCommit>
  ) {
    switch message {
    case .prepare(let id, let peers): prepare(id, peers, &context)
    case .decide(let id, let decision): obey(decision, on: id, &context)
    case .decisionOverdue(let id): decisionOverdue(id, &context)
    case .inquire(let id): answer(id, to: sender, &context)
    case .patienceOver(let id): decideAlone(id, &context)
    case .row(let message): serve(message, to: sender, &context)
    default: break
    }
  }

  private mutating func prepare(
    _ id: TransactionID, _ peers: [NodeID], _ context: inout Context<TwoPhaseCommit>
  ) {
    if holder?.id == id { return vote(true, on: id, &context) }
    // The answer to a transaction that has ended here can only be no: a committed one was voted on.
    if finished.contains(where: { $0.id == id }) { return vote(false, on: id, &context) }
    guard holder == nil, !context.happens(noVote) else { return refuse(id, &context) }
    holder = Holder(id: id, lockedAt: context.now)
    if bug != .noPreparedLog {
      context.append(.prepared(id, lockedAt: context.now, peers: peers))
      context.sync()
    }
    context.become(.prepared)
    context.failPoint(CommitCrashPoint.participantPrepared.rawValue)
    vote(true, on: id, &context)
    holder?.timer = context.schedule(.decisionOverdue(id), after: inquiryInterval)
  }

  /// Votes no, and aborts at once: no decision can be anything else now.
  private mutating func refuse(
    _ id: TransactionID, _ context: inout Context<TwoPhaseCommit>
  ) {
    finish(id, .abort, &context)
    vote(false, on: id, &context)
  }

  private mutating func obey(
    _ decision: Decision, on id: TransactionID, _ context: inout Context<TwoPhaseCommit>
  ) {
    if !finished.contains(where: { $0.id == id }) {
      if holder?.id == id {
        finish(id, decision, &context)
        release(&context)
      } else {
        // It holds nothing that could be committed: the work is lost, whatever was decided.
        finish(id, .abort, &context)
      }
    }
    if variant.isForced(decision) { send(.acknowledge(id), &context) }
    reportDamage(by: decision, on: id, &context)
  }

  mutating func finish(
    _ id: TransactionID, _ decision: Decision, _ context: inout Context<TwoPhaseCommit>
  ) {
    finished.append(Ended(id: id, decision: decision))
    context.append(decision == .commit ? .committed(id) : .aborted(id))
    if variant.isForced(decision) { context.sync() }
    if decision == .commit { value += 1 }
    // While another transaction holds the lock, that one's state is the one to show.
    guard holder == nil || holder?.id == id else { return }
    context.become(decision == .commit ? .committed : .aborted)
  }

  mutating func release(_ context: inout Context<TwoPhaseCommit>) {
    guard var held = holder else { return }
    context.cancel(&held.timer)
    context.observe("lock.held", context.now - held.lockedAt)
    holder = nil
  }

  func send(
    _ message: TwoPhaseCommit.Message, _ context: inout Context<TwoPhaseCommit>
  ) {
    send(message, to: [coordinator], &context)
  }
}
