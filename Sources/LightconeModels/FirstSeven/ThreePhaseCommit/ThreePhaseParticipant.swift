import Lightcone
import LightconeTrace

/// Keeps one row in three-phase commit: votes, learns that all have voted yes, and commits only when
/// everybody who is up knows that too.
///
/// **What it solves.** In two-phase commit a participant that has voted yes cannot go on without the
/// coordinator: it may have told somebody commit. Here nobody commits while anybody who is up does not
/// know that all have voted yes. So those who are left can decide among themselves.
///
/// **Example.** `load two-phase-commit protocol=3pc crash.point=after-votes`, then `run`.
///
/// **Rules.**
/// 1. The coordinator asks all to *prepare*. Who can commit locks its row, forces a *prepared* record,
///    votes yes.
/// 2. If all vote yes it tells all to *precommit*; they confirm. Once all that are up have confirmed, it
///    forces the commit, and tells it.
/// 3. If the coordinator is taken for crashed, the first participant that is not stands in for it. It
///    asks all others how far they have come. If one knows the decision, that is it. If one has
///    precommitted, all who have not are brought to that, and then all commit. Else all abort.
/// 4. If the stand-in crashes, the next one stands in. Who has answered a stand-in obeys none before it.
/// 5. A participant that has not voted when it is asked aborts, and forces that to its disk.
/// 6. Who comes back from a crash takes no part in that: it asks all others for the decision.
///
/// **Deviations from the papers.** Skeen's stand-in brings all to its own state before it decides; this
/// one asks for the states of all, as in Bernstein, Hadzilacos and Goodman's book. Precommitted is not
/// forced to disk: who crashes asks the others. A participant whose row is locked votes no at once.
///
/// **What it does not promise.** Atomicity, unless whoever is taken for crashed has crashed in this very
/// transaction: a network that is cut, or slower than a timeout, breaks it, and so may the word of an
/// earlier crash. Progress once all have crashed.
///
/// **Reading.** Skeen, "Nonblocking Commit Protocols" (SIGMOD 1981). Bernstein, Hadzilacos and Goodman,
/// "Concurrency Control and Recovery in Database Systems" (1987), chapter 7. Gray and Lamport,
/// "Consensus on Transaction Commit" (TODS 31:1, 2006), for what does not need that assumption.
struct ThreePhaseParticipant: Node {
  let coordinator: NodeID
  let detector: CommitFailureDetector
  let bug: CommitBug
  let noVote: Probability
  let acknowledgesDecision: Bool
  /// How long it waits for whoever leads, and for what it asks.
  let patience: TimeSpan
  /// How many transactions have changed the row.
  private(set) var value = 0
  /// The transaction that holds the row's lock.
  var holder: Holder?
  /// What became of the transactions that ended here.
  private(set) var finished: [Participant.Ended] = []
  /// Those whose crash it heard of while no transaction held its row.
  private var crashed: [NodeID] = []

  /// A transaction that is prepared and holds the lock.
  struct Holder: Hashable, Sendable {
    let id: TransactionID
    let lockedAt: Instant
    /// All participants, in the order in which they stand in for the coordinator.
    let peers: [NodeID]
    /// Whom it obeys: the coordinator, or who stands in for it.
    var leader: NodeID
    var isPrecommitted = false
    /// Whether it has crashed since its vote.
    var isRecovered = false
    /// Those that it takes for crashed.
    var excluded: [NodeID] = []
    /// What it does as a stand-in.
    var standIn: StandIn?
    var timer: TimerHandle?
  }

  init(
    coordinator: NodeID, detector: CommitFailureDetector, bug: CommitBug, noVote: Probability,
    acknowledgesDecision: Bool, patience: TimeSpan
  ) {
    self.coordinator = coordinator
    self.detector = detector
    self.bug = bug
    self.noVote = noVote
    self.acknowledgesDecision = acknowledgesDecision
    self.patience = patience
  }

  /// Recovery: a transaction that is prepared and no more is asked for.
  mutating func start(_ context: inout Context<TwoPhaseCommit>) {
    let log = ParticipantLog(context.disk.records)
    finished = log.finished
    value = finished.count { $0.decision == .commit }
    guard let (id, lockedAt, peers) = log.inDoubt else { return }
    var recovered = Holder(id: id, lockedAt: lockedAt, peers: peers, leader: coordinator)
    recovered.isRecovered = true
    holder = recovered
    context.become(.inDoubt)
    inquire(id, &context)
  }

