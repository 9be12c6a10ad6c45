import Lightcone
import LightconeTrace

/// A request that a router works at.
struct OpenShardRequest: Hashable, Sendable {
  /// The number of the present attempt: answers to earlier ones are not heard any more.
  var number: Int
  let request: ShardRequest
  let operation: OperationNumber
  let begunAt: Instant
  /// The value to write.
  let value: Int
  /// Which of a salted key's rows is written.
  let salt: Int
  /// How many answers are missing.
  var missing = 0
  /// What shards have answered so far.
  var rows: [ShardRow] = []
  var keys: [Int] = []
  /// Whether the name is reserved.
  var isReserved = false
  /// Whether somebody answered that a partition has moved.
  var isRedirected = false
  var timer: TimerHandle?
}
