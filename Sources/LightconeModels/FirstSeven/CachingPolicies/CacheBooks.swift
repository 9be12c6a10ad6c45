import Lightcone
import LightconeTrace

/// A request to the cache that has to wait, by its sender and the sender's number.
struct Waiter: Hashable, Sendable {
  let server: NodeID
  let number: Int
}

/// A row that the cache is loading from the database.
struct Load: Hashable, Sendable {
  let number: Int
  let key: Int
  /// The reads that wait for it; none if it only refreshes.
  var waiters: [Waiter] = []
  /// Whether the row was written or deleted meanwhile: what is loaded may be old, and is not kept.
  var isVoid = false
}

/// A write on its way through the cache to the database.
struct Put: Hashable, Sendable {
  let number: Int
  let key: Int
  let value: Int
  let client: Waiter
  /// The newest version of the row that the cache has heard of since the write began. It must outlive
  /// the copy, which may be evicted.
  var floor = 0
}

/// A dirty copy that is to reach the database, or is on its way there.
struct WriteBack: Hashable, Sendable {
  let number: Int
  let row: CachedRow
  let writes: Int
  var isSent = false
}

/// The right to fill the cache with a row, given to whoever missed it first.
struct Lease: Hashable, Sendable {
  let key: Int
  let holder: Waiter
  let givenAt: Instant
}
