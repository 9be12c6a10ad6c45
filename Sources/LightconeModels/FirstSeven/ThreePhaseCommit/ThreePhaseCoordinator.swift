import Lightcone
import LightconeTrace

/// Asks for votes; tells everybody that all have voted yes; and only then decides commit.
///
/// It stands between the phases of ``ThreePhaseParticipant``, whose comment has the protocol.
struct ThreePhaseCoordinator: Node {
  let participants: [NodeID]
  let detector: CommitFailureDetector
  let bug: CommitBug
  /// Whether participants acknowledge the decision, and it is sent until they have.
  let awaitsFinalAcknowledgements: Bool
  let voteTimeout: TimeSpan
  let resendInterval: TimeSpan
  private var ongoing: [Ongoing] = []

  private enum Phase: Hashable, Sendable { case voting, precommitting, decided(Decision) }

  /// A transaction that the coordinator has not forgotten.
  private struct Ongoing: Hashable, Sendable {
    let id: TransactionID
    let client: NodeID
    var phase = Phase.voting
    /// Those whose answer in this phase is missing.
    var missing: [NodeID]
    /// Those that have voted no, and aborted.
    var votedNo: [NodeID] = []
    /// Those that have crashed after their vote, as far as it knows: they take no part any more.
    var excluded: [NodeID] = []
    var timer: TimerHandle?
  }

  init(
    participants: [NodeID], detector: CommitFailureDetector, bug: CommitBug,
    awaitsFinalAcknowledgements: Bool, voteTimeout: TimeSpan, resendInterval: TimeSpan
  ) {
    self.participants = participants
    self.detector = detector
    self.bug = bug
    self.awaitsFinalAcknowledgements = awaitsFinalAcknowledgements
    self.voteTimeout = voteTimeout
    self.resendInterval = resendInterval
  }

  /// Recovery: a decision on disk is told again. A transaction without one is none of its business any
  /// more: the participants have ended it, or will.
  mutating func start(_ context: inout Context<TwoPhaseCommit>) {
    for entry in CoordinatorLog(context.disk.records).untold {
      ongoing.append(
        Ongoing(
          id: entry.id, client: entry.client, phase: .decided(entry.decision), missing: entry.told))
      context.become(.working)
      tell(entry.decision, of: entry.id, &context)
    }
  }

  mutating func receive(
    _ message: TwoPhaseCommit.Message, from sender: NodeID,
    _ context: inout Context<TwoPhaseCommit>
  ) {
    switch message {
    case .begin(let id): begin(id, for: sender, &context)
    case .vote(let id, let isYes): take(isYes, from: sender, on: id, &context)
    case .votesOverdue(let id): decide(.abort, on: id, ifIn: .voting, &context)
    case .precommitted(let id), .acknowledge(let id): note(sender, on: id, message, &context)
    case .acknowledgementsOverdue(let id): acknowledgementsOverdue(id, &context)
    case .inquire(let id): answer(id, to: sender, &context)
    case .crashed: exclude(sender, &context)
    default: break
    }
  }

  private mutating func begin(
    _ id: TransactionID, for client: NodeID, _ context: inout Context<TwoPhaseCommit>
  ) {
    guard index(of: id) == nil else { return }
    if let decision = CoordinatorLog(context.disk.records).decision(on: id) {
      return context.send(.outcome(id, decision), to: client)
    }
    context.become(.working)
    context.failPoint(CommitCrashPoint.beforePrepare.rawValue)
    send(.prepare(id, peers: participants), to: participants, &context)
    let timer = context.schedule(.votesOverdue(id), after: voteTimeout)
    ongoing.append(Ongoing(id: id, client: client, missing: participants, timer: timer))
  }

  private mutating func take(
    _ isYes: Bool, from sender: NodeID, on id: TransactionID,
    _ context: inout Context<TwoPhaseCommit>
  ) {
    guard let index = index(of: id), ongoing[index].phase == .voting else { return }
    ongoing[index].missing.removeAll { $0 == sender }
    if !isYes {
      ongoing[index].votedNo.append(sender)
      decide(.abort, on: id, ifIn: .voting, &context)
    } else if ongoing[index].missing.isEmpty {
      context.failPoint(CommitCrashPoint.afterVotes.rawValue)
      precommit(id, &context)
    }
  }

  /// The phase in between: all have voted yes, and everybody is told so.
  private mutating func precommit(
    _ id: TransactionID, _ context: inout Context<TwoPhaseCommit>
  ) {
    guard let index = index(of: id) else { return }
    context.cancel(&ongoing[index].timer)
    ongoing[index].phase = .precommitting
    let told = participants.filter { !ongoing[index].excluded.contains($0) }
    ongoing[index].missing = told
    for participant in told {
      send(.precommit(id), to: [participant], &context)
      context.failPoint(CommitCrashPoint.afterFirstPrecommit.rawValue)
    }
    ongoing[index].timer = context.schedule(.acknowledgementsOverdue(id), after: resendInterval)
    if told.isEmpty || bug == .skipsPrecommit {
      decide(.commit, on: id, ifIn: .precommitting, &context)
    }
  }

