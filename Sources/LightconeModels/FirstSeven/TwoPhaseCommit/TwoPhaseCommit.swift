public import Lightcone
public import LightconeTrace

/// Two-phase commit: several participants all commit a transaction, or none does.
///
/// **What it solves.** A transaction changes rows at several participants. Each can fail alone, and
/// messages between them take time and get lost. Nobody may commit what another aborts.
///
/// **Example.** `load two-phase-commit participants=3`, then `run` and `diagram`.
///
/// **Rules.**
/// 1. The coordinator asks every participant to *prepare*, all at once.
/// 2. A participant that can commit locks its row, forces a *prepared* record to its disk and votes
///    yes. From then on it may not decide alone. One that cannot votes no and is done.
/// 3. If all vote yes the coordinator decides commit, else abort; no vote in time counts as no. It
///    forces a commit decision to its disk before it tells anybody.
/// 4. A participant that hears the decision forces it to its disk, frees its row and acknowledges.
/// 5. The coordinator sends the decision again until everybody has acknowledged, then forgets.
/// 6. A prepared participant that hears nothing is *in doubt*: it keeps its lock and asks again and
///    again.
/// 7. Asked about a transaction it does not know, the coordinator answers abort.
/// 8. Whoever comes back from a crash goes on from its disk: the coordinator sends decisions that
///    lack an end record; a participant with a prepared record locks its row again and asks.
///
/// **Presumed abort** (`protocol=2pc-presumed-abort`) takes rule 7 at its word: an abort is neither
/// forced nor acknowledged, since a forgotten transaction already means abort. Commits cost the same.
///
/// **Cooperative termination** (`termination=cooperative`): a participant in doubt asks the others too.
/// Who knows the decision tells it. Who has not voted aborts, forces that to its disk, and tells it. Who
/// is in doubt itself says nothing.
///
/// **Heuristic decisions** (`heuristic.after=2s`): a participant that is in doubt for too long aborts
/// alone. If it then hears that the decision was commit, it reports the damage to the coordinator.
///
/// **Three-phase commit** (`protocol=3pc`) has roles of its own; `ThreePhaseParticipant` says how it goes.
///
/// **Deviations from the papers.** A participant with a locked row votes no at once instead of
/// waiting for the lock. Each participant keeps one row. Readers take no locks. An operator's heuristic
/// decision is always abort, after a fixed time.
///
/// **What it does not promise.** Progress: a prepared participant waits as long as the coordinator is
/// away, and with it everybody who wants its row. Isolation: a reader without locks can see one row changed and another not yet.
///
/// **Reading.** Gray, "Notes on Data Base Operating Systems" (1978). Mohan, Lindsay and Obermarck,
/// "Transaction Management in the R* Distributed Database Management System" (TODS 11:4, 1986), for
/// who forces what and for presumed abort. Bernstein, Hadzilacos and Goodman, "Concurrency Control and
/// Recovery in Database Systems" (1987), chapter 7, for cooperative termination.
public enum TwoPhaseCommit: System {
  /// What the roles say to each other, and to themselves.
  public enum Message: Hashable, Sendable {
    /// A client asks for a transaction.
    case begin(TransactionID)
    /// The client learns how it ended.
    case outcome(TransactionID, Decision)
    /// Phase one: get ready and vote. It names those who may be asked if the decision does not come.
    case prepare(TransactionID, peers: [NodeID])
    /// A participant's vote.
    case vote(TransactionID, isYes: Bool)
    /// Phase two: the decision.
    case decide(TransactionID, Decision)
    /// A participant has the decision on its disk.
    case acknowledge(TransactionID)
    /// A prepared participant asks what was decided.
    case inquire(TransactionID)
    /// A participant that decided alone, and otherwise, tells the coordinator so.
    case decidedAlone(TransactionID, Decision)
    /// Three phases: all have voted yes.
    case precommit(TransactionID)
    /// Three phases: a participant knows that all have voted yes.
    case precommitted(TransactionID)
    /// Three phases: whoever stands in for the coordinator asks how far a participant has come.
    case askPhase(TransactionID)
    /// Three phases: a participant is prepared, or knows already that all have voted yes.
    case phase(TransactionID, isPrecommitted: Bool)
    /// The sender has crashed: the word of a perfect failure detector.
    case crashed
    /// A stand-in's timer: answers or confirmations are missing.
    case phasesOverdue(TransactionID)
    /// A participant's timer: it has been in doubt for too long.
    case patienceOver(TransactionID)
    /// A coordinator's timer: votes are missing.
    case votesOverdue(TransactionID)
    /// A coordinator's timer: acknowledgements are missing.
    case acknowledgementsOverdue(TransactionID)
    /// A participant's timer: the decision is missing.
    case decisionOverdue(TransactionID)
    /// A client's timer: time for the next transaction.
    case nextTransaction
    /// What readers and rivals say.
    case row(RowMessage)
    /// A person asks the client for one more transaction.
    case askedByHand
  }

  /// What the roles write to their disks.
  public enum Record: Hashable, Sendable {
    /// The coordinator's decision, whom it told, and who asked for the transaction.
    case decided(TransactionID, Decision, told: [NodeID], client: NodeID)
    /// Everybody has acknowledged: the coordinator may forget.
    case ended(TransactionID)
    /// A participant is ready to commit and has held its row's lock since the given time; it may ask the
    /// peers if the decision does not come.
    case prepared(TransactionID, lockedAt: Instant, peers: [NodeID])
    /// A participant has committed.
    case committed(TransactionID)
    /// A participant has aborted.
    case aborted(TransactionID)
  }
}

/// The number of a transaction, counted from 1.
public struct TransactionID: Hashable, Comparable, Sendable, CustomStringConvertible {
  let number: Int

  /// Whether the first was asked for earlier.
  public static func < (first: TransactionID, second: TransactionID) -> Bool {
    first.number < second.number
  }

  /// The number as `T1`.
  public var description: String { "T\(number)" }
}

/// How a transaction ends.
public enum Decision: String, Hashable, Sendable {
  /// Its changes are made.
  case commit
  /// Its changes are not made.
  case abort
}
