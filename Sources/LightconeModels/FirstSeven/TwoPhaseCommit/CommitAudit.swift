import Lightcone
import LightconeTrace

/// Looks at all participants at once, as no participant can, and says how transactions stand.
struct CommitAudit {
  private var ends: [(id: TransactionID, decision: Decision)] = []
  private(set) var inDoubt = 0
  private(set) var locksHeld = 0
  private let participantCount: Int
  private let told: [Participant.Ended]

  init(_ world: World<TwoPhaseCommit>) {
    let two = world.nodes(as: Participant.self)
    let three = world.nodes(as: ThreePhaseParticipant.self)
    participantCount = two.count + three.count
    told = world.nodes(as: CommitClient.self).flatMap { $0.state.told }
    for (identity, participant) in two { add(participant, identity, world) }
    for (identity, participant) in three { add(participant, identity, world) }
  }

  private mutating func add(
    _ participant: some RowKeeper, _ identity: NodeID, _ world: World<TwoPhaseCommit>
  ) {
    // A commit counts once it is safe on disk; an abort counts as soon as the participant acts on it.
    let safe = ParticipantLog(world.disk(of: identity).syncedRecords)
    let commits = safe.finished.filter { $0.decision == .commit }
    let aborts = (world.isUp(identity) ? participant.finished : safe.finished)
      .filter { $0.decision == .abort }
    ends += (commits + aborts).map { ($0.id, $0.decision) }
    // Presumed abort does not force an abort: the log alone would look in doubt long after it.
    let knowsTheEnd = world.isUp(identity) && !participant.isLocked
    if safe.inDoubt != nil, !knowsTheEnd { inDoubt += 1 }
    if world.isUp(identity), participant.isLocked { locksHeld += 1 }
  }

  /// How many participants ended a transaction in a way.
  private func count(_ id: TransactionID, _ decision: Decision) -> Int {
    ends.count { $0 == (id, decision) }
  }

  private var ids: [TransactionID] { Set(ends.map(\.id)).sorted() }

  /// Transactions that some participants committed and others aborted.
  var mixed: Int { ids.count { count($0, .commit) > 0 && count($0, .abort) > 0 } }

  /// Transactions that every participant committed.
  var committed: Int { ids.count { count($0, .commit) == participantCount } }

  /// Transactions that at least one participant aborted and none committed.
  var aborted: Int { ids.count { count($0, .abort) > 0 && count($0, .commit) == 0 } }

  /// Whether no client was told commit of a transaction that a participant aborted, nor abort of one
  /// that a participant committed.
  var clientsAreRight: Bool {
    told.allSatisfy { count($0.id, $0.decision == .commit ? .abort : .commit) == 0 }
  }
}
