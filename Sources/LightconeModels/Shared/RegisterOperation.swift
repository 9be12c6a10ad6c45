import Lightcone
import LightconeTrace

/// An operation on a replicated register that is under way.
struct RegisterOperation: Hashable, Sendable {
  let number: OperationNumber
  /// The value to write; nil for a read.
  let argument: Int?
  let begunAt: Instant
  var timer: TimerHandle?
  /// Whether it has told replicas to store something.
  var isStoring = false
  /// Those whose answer to the present round has come.
  var answered: [NodeID] = []
  /// The newest value it has heard of; once it is storing, what it has stored.
  var newest = StoredValue.initial

  init(_ number: OperationNumber, argument: Int?, begunAt: Instant) {
    self.number = number
    self.argument = argument
    self.begunAt = begunAt
  }

  var isRead: Bool { argument == nil }

  /// Notes who has answered; a doubled answer counts once, unless a defect counts answers.
  mutating func note(_ replica: NodeID, countsDuplicates: Bool = false) {
    if countsDuplicates || !answered.contains(replica) { answered.append(replica) }
  }
}