  mutating func receive(
    _ message: TwoPhaseCommit.Message, from sender: NodeID,
    _ context: inout Context<TwoPhaseCommit>
  ) {
    switch message {
    case .prepare(let id, let peers): prepare(id, peers, &context)
    case .precommit(let id): precommit(id, from: sender, &context)
    case .precommitted(let id): confirm(sender, on: id, &context)
    case .decide(let id, let decision): obey(decision, on: id, from: sender, &context)
    case .decisionOverdue(let id): decisionOverdue(id, &context)
    case .askPhase(let id): tellPhase(of: id, to: sender, &context)
    case .phase(let id, let isPrecommitted):
      note(isPrecommitted, of: sender, on: id, &context)
    case .phasesOverdue(let id): phasesOverdue(id, &context)
    case .inquire(let id): answer(id, to: sender, &context)
    case .crashed: hearOfCrash(of: sender, &context)
    case .row(let message): serve(message, to: sender, &context)
    default: break
    }
  }

  private mutating func prepare(
    _ id: TransactionID, _ peers: [NodeID], _ context: inout Context<TwoPhaseCommit>
  ) {
    if holder?.id == id { return }
    if finished.contains(where: { $0.id == id }) { return vote(false, on: id, &context) }
    let isOrphan = crashed.contains(coordinator)
    let excluded = crashed
    crashed = []
    guard !isOrphan, holder == nil, !context.happens(noVote) else {
      finish(id, .abort, &context)
      return vote(false, on: id, &context)
    }
    var new = Holder(id: id, lockedAt: context.now, peers: peers, leader: coordinator)
    new.excluded = excluded
    holder = new
    if bug != .noPreparedLog {
      context.append(.prepared(id, lockedAt: context.now, peers: peers))
      context.sync()
    }
    context.become(.prepared)
    context.failPoint(CommitCrashPoint.participantPrepared.rawValue)
    vote(true, on: id, &context)
    waitForLeader(&context)
  }

  /// All have voted yes, says whoever leads.
  private mutating func precommit(
    _ id: TransactionID, from sender: NodeID, _ context: inout Context<TwoPhaseCommit>
  ) {
    guard let held = holder, held.id == id, held.leader == sender, !held.isRecovered else { return }
    becomePrecommitted(&context)
    send(.precommitted(id), to: [sender], &context)
    waitForLeader(&context)
  }

  mutating func becomePrecommitted(_ context: inout Context<TwoPhaseCommit>) {
    if holder?.isPrecommitted == false { context.become(.precommitted) }
    holder?.isPrecommitted = true
  }

  private mutating func obey(
    _ decision: Decision, on id: TransactionID, from sender: NodeID,
    _ context: inout Context<TwoPhaseCommit>
  ) {
    if holder?.id == id {
      let others = holder?.standIn == nil ? [] : others(context.node)
      end(decision, &context)
      // A stand-in that is told the decision tells it to all.
      send(.decide(id, decision), to: others.filter { $0 != sender }, &context)
    } else if !finished.contains(where: { $0.id == id }) {
      finish(id, .abort, &context)
    }
    if acknowledgesDecision, sender == coordinator {
      send(.acknowledge(id), to: [coordinator], &context)
    }
  }

  /// Ends the transaction that holds the row, and frees it.
  mutating func end(_ decision: Decision, _ context: inout Context<TwoPhaseCommit>) {
    guard var held = holder else { return }
    finish(held.id, decision, &context)
    context.cancel(&held.timer)
    context.observe("lock.held", context.now - held.lockedAt)
    holder = nil
  }

  /// Forces how a transaction ended.
  mutating func finish(
    _ id: TransactionID, _ decision: Decision, _ context: inout Context<TwoPhaseCommit>
  ) {
    finished.append(Participant.Ended(id: id, decision: decision))
    context.append(decision == .commit ? .committed(id) : .aborted(id))
    context.sync()
    if decision == .commit { value += 1 }
    guard holder == nil || holder?.id == id else { return }
    context.become(decision == .commit ? .committed : .aborted)
  }

  private mutating func hearOfCrash(
    of node: NodeID, _ context: inout Context<TwoPhaseCommit>
  ) {
    if holder != nil {
      exclude(node, &context)
    } else if !crashed.contains(node) {
      crashed.append(node)
    }
  }
}
