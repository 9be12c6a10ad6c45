import Lightcone
import LightconeTrace

/// What a coordinator's log says: what it has decided, and whom it still has to tell.
struct CoordinatorLog {
  /// A decision that not everybody is known to have heard of.
  struct Untold {
    let id: TransactionID
    let decision: Decision
    let told: [NodeID]
    let client: NodeID
  }

  let records: [TwoPhaseCommit.Record]

  init(_ records: [TwoPhaseCommit.Record]) { self.records = records }

  /// The decision on a transaction, if there is one.
  func decision(on id: TransactionID) -> Decision? {
    for case .decided(id, let decision, _, _) in records { return decision }
    return nil
  }

  /// The decisions without an end record, each once, in the order in which they were made.
  var untold: [Untold] {
    var untold: [Untold] = []
    for case .decided(let id, let decision, let told, let client) in records
    where !records.contains(.ended(id)) && !untold.contains(where: { $0.id == id }) {
      untold.append(Untold(id: id, decision: decision, told: told, client: client))
    }
    return untold
  }
}
