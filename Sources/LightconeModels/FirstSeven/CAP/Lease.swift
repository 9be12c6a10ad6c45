import Lightcone
import LightconeTrace

/// A promise of a replica: until a moment of its own clock it helps nobody else to lead.
struct LeasePromise: Hashable, Sendable {
  /// The term that it has promised to; every leader has a term of its own.
  var term = 0
  /// To whom; nil if that was forgotten in a crash.
  var holder: NodeID?
  /// Until when, by the monotonic clock.
  var until = Instant.start

  /// Whether it may be given to a candidate: the same holder may renew it, also for a later term; another
  /// has to wait.
  func allows(_ candidate: NodeID, term: Int, at now: Instant) -> Bool {
    holder == candidate && term >= self.term || term > self.term && now >= until
  }
}

/// The office of a leader: its term, and how far its lease reaches.
struct Leadership: Hashable, Sendable {
  let term: Int
  /// Rounds in which it has asked for its lease.
  var round = 0
  /// When the present round began, by its own monotonic clock.
  var askedAt = Instant.start
  /// Those who have promised in the present round.
  var promised: [NodeID] = []
  /// The newest value that any of them stores.
  var newest = StoredValue.initial
  /// Until when it may answer alone.
  var leaseUntil = Instant.start
  /// Whether it has taken over what its predecessors may have acknowledged.
  var hasTakenOver = false
  /// How many values it has numbered.
  var numbered = 0
  /// Values that a majority has not stored yet.
  var open: [OpenValue] = []
  /// The newest value that a majority has stored.
  var settled = StoredValue.initial

  init(term: Int, leaseUntil: Instant = .start) {
    self.term = term
    self.leaseUntil = leaseUntil
  }

  /// A version above all of earlier terms.
  mutating func nextVersion(_ writer: Int) -> RegisterVersion {
    numbered += 1
    return RegisterVersion(number: term * 1_000_000 + numbered, writer: writer)
  }
}

/// A value on its way to a majority, and who asked for it.
struct OpenValue: Hashable, Sendable {
  let stored: StoredValue
  var holders: [NodeID]
  /// Who asked, and the number of the operation there; nil for what a new leader takes over.
  let request: LeaderRequest?
}

/// An operation that a leader does for a client.
struct LeaderRequest: Hashable, Sendable {
  let replica: NodeID
  let operation: Int
  /// The value to write; nil for a read.
  let value: Int?
}
