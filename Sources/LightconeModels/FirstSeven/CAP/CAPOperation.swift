import Lightcone
import LightconeTrace

/// An operation of a client that is under way.
struct CAPOperation: Hashable, Sendable {
  /// Its number among the operations of its client, from 1.
  let number: Int
  /// What is asked, and who has answered so far.
  var round: RegisterOperation
  /// Whether it began and had to end while the network was cut.
  let isInCut: Bool
  /// Whether all answers so far were the same.
  var isUnanimous = true
  /// Whether another replica may have changed something for it.
  var mayHaveHappened = false

  var isRead: Bool { round.isRead }

  /// Takes an answer into account: what a replica stores.
  mutating func hear(_ stored: StoredValue, from replica: NodeID) {
    if !round.answered.isEmpty, stored != round.newest { isUnanimous = false }
    round.note(replica)
    if stored.version > round.newest.version { round.newest = stored }
  }
}
