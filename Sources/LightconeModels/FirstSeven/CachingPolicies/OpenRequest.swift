import Lightcone
import LightconeTrace

/// A request that a server works at.
struct OpenRequest: Hashable, Sendable {
  /// Whose answer it waits for.
  enum Phase: Hashable, Sendable {
    /// The cache's, to a question or a write.
    case atCache
    /// The database's.
    case atDatabase
    /// The one that another request of the same server waits for, by that one's number.
    case following(Int)
    /// The cache's, to a deletion.
    case deleting
    /// Nobody's: it will ask again.
    case waiting
  }

  let number: Int
  let key: Int
  /// The value to write; nil for a read.
  let value: Int?
  let operation: OperationNumber
  let begunAt: Instant
  /// The newest version of the row that the server knew when the request began.
  let floor: Int
  var phase = Phase.atCache
  var timer: TimerHandle?
  /// Whether it counts as a miss.
  var hasMissed = false
  /// Whether the cache has given it a lease.
  var hasLease = false
  /// Whether what it loads is for the cache too.
  var fills = true
  /// Whether the server has written the row since the load began: nobody may join it any more.
  var isClosed = false
  /// The version that the database gave to what it writes.
  var written = 0

  init(
    number: Int, key: Int, value: Int?, operation: OperationNumber, begunAt: Instant, floor: Int
  ) {
    self.number = number
    self.key = key
    self.value = value
    self.operation = operation
    self.begunAt = begunAt
    self.floor = floor
  }

  var isRead: Bool { value == nil }
}

/// Something that a server has the cache do, and that no request waits for.
struct Errand: Hashable, Sendable {
  /// The number of the request that it follows from.
  let number: Int
  /// The row that it brings, if other requests may take it.
  var row: CachedRow?
}
