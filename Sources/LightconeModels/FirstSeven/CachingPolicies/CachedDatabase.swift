public import Lightcone
import LightconeTrace

/// A database behind a cache: application servers read and write rows, and copies of rows are kept where
/// they are reached faster.
///
/// **What it solves.** A read from a database takes long, and a database serves only so many. A copy
/// nearby answers at once. The price is that there are now two places that can differ. Each *policy* is
/// another answer to the question who keeps the two alike, and when.
///
/// **Example.** `load cached-database write.policy=back`, then `run`, `metrics` and `plot dirty.keys`.
///
/// **Rules.**
/// 1. *Cache-aside* (`read.policy=aside`): a server asks the cache; on a miss it loads the row from the
///    database itself, answers, and fills the cache. The fill is waited for by nobody.
/// 2. *Read-through*: the server asks the cache alone; on a miss the cache loads the row. Readers of a
///    key that is being loaded wait for the same load (*single flight*).
/// 3. *Refresh-ahead*: as read-through, and a hit on a copy older than `refresh.factor` of its time to
///    live also has the cache load the row anew, while the reader gets the copy that is there.
/// 4. *Write-through*: the server writes to the cache. The cache writes to the database first; then it
///    stores the new copy, if it has not heard of a newer one meanwhile; then it answers. If the
///    database does not answer, the copy stays as it was.
/// 5. *Write-back* (write-behind): the cache stores the copy, marks it *dirty* and answers. Dirty copies
///    go to the database at the next multiple of `flush.interval`, or when they are evicted. Of one key
///    only one write is on its way at a time, so that they arrive in order. A copy that has left the
///    shelf is still served until the database has it.
/// 6. *Write-around*: the server writes to the database, answers, and then has the cached copy deleted.
/// 7. *Invalidate*, the write half of cache-aside: the same, but the deletion is waited for.
/// 8. A fill may come late, with a value that has been overwritten since. `fill.guard` says what the
///    cache does about it. With `none` it stores every fill. With `lease` a miss carries a token, any
///    write or deletion of the key voids it, and only a fill with a valid token is stored; while a token
///    is out, others who miss wait and ask again. With `version` a fill older than the copy is refused,
///    and a deletion leaves a *tombstone* with the version that it stands for.
/// 9. A dirty copy is never replaced by a fill.
/// 10. A row that was never written is cached like any other (*negative caching*).
/// 11. With `ttl` a copy is not served any more once it is that old; a dirty one is, until it is saved.
/// 12. An *external* cache is one node that all servers share. An *internal* one lives in each server's
///     process: it is drawn as a node of its own, reached in no time, and nobody else can delete from it.
/// 13. A server that waits too long for the cache reads from the database, under cache-aside. Any other
///     request is given up; of a write it is then unknown whether it was done.
///
/// **Deviations from the papers.** A lease's token is the request that missed, not a random number, so
/// that a cache that comes back from a crash does not hand out an old token again. After a deletion a new
/// lease is given at once. Sets and deletions are not batched. `cache.latency` and `db.latency` are times
/// there and back: half of each lies on either way. With `db.servers` the whole of `db.latency` is service,
/// by so many servers with one queue.
///
/// **What it does not promise.** Agreement if a deletion is lost, or if a server dies between its write
/// and its deletion: only a time to live ends that. Write-back loses what is dirty in a crash of the
/// cache. A tombstone can be evicted, and a late fill is then taken. Reads and writes of several keys are
/// not atomic.
///
/// **Reading.** Nishtala et al., "Scaling Memcache at Facebook" (NSDI 2013), section 3.2.1 for leases.
/// Jouppi, "Cache Write Policies and Performance" (ISCA 1993), for the names of write policies. Microsoft,
/// "Cache-Aside pattern" (Azure Architecture Center).
public enum CachedDatabase: System {
  /// What the roles say to each other, and to themselves. A request's number is the sender's own.
  public enum Message: Hashable, Sendable {
    /// A server asks the cache for a row.
    case get(Int, key: Int)
    /// The cache has the row, or has loaded it.
    case found(Int, CachedRow, isHit: Bool)
    /// The cache has no copy; the server is to load it, with or without a lease.
    case missing(Int, key: Int, withLease: Bool)
    /// Somebody else is loading the row: ask again later.
    case wait(Int)
    /// A server brings a copy that it has loaded.
    case fill(Int, CachedRow, withLease: Bool)
    /// Whether the cache took it.
    case filled(Int, isStored: Bool)
    /// A server has written the row: the copy, if there is one, is of no use any more.
    case delete(Int, key: Int, version: Int)
    /// There is no such copy any more.
    case deleted(Int)
    /// A server writes through the cache, or to it.
    case put(Int, key: Int, value: Int)
    /// The write is done as far as the policy demands.
    case putDone(Int, version: Int)
    /// Asks the database for a row.
    case load(Int, key: Int)
    /// What the database holds.
    case loaded(Int, CachedRow)
    /// Asks the database to store a row; it is to have at least the given version.
    case store(Int, key: Int, value: Int, version: Int)
    /// The database has it on its disk.
    case stored(Int, key: Int, version: Int)
    /// A server's own clock: the next request comes.
    case arrival
    /// A server's timer: a request takes too long.
    case overdue(Int)
    /// A server's timer: time to ask again for a row that somebody else was loading.
    case askAgain(Int)
    /// The cache's timer: time to write dirty copies to the database.
    case flush
    /// A server of the database's station is done.
    case served(server: Int)
    /// A person asks a server for a read or a write.
    case askedByHand(key: Int, isWrite: Bool)
  }

  /// What the database writes to its disk.
  public enum Record: Hashable, Sendable {
    /// The database has stored a row.
    case committed(CachedRow)
  }
}

/// A row, or a copy of it: its key, its value, and the version that tells which value is newer.
public struct CachedRow: Hashable, Sendable {
  let key: Int
  /// The value: each write has another. 0 if the row was never written.
  var value = 0
  /// Grows from write to write of one key; 0 if the row was never written.
  var version = 0
}
