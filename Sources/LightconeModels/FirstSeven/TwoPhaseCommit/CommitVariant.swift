/// The variants of two-phase commit.
enum CommitVariant: String, CaseIterable, Sendable {
  /// Both decisions are forced and acknowledged.
  case basic = "2pc"
  /// Only commits are forced and acknowledged: what nobody remembers was aborted.
  case presumedAbort = "2pc-presumed-abort"

  /// Whether a decision is forced to disk and acknowledged.
  func isForced(_ decision: Decision) -> Bool { self == .basic || decision == .commit }
}

/// Deliberate defects, each of which a property must catch.
enum CommitBug: String, CaseIterable, Sendable {
  /// No defect.
  case none
  /// The coordinator tells its decision without writing it down.
  case noCoordinatorLog = "no-coordinator-log"
  /// The coordinator writes its decision down but does not wait until it is safe.
  case lazyCoordinatorLog = "lazy-coordinator-log"
  /// A participant votes yes without having written down that it is prepared.
  case noPreparedLog = "no-prepared-log"
}

/// Where a crash is planned.
enum CommitCrashPoint: String, CaseIterable, Sendable {
  /// Nowhere.
  case none
  /// The coordinator, before it asks anybody to prepare.
  case beforePrepare = "before-prepare"
  /// The coordinator, with all votes in hand and nothing decided.
  case afterVotes = "after-votes"
  /// The coordinator, with the decision on its disk and nobody told.
  case afterDecisionLogged = "after-decision-logged"
  /// The coordinator, after it has told the first participant.
  case afterFirstCommit = "after-first-commit"
  /// The first participant, with its prepared record on disk and its vote not sent.
  case participantPrepared = "participant-prepared"

  /// Whether the crash hits a participant rather than the coordinator.
  var hitsParticipant: Bool { self == .participantPrepared }
}
