public import Lightcone
import LightconeTrace

/// A store whose rows are divided among shards by their keys, and the routers that know which is where.
///
/// **What it solves.** One machine has an end: of its disk, its memory, and the writes that it takes in a
/// second. Replicas help readers only, for each of them takes every write. *Sharding* (horizontal
/// partitioning) gives each machine other rows. What is asked by key becomes cheap and grows with the number
/// of shards; what is asked across keys becomes dear; and keys that are asked for too often stay where they
/// are.
///
/// **Example.** `load sharded-store strategy=hash-slots shards=4 add.shard.at=1s`, then `run`, `metrics` and
/// `gantt`.
///
/// **Rules.**
/// 1. A key belongs to a *partition* by a fixed rule (``Partitioning``), and a partition to a shard by a map
///    (``ShardMap``). Each router has a map of its own.
/// 2. `range`: neighbouring keys share a shard. `hash-mod`: the hash modulo the number of shards.
///    `hash-slots`: the hash modulo a fixed number of slots, and slots are assigned. `entity-group`: the same,
///    by the group that a key belongs to. `directory`: key by key, by load, and a directory is asked for the
///    place. `federation`: by table, as when each function gets a database of its own (a vertical split).
/// 3. A *shard* serves one request at a time (`shard.capacity`), in the order of arrival. It checks for each
///    request whether it owns the partition. If it has given it away, it answers *moved*, with the new place
///    and its version; the router learns and asks there.
/// 4. A query that does not name the key goes to every shard (*scatter*). Each answers with its first
///    `page.offset + page.limit` rows, and the router merges, skips and cuts.
/// 5. A *join* reads the rows of one group, such as a customer's orders: one message for each shard that has
///    any of them.
/// 6. *Salting* divides each of the `salted.keys` most popular keys into `salt` rows. A write goes to one of
///    them by chance; a read asks for all and adds up.
/// 7. `add.shard.at` takes one shard more in, while requests go on. The directory tells each shard which
///    partitions to give away. It copies a partition in chunks, with `migrate.bandwidth`, in at most
///    `copy.throttle` of its time; chunks queue with requests, at both ends. A row that is written after its
///    chunk was sent goes into the *delta*.
/// 8. Hand-over: the shard stops serving the partition, writes that down, and sends the delta. The new owner
///    stores it, takes over, says so to the old owner and to the directory, and the directory tells the
///    routers (unless `map.push=off`). Requests that came meanwhile wait, and are then answered *moved*.
///    Chunks and hand-overs are sent again until they are confirmed. A confirmation names the versions of the
///    rows: one of before a crash must not count for what was sent after it.
/// 9. `unique=local`: a shard accepts a user's name if none of its own users has it. `unique=index`: first
///    the shard of the *name* has to reserve it.
///
/// **Deviations from the papers.** Rows that were never written are copied too, as numbers, not as data. A
/// join is the read of rows that are named by key. In a scan the other column never changes. Reservations
/// and users do not move. Routers do not run out of capacity.
///
/// **What it does not promise.** Transactions or snapshots over shards: a scan sees each shard at another
/// moment. A shard that is down takes its rows with it: shards are not replicated here. A reserved name whose
/// router dies stays reserved.
///
/// **Reading.** Microsoft: Sharding pattern (Azure Architecture Center). Chang et al., "Bigtable" (OSDI 2006),
/// for ranges. DeCandia et al., "Dynamo" (SOSP 2007), for hashing and fixed partitions. Helland, "Life beyond
/// Distributed Transactions" (CIDR 2007), for entities. The Redis Cluster specification, for slots and MOVED.
public enum ShardedStore: System {
  /// What the roles say to each other, and to themselves. A request's number is the router's own.
  public enum Message: Hashable, Sendable {
    /// A router writes a row; it believes that the partition's place has this version.
    case put(Int, RowKey, value: Int, version: Int)
    /// A router reads rows that it believes to be at one shard.
    case get(Int, [RowKey])
    /// A router asks for the first rows of a city, of the partitions that it believes to be at the shard.
    case find(Int, CityQuery, shards: [Int])
    /// A router asks for a name, for a user who may live on another shard.
    case reserve(Int, name: Int, user: Int)
    /// A router registers a user with a name.
    case register(Int, user: Int, name: Int)
    /// The row is written.
    case stored(Int, ShardRow)
    /// The rows that were asked for.
    case rows(Int, [ShardRow])
    /// The keys that were found.
    case found(Int, [Int])
    /// Whether a name or a user was accepted.
    case decided(Int, Bool)
    /// The shard does not own these partitions any more: they are elsewhere.
    case moved(Int, [PartitionPlace])

    /// The directory has a shard give partitions away.
    case move([PartitionPlace])
    /// A chunk of a partition: its written rows, and how many items it has in all.
    case copy(PartitionPlace, chunk: Int, [ShardRow], items: Int)
    /// The chunk is stored, and the versions of its rows come to this sum.
    case copied(PartitionPlace, chunk: Int, versions: Int)
    /// The last rows; the receiver owns the partition from now on.
    case handOver(PartitionPlace, [ShardRow], items: Int)
    /// The partition has a new owner: to the old one and to the directory.
    case owned(PartitionPlace)
    /// A shard has come back from a crash: which partitions was it to give away?
    case restarted
    /// The directory tells a router where a partition is.
    case news(PartitionPlace)
    /// A router asks the directory where a partition is.
    case lookUp(Int, partition: Int)
    /// The directory's answer.
    case located(Int, PartitionPlace)

    /// A router's own clock: the next request comes.
    case arrival
    /// A router's timer: a request takes too long.
    case overdue(Int)
    /// A shard's server is done.
    case served(server: Int)
    /// A shard's answer was slow, and goes out now.
    case late(ShardReply)
    /// A shard has paused in its copying long enough.
    case goOn
    /// A shard's timer: a chunk or a hand-over has not been confirmed.
    case again
    /// The directory's clock: time to take a shard in.
    case addShard
    /// A person asks a router for something.
    case asked(ShardRequest)
  }

  /// What a shard writes to its disk.
  public enum Record: Hashable, Sendable {
    /// A row's newest value.
    case row(ShardRow)
    /// The shard has begun to hand a partition over: it must not serve it any more.
    case leaving(PartitionPlace)
    /// The partition's new owner has confirmed.
    case gone(PartitionPlace)
    /// The shard owns a partition.
    case owned(PartitionPlace)
  }
}
