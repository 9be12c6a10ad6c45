public import Lightcone
import LightconeTrace

/// Replicas that keep one register or counter together, and a client beside each: what they can still
/// promise when the network between them is cut, and what it costs when it is not.
///
/// **What it solves.** Copies of one thing stand in several places, so that reads are near and a lost
/// place loses nothing. When places cannot reach each other, each of them has to choose: refuse, or
/// answer without knowing what the others do (CAP). When they can, each has to choose too: wait for
/// others, or answer at once (PACELC).
///
/// **Example.** `load cap mode=cp`, then `run` and `metrics`: three of five replicas answer during the
/// cut, two do not. With `mode=ap-lww` all answer, and `check linearizable as register` says what that
/// cost.
///
/// **Rules.**
/// 1. A client asks the replica beside it, at a fixed rate, whatever the answers. It gives an operation
///    up after `op.timeout`.
/// 2. `cp`: two rounds to all replicas, each until a majority has answered. A write asks for the newest
///    version, then stores a newer one; a read asks for the newest value, then stores it again. With
///    `writers=1` the only writer knows the newest version and needs one round.
/// 3. `cp-leader`: a majority promises a leader for the length of a lease to help nobody else. The
///    leader numbers writes and waits for a majority to store them; it answers reads alone while its
///    lease lasts, counted from the moment at which it asked for it. A new leader first brings the
///    newest value that a majority knows of to a majority. Everybody else sends operations to the leader.
/// 4. `ca`: one round, until *every* replica has answered. A read whose answers differ stores the newest
///    one first.
/// 5. The three `ap` modes answer alone, after `intra.latency`. Each write is sent to all, and sent again
///    every `exchange.interval` to those who have not confirmed it.
/// 6. `ap-lww`: a write carries a timestamp of its replica's wall clock; the later one wins. `ap-siblings`: a
///    write replaces what its writer has read, and stands beside what it has not. `ap-crdt`: a write
///    adds one to a counter with a place for each replica; copies merge by the larger count of each place.
/// 7. A replica writes to its disk before it confirms or answers. After a crash it goes on with what its
///    disk kept; the client beside it does not come back.
///
/// **Deviations from the papers.** In Gilbert and Lynch a request may wait for ever and still counts as
/// answered when the cut heals; here it has a deadline, so the share of answered requests is *yield* (Fox
/// and Brewer). A replica's own copy answers without a message. A leader's lease takes clocks that run at
/// the same speed.
///
/// **What it does not promise.** That one of the modes is right for you. `cp` modes: an answer on a side
/// without a majority. `ap` modes: the newest value, and with `ap-lww` that an acknowledged write
/// survives. `ca`: anything in a cut.
///
/// **Reading.** Gilbert and Lynch, "Brewer's Conjecture and the Feasibility of Consistent, Available,
/// Partition-Tolerant Web Services" (SIGACT News 33:2, 2002). Brewer, "CAP Twelve Years Later" (IEEE
/// Computer 45:2, 2012). Abadi, "Consistency Tradeoffs in Modern Distributed Database System Design"
/// (IEEE Computer 45:2, 2012), for PACELC. Attiya, Bar-Noy and Dolev, "Sharing Memory Robustly in
/// Message-Passing Systems" (JACM 42:1, 1995). Gray and Cheriton, "Leases" (SOSP 1989). Shapiro and
/// others, "Conflict-free Replicated Data Types" (SSS 2011). Fox and Brewer, "Harvest, Yield, and
/// Scalable Tolerant Systems" (HotOS 1999).
public enum CAPTheorem: System {
  /// What replicas say to each other and to themselves.
  public enum Message: Hashable, Sendable {
    /// Time for the client's next operation.
    case arrive
    /// A person asks the client for a read, or for the write of a value.
    case askedByHand(value: Int?)
    /// An operation takes too long.
    case overdue(operation: Int)
    /// An operation has its answer: of the replica itself, or of its leader.
    case answer(operation: Int, String)

    /// A replica asks what another stores.
    case ask(operation: Int)
    /// What it stores.
    case tell(operation: Int, StoredValue)
    /// A replica wants a value stored.
    case store(operation: Int, StoredValue)
    /// The other stores that value, or a newer one.
    case stored(operation: Int)

    /// A candidate or leader asks for a lease.
    case claim(term: Int, round: Int)
    /// The promise to help nobody else for a lease, with what the replica stores.
    case promise(term: Int, round: Int, StoredValue)
    /// The replica has promised to a later term.
    case refusal(term: Int)
    /// A client's operation on its way to the leader: a read, or the write of a value.
    case forward(operation: Int, value: Int?)
    /// A leader wants a value stored.
    case replicate(term: Int, StoredValue)
    /// A follower stores it.
    case replicated(RegisterVersion)
    /// Time to stand for leader.
    case candidacy
    /// Time to ask for more of the lease.
    case renewal

    /// All that a replica holds.
    case push(number: Int, ReplicatedData)
    /// The other has taken it over.
    case confirm(number: Int)
    /// Time to send it again.
    case pushAgain
  }

  /// What replicas write to their disks.
  public enum Record: Hashable, Sendable {
    /// A value of the register.
    case stored(StoredValue)
    /// The term of a promise.
    case promised(term: Int)
    /// All that a replica holds that answers alone.
    case data(ReplicatedData)
    /// The client beside the replica has added one to the counter.
    case added
    /// The client beside the replica has begun its first operation.
    case begun
  }
}