  /// Notes a confirmation or an acknowledgement.
  private mutating func note(
    _ sender: NodeID, on id: TransactionID, _ message: TwoPhaseCommit.Message,
    _ context: inout Context<TwoPhaseCommit>
  ) {
    guard let index = index(of: id), isAwaited(message, in: ongoing[index].phase) else { return }
    ongoing[index].missing.removeAll { $0 == sender }
    if ongoing[index].missing.isEmpty { allHaveAnswered(id, &context) }
  }

  private func isAwaited(_ message: TwoPhaseCommit.Message, in phase: Phase) -> Bool {
    switch (message, phase) {
    case (.precommitted, .precommitting), (.acknowledge, .decided): true
    default: false
    }
  }

  private mutating func allHaveAnswered(
    _ id: TransactionID, _ context: inout Context<TwoPhaseCommit>
  ) {
    guard let index = index(of: id) else { return }
    switch ongoing[index].phase {
    case .voting: break
    case .precommitting: decide(.commit, on: id, ifIn: .precommitting, &context)
    case .decided: forget(id, &context)
    }
  }

  private mutating func decide(
    _ decision: Decision, on id: TransactionID, ifIn phase: Phase,
    _ context: inout Context<TwoPhaseCommit>
  ) {
    guard let index = index(of: id), ongoing[index].phase == phase else { return }
    context.cancel(&ongoing[index].timer)
    let told = participants.filter { !ongoing[index].votedNo.contains($0) }
    context.append(.decided(id, decision, told: told, client: ongoing[index].client))
    context.sync()
    context.failPoint(CommitCrashPoint.afterDecisionLogged.rawValue)
    ongoing[index].phase = .decided(decision)
    ongoing[index].missing = told
    tell(decision, of: id, &context)
  }

  private mutating func tell(
    _ decision: Decision, of id: TransactionID, _ context: inout Context<TwoPhaseCommit>
  ) {
    guard let index = index(of: id) else { return }
    for participant in ongoing[index].missing {
      send(.decide(id, decision), to: [participant], &context)
      context.failPoint(CommitCrashPoint.afterFirstCommit.rawValue)
    }
    context.send(.outcome(id, decision), to: ongoing[index].client)
    guard awaitsFinalAcknowledgements, !ongoing[index].missing.isEmpty else {
      return forget(id, &context)
    }
    ongoing[index].timer = context.schedule(.acknowledgementsOverdue(id), after: resendInterval)
  }

  /// Confirmations or acknowledgements are missing. A timeout takes those that are silent for crashed; a
  /// perfect detector would have said so, and they are asked again.
  private mutating func acknowledgementsOverdue(
    _ id: TransactionID, _ context: inout Context<TwoPhaseCommit>
  ) {
    guard let index = index(of: id) else { return }
    let missing = ongoing[index].missing
    switch ongoing[index].phase {
    case .voting: return
    case .precommitting:
      if detector == .timeout { return decide(.commit, on: id, ifIn: .precommitting, &context) }
      send(.precommit(id), to: missing, &context)
    case .decided(let decision): send(.decide(id, decision), to: missing, &context)
    }
    ongoing[index].timer = context.schedule(.acknowledgementsOverdue(id), after: resendInterval)
  }

  /// A participant has crashed. Without its vote there is no commit; after its vote it is not waited for.
  private mutating func exclude(_ node: NodeID, _ context: inout Context<TwoPhaseCommit>) {
    for transaction in ongoing {
      guard let index = index(of: transaction.id) else { continue }
      switch transaction.phase {
      case .voting:
        if transaction.missing.contains(node) {
          decide(.abort, on: transaction.id, ifIn: .voting, &context)
        } else {
          ongoing[index].excluded.append(node)
        }
      case .precommitting:
        ongoing[index].missing.removeAll { $0 == node }
        if ongoing[index].missing.isEmpty { allHaveAnswered(transaction.id, &context) }
      case .decided: break
      }
    }
  }

  /// Answers a participant that was down. What it does not know, others may have decided.
  private func answer(
    _ id: TransactionID, to participant: NodeID, _ context: inout Context<TwoPhaseCommit>
  ) {
    guard let decision = CoordinatorLog(context.disk.records).decision(on: id) else { return }
    send(.decide(id, decision), to: [participant], &context)
  }

  /// Writes down that nobody is left to tell. Not forced: after a crash the decision would only be told
  /// once more.
  private mutating func forget(_ id: TransactionID, _ context: inout Context<TwoPhaseCommit>) {
    if let index = index(of: id) { context.cancel(&ongoing[index].timer) }
    context.append(.ended(id))
    ongoing.removeAll { $0.id == id }
    if ongoing.isEmpty { context.become(.idle) }
  }

  private func send(
    _ message: TwoPhaseCommit.Message, to receivers: [NodeID],
    _ context: inout Context<TwoPhaseCommit>
  ) {
    guard !receivers.isEmpty else { return }
    context.count("messages", receivers.count)
    context.send(message, to: receivers)
  }

  private func index(of id: TransactionID) -> Int? { ongoing.firstIndex { $0.id == id } }
}
