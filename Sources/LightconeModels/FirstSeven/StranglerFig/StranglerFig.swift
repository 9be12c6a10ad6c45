public import Lightcone
import LightconeTrace

/// A legacy system that is replaced feature by feature while it runs: clients, a facade that routes, the
/// two sides, and the streams that keep two stores alike.
///
/// **What it solves.** A system has to be replaced, and nobody can stop it for that. So a *facade* is put
/// before it, which sends each request to the old side or to the new one. Features move one by one, a
/// small share of requests first (a *canary*), and can go back. When nothing asks the old side any more,
/// it is switched off, and then the facade goes too. Routing is the easy half; the other half is data.
///
/// **Example.** `load strangler-fig stage=1`, then `run` and `metrics`. With `data.mode=cdc flip.at=1s`,
/// `plot divergence` shows the new store behind the old one.
///
/// **Rules.**
/// 1. A client asks at its own pace, whatever the answers (an open loop). If a facade refuses it, it asks
///    the next one at once.
/// 2. A facade works at each request for `facade.latency`, then routes it by its table: a share of reads
///    and a share of writes for each feature. It waits for the answer and passes it on.
/// 3. The operator numbers tables. A facade takes only a newer one, and confirms it. One that comes back
///    from a crash asks for the table before it routes anything.
/// 4. *Shadow traffic*: of a read that the legacy system answers, the new side gets a copy. Its answer goes
///    to no client; the facade compares the two. Values are compared if both speak of the same version.
/// 5. With `data.mode=shared-db` the new side reads and writes the legacy system's database.
/// 6. Otherwise each side has a store. The rows that were there come to the new one by the stream, before
///    all changes. `dual-write`: a side commits to its own store, then has the other side commit, then
///    answers; it takes one write of a row at a time. `outbox`: with the change, in one transaction, the
///    application notes that it is to be sent; a relay sends the notes in order and again until they are
///    confirmed. `cdc`: the database's own log is that note; a connector reads it, and saves its position
///    once the other side has what stands before it.
/// 7. A change that comes by a stream is stored only if its version is newer, and is not streamed back.
/// 8. *Moving writes* to another store, with `fence=on`: facades let writes wait and confirm once none is
///    under way; both streams run dry; then reads move, if they are to; then writes do.
/// 9. *Rollback* is the same change the other way, for all features at once.
/// 10. *Removal*: once every route leads to the new side, clients are told to ask it directly. When all
///     have said yes, facades stop.
/// 11. The legacy database stores cents, the new one whole euros. With `acl=on` a layer translates.
///
/// **Deviations from the pattern.** All new services are one node. A side is application and database in
/// one process. Answers take no time but the network's and the disk's. A facade that is out of order
/// refuses at once, and its outages are given by `facade.availability`. The operator does not crash.
///
/// **What it does not promise.** That a client sees its own write while reads and writes of a feature go to
/// different stores. That a stream without a fence loses nothing. That shadow traffic finds a difference
/// in what nobody asks for. A write that a side still works at when its facade has given it up passes
/// the fence.
///
/// **Reading.** Fowler, "Strangler Fig Application" (2004), for the name. Microsoft, "Strangler Fig
/// pattern" and "Anti-corruption Layer pattern" (Azure Architecture Center). Richardson, "Pattern:
/// Transactional outbox" (microservices.io). Feathers, "Working Effectively with Legacy Code" (2004),
/// for the seams at which a system can be cut.
public enum StranglerFig: System {
  /// What nodes say to each other and to themselves.
  public enum Message: Hashable, Sendable {
    /// A client's own clock: the next request comes.
    case arrival
    /// A person asks a client for a read or a write of a feature's first row.
    case askedByHand(feature: Int, isWrite: Bool)
    /// A client has waited too long.
    case overdue(Int)
    /// A request, to a facade or to a side.
    case request(StranglerRequest)
    /// Its answer.
    case answer(Int, StranglerAnswer)
    /// A facade that is out of order takes no request.
    case refused(Int)

    /// A facade has worked at a request.
    case route(Int)
    /// A server of the facade's station is done.
    case served(server: Int)
    /// A facade has waited too long for a side.
    case expired(Int)
    /// A facade goes out of order, or is in order again.
    case outage(Bool)
    /// Where requests go from now on.
    case table(RoutingTable)
    /// A facade obeys that table; with a fence, no fenced write is under way.
    case obeyed(Int)
    /// A facade that comes back asks for the table.
    case whereTo
    /// A facade has seen an error of the new code.
    case errorSeen
    /// A client is to ask a side directly.
    case askDirectly(Side)
    /// A client does.
    case asksDirectly
    /// A facade is no longer needed.
    case stop

    /// The new side asks the legacy database, in one shared store.
    case query(StranglerRequest)
    /// What the database says.
    case queried(Int, MigratedRow?)
    /// Between the two writes of a dual write.
    case secondWrite(Int)
    /// The other side is to commit a row too.
    case copy(Int, MigratedRow)
    /// It has.
    case copied(Int)
    /// The other side takes too long.
    case copyOverdue(Int)

    /// Time to send changes on.
    case relay
    /// No confirmation has come.
    case relayAgain
    /// Changes in order; the first has the given place in its side's log.
    case changes([MigratedRow], of: Side, from: Int)
    /// All before that place have arrived.
    case confirmed(Int, of: Side)
    /// A node that comes back asks for the changes of a side, from where they are not confirmed.
    case resend(Side)
    /// Say when all of your changes have arrived.
    case drain
    /// They have.
    case drained

    /// The operator's timetable.
    case alarm(OperatorAlarm)
    /// A person tells the operator what to do.
    case orderedByHand(OperatorOrder)
  }

  /// What nodes write to their disks.
  public enum Record: Hashable, Sendable {
    /// A node has started for the first time.
    case began
    /// A store has a row; with data.mode=outbox this is the note for the relay too.
    case committed(MigratedRow)
    /// The note for the relay, in a transaction of its own (a defect).
    case noted(Int)
    /// The connector's position in the log of a side.
    case position(Int, of: Side)
  }
}

/// What the operator has planned for a time.
public enum OperatorAlarm: Hashable, Sendable {
  /// People look at errors.
  case look
  /// The first half of a flip.
  case flipFirst
  /// Its second half.
  case flipSecond
  /// Everything goes back.
  case rollBack
  /// The timetable's next step.
  case step
  /// A side has not said that its changes have arrived.
  case askAgain
}

/// What a person can tell the operator.
public enum OperatorOrder: Hashable, Sendable {
  /// Gives the canary a share of a feature.
  case canary(feature: Int)
  /// Moves the reads, the writes or both of a feature.
  case flip(feature: Int, reads: Bool, writes: Bool)
  /// Moves everything back.
  case rollBack
  /// Removes the facade.
  case removeFacade
}
