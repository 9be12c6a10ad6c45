public import Lightcone
import LightconeTrace

/// Orders are taken by one part of a system and shown by another (CQRS: command query responsibility
/// segregation).
///
/// **What it solves.** Taking an order and showing orders want different things. A command checks rules
/// and changes little; a query reads much, in a form made for the reader. With one model and one database
/// they stand in one queue, and neither form fits. CQRS gives queries a model of their own, the *views*.
/// What is new then is a time in which the two differ.
///
/// **Example.** `load cqrs mode=cqrs`, then `run for 5s`, `metrics` and `plot lag histogram`.
///
/// **Rules.**
/// 1. `mode=shared`: one database with `db.threads` threads and one queue serves commands and queries.
/// 2. `mode=one-database`: the same, but each command also writes the views, in its own transaction, and
///    queries read them. There is no second store, no log of events and no delay.
/// 3. `mode=cqrs`: a command appends an *event* to a log; the log is the truth. A *projector* folds events
///    into three views: a table of orders, a counter, and an index from products to orders. It sends each
///    change to the read replicas. Queries go to a replica, drawn by chance.
/// 4. A command loads its product when a thread takes it up, decides, and appends only if the product
///    still has the version that it loaded (*expected version*). Else it is refused.
/// 5. The log is sent to the projector event by event, at least once: from `offset + 1` when the projector
///    comes back from a crash, or notices a gap. It applies events in the order of their positions.
/// 6. With `projection=queue` the projector is one server with a queue. Its service time has the law of
///    `projection.lag`, with the mean 1 / (write.rate + 1 / lag). Where orders come by chance and the law
///    is exponential, an event's time in the projector is then exponential with the mean `lag` (M/M/1).
///    With `projection=independent` each event takes a `projection.lag` of its own, and still waits for
///    its turn.
/// 7. The projector saves how far it has come, its *offset*: with the view in one transaction, after it, or
///    before it. In the latter two it may crash in between.
/// 8. With `projector.dedupe` it skips an event whose position the views have already. That position is
///    stored with the views. Without it, each delivery is applied.
/// 9. An acknowledged order carries a *version token*, its position. With `consistency=read-your-writes`
///    the look-up carries it too, and a replica answers once it has come that far. With
///    `consistency=wait` it is the order that is acknowledged only when all replicas show it.
/// 10. A rebuild folds the whole log into new views beside the old ones. When both stand at the same
///     position they are compared, and the new ones take over.
/// 11. Events are never changed. Those of an older form lack the number of pieces; who reads them takes
///     it for one (*upcasting*).
/// 12. With `mail` the projector has a mail sent for each order that it applies, and for none that it
///     replays.
/// 13. A query sees the views as they are when a thread takes it up.
///
/// **Deviations.** There is one log and one projector, so that all events have one order. Larger systems
/// divide the log, and keep the order of each product's events only. Projecting takes no thread of the
/// replicas. The log's and the views' disk writes are part of the costs, and take no further time. Changes
/// to replicas are not sent again: a replica notices a gap at the next change, and asks for a copy of all.
///
/// **What it does not promise.** A query may miss what was acknowledged, unless it brings a token. A token
/// of one customer says nothing about others' orders. A replica that waits for a token answers late, or
/// not at all while the projector is down. Commands have no number by which a repeated one is known, so a
/// customer that does not hear may not ask again.
///
/// **Reading.** Greg Young, "CQRS Documents" (2010). Martin Fowler, "CQRS" (2011) and "Event Sourcing"
/// (2005). Microsoft, "CQRS pattern" and "Materialized View pattern" (Azure Architecture Center). Terry et
/// al., "Session Guarantees for Weakly Consistent Replicated Data" (PDIS 1994), for read your writes.
/// Burke, "The Output of a Queuing System" (1956), for why events leave the database as orders come.
public enum CQRS: System {
  /// What the roles say to each other, and to themselves. A request's number is the sender's own.
  public enum Message: Hashable, Sendable {
    /// A customer orders pieces of a product.
    case order(Int, product: Int, pieces: Int)
    /// The order is in the log, at this position: the version token.
    case accepted(Int, position: Int)
    /// The order is refused.
    case refused(Int, Refusal)
    /// Asks for an order by its position, or for nothing in particular; the answer is to be as new as
    /// the token.
    case look(Int, position: Int?, token: Int)
    /// What the views say of it; nil if they do not have it.
    case seen(Int, OrderLine?)
    /// The log brings an event to the projector.
    case event(OrderEvent)
    /// The projector asks for all events behind a position, and for those to come.
    case subscribe(after: Int)
    /// The log has come back, and is that long.
    case logEnd(Int)
    /// The projector asks for old events, to build the views anew.
    case replay(after: Int)
    /// They are these.
    case replayed([OrderEvent])
    /// The projector tells a replica of a change of the views, by the change's number.
    case update(Int, OrderEvent)
    /// The projector gives a replica a copy of all views.
    case snapshot(OrderViews)
    /// A replica asks for a copy.
    case join
    /// A replica shows everything up to a position.
    case updated(Int)
    /// All replicas show everything up to a position.
    case visible(Int)
    /// A mail to the customer about an order.
    case mail(Int)
    /// The next customer or visitor comes.
    case arrival
    /// A customer looks for the order that it has placed.
    case lookAgain(position: Int)
    /// A customer's timer: a request takes too long.
    case overdue(Int)
    /// A thread is done.
    case served(thread: Int)
    /// The projector's server is done with an event.
    case projected
    /// An event's own lag is over.
    case lagOver(OrderEvent)
    /// The second half of what the projector does with an event: it saves the offset.
    case saveOffset(Int)
    /// The second half where the offset comes first: it applies the event.
    case applyBehindOffset(OrderEvent)
    /// Time to build the views anew.
    case rebuild
    /// Replayed events are folded.
    case folded
    /// A person has a customer order something.
    case askedToOrder(product: Int, pieces: Int)
    /// A person has a customer look for its last order.
    case askedToLook
  }

  /// Why an order is refused.
  public enum Refusal: Hashable, Sendable {
    /// There is not enough left.
    case soldOut
    /// The product has changed while the order was being decided.
    case conflict
  }

  /// What the database and the projector write to their disks.
  public enum Record: Hashable, Sendable {
    /// The log: an order was accepted.
    case ordered(OrderEvent)
    /// The projector's views have taken in an event.
    case applied(OrderEvent)
    /// The projector has come that far.
    case offset(Int)
    /// The projector's views were replaced by these.
    case rebuilt(OrderViews)
  }
}
