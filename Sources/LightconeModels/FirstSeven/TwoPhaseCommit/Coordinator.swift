import Lightcone
import LightconeTrace

/// Asks for votes, decides, writes the decision down, and tells it until everybody has it.
struct Coordinator: Node {
  let participants: [NodeID]
  let variant: CommitRules
  let bug: CommitBug
  let voteTimeout: TimeSpan
  let resendInterval: TimeSpan
  private var ongoing: [Ongoing] = []

  /// A transaction that the coordinator has not forgotten.
  private struct Ongoing: Hashable, Sendable {
    let id: TransactionID
    let client: NodeID
    /// Those whose vote is missing, then those whose acknowledgement is missing.
    var missing: [NodeID]
    var votedNo: [NodeID] = []
    var decision: Decision?
    var timer: TimerHandle?
  }

  init(
    participants: [NodeID], variant: CommitRules, bug: CommitBug, voteTimeout: TimeSpan,
    resendInterval: TimeSpan
  ) {
    self.participants = participants
    self.variant = variant
    self.bug = bug
    self.voteTimeout = voteTimeout
    self.resendInterval = resendInterval
  }

  /// Recovery: every decision on disk that lacks an end record is told again.
  mutating func start(_ context: inout Context<TwoPhaseCommit>) {
    for entry in CoordinatorLog(context.disk.records).untold {
      ongoing.append(
        Ongoing(id: entry.id, client: entry.client, missing: entry.told, decision: entry.decision))
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
    case .votesOverdue(let id): decide(.abort, on: id, &context)
    case .acknowledge(let id): takeAcknowledgement(of: id, from: sender, &context)
    case .acknowledgementsOverdue(let id): tellAgain(id, &context)
    case .inquire(let id): answer(id, to: sender, &context)
    case .decidedAlone(let id, let decision): hearOfDamage(id, decision, &context)
    default: break
    }
  }

  private mutating func begin(
    _ id: TransactionID, for client: NodeID, _ context: inout Context<TwoPhaseCommit>
  ) {
    if isAnswered(id, for: client, &context) { return }
    context.become(.working)
    context.failPoint(CommitCrashPoint.beforePrepare.rawValue)
    send(
      .prepare(id, peers: variant.peers(among: participants)), to: participants, &context)
    let timer = context.schedule(.votesOverdue(id), after: voteTimeout)
    ongoing.append(Ongoing(id: id, client: client, missing: participants, timer: timer))
  }

  /// Whether a transaction was asked for before, as by a client that comes back from a crash. It has
  /// one outcome, which the client learns again, or will learn.
  private func isAnswered(
    _ id: TransactionID, for client: NodeID, _ context: inout Context<TwoPhaseCommit>
  ) -> Bool {
    let ongoing = ongoing.first { $0.id == id }
    guard let decision = ongoing?.decision ?? CoordinatorLog(context.disk.records).decision(on: id)
    else {
      return ongoing != nil
    }
    context.send(.outcome(id, decision), to: client)
    return true
  }

  private mutating func take(
    _ isYes: Bool, from sender: NodeID, on id: TransactionID,
    _ context: inout Context<TwoPhaseCommit>
  ) {
    guard let index = index(of: id), ongoing[index].decision == nil else { return }
    ongoing[index].missing.removeAll { $0 == sender }
    if !isYes {
      ongoing[index].votedNo.append(sender)
      decide(.abort, on: id, &context)
    } else if ongoing[index].missing.isEmpty {
      context.failPoint(CommitCrashPoint.afterVotes.rawValue)
      decide(.commit, on: id, &context)
    }
  }

