/// The protocols by which participants commit together.
enum CommitVariant: String, CaseIterable, Sendable {
  /// Two phases; both decisions are forced and acknowledged.
  case basic = "2pc"
  /// Two phases; only commits are forced and acknowledged: what nobody remembers was aborted.
  case presumedAbort = "2pc-presumed-abort"
  /// A phase in between tells everybody that all have voted yes.
  case threePhase = "3pc"
}

/// What a participant in doubt does besides asking the coordinator.
enum CommitTermination: String, CaseIterable, Sendable {
  /// Nothing.
  case wait
  /// It asks the other participants too.
  case cooperative
}

/// How nodes learn that another has crashed (three-phase commit).
enum CommitFailureDetector: String, CaseIterable, Sendable {
  /// From its silence, which may mislead them.
  case timeout
  /// From a message that each crash sends, and nothing else does.
  case perfect
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
  /// A participant that has not voted tells another one abort without writing that down first.
  case unforcedAnswer = "unforced-answer"
  /// The coordinator of three-phase commit commits before anybody has confirmed that all voted yes.
  case skipsPrecommit = "skips-precommit"
}

/// Where a crash is planned.
enum CommitCrashPoint: String, CaseIterable, Sendable {
  /// Nowhere.
  case none
  /// The coordinator, before it asks anybody to prepare.
  case beforePrepare = "before-prepare"
  /// The coordinator, with all votes in hand and nothing decided.
  case afterVotes = "after-votes"
  /// The coordinator, after it has told the first participant that all have voted yes.
  case afterFirstPrecommit = "after-first-precommit"
  /// The coordinator, with the decision on its disk and nobody told.
  case afterDecisionLogged = "after-decision-logged"
  /// The coordinator, after it has told the first participant.
  case afterFirstCommit = "after-first-commit"
  /// The first participant, with its prepared record on disk and its vote not sent.
  case participantPrepared = "participant-prepared"

  /// Whether the crash hits a participant rather than the coordinator.
  var hitsParticipant: Bool { self == .participantPrepared }
}
