import Lightcone
import LightconeTrace

/// What a participant's log says: which transactions have ended, and which one is in doubt.
struct ParticipantLog {
  private(set) var finished: [Participant.Ended] = []
  private(set) var inDoubt: (id: TransactionID, lockedAt: Instant, peers: [NodeID])?

  init(_ records: some Sequence<TwoPhaseCommit.Record>) {
    for record in records {
      switch record {
      case .prepared(let id, let lockedAt, let peers): inDoubt = (id, lockedAt, peers)
      case .committed(let id): finish(id, .commit)
      case .aborted(let id): finish(id, .abort)
      case .decided, .ended: break
      }
    }
  }

  private mutating func finish(_ id: TransactionID, _ decision: Decision) {
    finished.append(Participant.Ended(id: id, decision: decision))
    if inDoubt?.id == id { inDoubt = nil }
  }
}