  private mutating func decide(
    _ decision: Decision, on id: TransactionID, _ context: inout Context<TwoPhaseCommit>
  ) {
    guard let index = index(of: id), ongoing[index].decision == nil else { return }
    context.cancel(&ongoing[index].timer)
    // Whoever voted no has aborted already.
    let told = participants.filter { !ongoing[index].votedNo.contains($0) }
    let client = ongoing[index].client
    writeDown(.decided(id, decision, told: told, client: client), decision, &context)
    context.failPoint(CommitCrashPoint.afterDecisionLogged.rawValue)
    ongoing[index].decision = decision
    ongoing[index].missing = told
    tell(decision, of: id, &context)
  }

  private func writeDown(
    _ record: TwoPhaseCommit.Record, _ decision: Decision,
    _ context: inout Context<TwoPhaseCommit>
  ) {
    guard bug != .noCoordinatorLog, variant.isForced(decision) else { return }
    context.append(record)
    if bug != .lazyCoordinatorLog { context.sync() }
  }

  /// Tells the decision to all who lack it, then to the client.
  private mutating func tell(
    _ decision: Decision, of id: TransactionID, _ context: inout Context<TwoPhaseCommit>
  ) {
    guard let index = index(of: id) else { return }
    for participant in ongoing[index].missing {
      send(.decide(id, decision), to: [participant], &context)
      context.failPoint(CommitCrashPoint.afterFirstCommit.rawValue)
    }
    context.send(.outcome(id, decision), to: ongoing[index].client)
    if variant.isForced(decision), !ongoing[index].missing.isEmpty {
      ongoing[index].timer = context.schedule(
        .acknowledgementsOverdue(id), after: resendInterval)
    } else {
      if variant.isForced(decision) { end(id, &context) }
      forget(id, &context)
    }
  }

  private mutating func tellAgain(
    _ id: TransactionID, _ context: inout Context<TwoPhaseCommit>
  ) {
    guard let index = index(of: id), let decision = ongoing[index].decision else { return }
    send(.decide(id, decision), to: ongoing[index].missing, &context)
    ongoing[index].timer = context.schedule(.acknowledgementsOverdue(id), after: resendInterval)
  }

  private mutating func takeAcknowledgement(
    of id: TransactionID, from sender: NodeID, _ context: inout Context<TwoPhaseCommit>
  ) {
    guard let index = index(of: id), ongoing[index].decision != nil else { return }
    ongoing[index].missing.removeAll { $0 == sender }
    guard ongoing[index].missing.isEmpty else { return }
    context.cancel(&ongoing[index].timer)
    end(id, &context)
    forget(id, &context)
  }

  /// Writes down that nobody is left to tell. Not forced: after a crash the decision would only be told
  /// once more.
  private func end(_ id: TransactionID, _ context: inout Context<TwoPhaseCommit>) {
    context.append(.ended(id))
  }

  /// Answers a participant in doubt. A transaction that nobody remembers was aborted.
  private func answer(
    _ id: TransactionID, to participant: NodeID, _ context: inout Context<TwoPhaseCommit>
  ) {
    guard let index = index(of: id) else {
      return send(.decide(id, .abort), to: [participant], &context)
    }
    // While votes are missing there is nothing to answer.
    guard let decision = ongoing[index].decision else { return }
    send(.decide(id, decision), to: [participant], &context)
  }

  /// Notes that a participant did not wait, and guessed wrong: only people can mend that.
  private func hearOfDamage(
    _ id: TransactionID, _ decision: Decision, _ context: inout Context<TwoPhaseCommit>
  ) {
    context.count("heuristic.damage")
    context.note("\(id): a participant decided \(decision) alone")
  }

  private mutating func forget(
    _ id: TransactionID, _ context: inout Context<TwoPhaseCommit>
  ) {
    ongoing.removeAll { $0.id == id }
    if ongoing.isEmpty { context.become(.idle) }
  }

  private func send(
    _ message: TwoPhaseCommit.Message, to receivers: [NodeID],
    _ context: inout Context<TwoPhaseCommit>
  ) {
    context.count("messages", receivers.count)
    context.send(message, to: receivers)
  }

  private func index(of id: TransactionID) -> Int? { ongoing.firstIndex { $0.id == id } }
}
