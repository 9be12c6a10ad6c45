public import Lightcone
import LightconeTrace

/// A replicated register: several replicas keep one value, and clients read and write it through
/// quorums.
///
/// **What it solves.** One value must outlive the crash of those who keep it, and stay readable and
/// writable while some of them are away. Everybody who uses it wants to see one register, not several.
///
/// **Example.** `load replicated-register clients=3 operations=4`, then `run`, `history` and
/// `check linearizable as register`.
///
/// **Rules.**
/// 1. A value carries a *version*: a number, and the client that wrote it, which decides between equal
///    numbers. A newer version replaces an older one, never the other way round.
/// 2. A replica that is told to store forces the value to its disk before it says so.
/// 3. A *write* asks all replicas for their versions and waits for a read quorum. It takes the next
///    number, tells all replicas to store, and ends once a write quorum has stored.
/// 4. A *read* asks all replicas and waits for a read quorum. The newest value among the answers is its
///    answer. Before it ends it writes that value back: it tells all replicas to store it, and waits for
///    a write quorum.
/// 5. If a read quorum and a write quorum always have a replica in common (R + W > N), a read that
///    begins after a write has ended hears of it. The write-back keeps two reads, one after the other,
///    from seeing the new value first and the old one then.
/// 6. With `protocol=single-writer` the only writer counts the versions itself and needs no question.
/// 7. Whoever has waited too long gives up. A write that has told nobody to store, and a read, have
///    failed: they changed nothing. Another write may have been done or not: its outcome is unknown, and
///    the client ends.
/// 8. A client that crashes does not come back: what it had asked for stays open.
///
/// **Deviations from the papers.** Attiya, Bar-Noy and Dolev bound the size of version numbers; here
/// they grow. Replicas crash and come back with what their disks kept; in the paper a crash is for ever.
/// `ask=quorum` asks as many replicas as are needed, as Cassandra's reads do.
///
/// **What it does not promise.** An answer while fewer replicas than a quorum are up. Anything stronger
/// than a register: who reads a value and writes one that depends on it may overwrite another's write.
///
/// **Reading.** Gifford, "Weighted Voting for Replicated Data" (SOSP 1979). Attiya, Bar-Noy and Dolev,
/// "Sharing Memory Robustly in Message-Passing Systems" (JACM 42:1, 1995). Lynch and Shvartsman, "Robust
/// Emulation of Shared Memory Using Dynamic Quorum-Acknowledged Broadcasts" (FTCS 1997), for many
/// writers.
public enum ReplicatedRegister: System {
  /// What clients and replicas say to each other, and to themselves.
  public enum Message: Hashable, Sendable {
    /// A client asks what a replica stores.
    case ask(round: Int)
    /// What the replica stores.
    case tell(round: Int, StoredValue)
    /// A client wants a value stored.
    case store(round: Int, StoredValue)
    /// The replica stores that value, or a newer one.
    case stored(round: Int)
    /// A client has thought: time for its next operation.
    case begin
    /// A client's timer: an operation takes too long.
    case overdue
  }

  /// What replicas and clients write to their disks.
  public enum Record: Hashable, Sendable {
    /// A replica's value.
    case stored(StoredValue)
    /// A client has begun its first operation.
    case begun
  }
}
