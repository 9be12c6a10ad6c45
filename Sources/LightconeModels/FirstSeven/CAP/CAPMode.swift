/// How replicas keep their copies together, and what they do when they cannot.
enum CAPMode: String, CaseIterable, Sendable {
  /// A majority of all replicas answers each round (Attiya, Bar-Noy and Dolev).
  case quorum = "cp"
  /// A leader that a majority has given a lease orders all operations.
  case leader = "cp-leader"
  /// Every replica answers alone; of two writes the one with the later timestamp wins.
  case lastWriterWins = "ap-lww"
  /// Every replica answers alone; writes that did not know of each other are both kept.
  case siblings = "ap-siblings"
  /// Every replica answers alone; the value is a counter whose copies can always be merged.
  case counter = "ap-crdt"
  /// Every round waits for every replica.
  case everybody = "ca"

  /// Whether a replica answers without asking another.
  var answersAlone: Bool {
    switch self {
    case .lastWriterWins, .siblings, .counter: true
    case .quorum, .leader, .everybody: false
    }
  }
}

/// Deliberate defects, each of which a check must catch.
enum CAPBug: String, CaseIterable, Sendable {
  /// No defect.
  case none
  /// `cp`: a read ends once it has heard of a value, whoever else stores it.
  case noWriteBack = "no-write-back"
  /// `cp`: half of the replicas, rounded down, count as a quorum, so that two quorums need not meet.
  case halfQuorum = "half-quorum"
  /// `cp-leader`: a leader answers although its lease has run out.
  case servesExpiredLease = "serves-expired-lease"
  /// `ap-lww`: what arrives last wins, whatever its timestamp.
  case lastArrivalWins = "last-arrival-wins"
  /// `ap-siblings`: a merge keeps the values of one side only.
  case dropsSiblings = "drops-siblings"
  /// `ap-crdt`: a merge adds the counts of both sides, although they overlap.
  case addsOnMerge = "adds-on-merge"

  /// The mode that has the defect; nil for none.
  var mode: CAPMode? {
    switch self {
    case .none: nil
    case .noWriteBack, .halfQuorum: .quorum
    case .servesExpiredLease: .leader
    case .lastArrivalWins: .lastWriterWins
    case .dropsSiblings: .siblings
    case .addsOnMerge: .counter
    }
  }
}
