public import Lightcone
public import LightconeTrace

/// A saga: a long transaction as a row of short ones, each with a compensation.
///
/// **What it solves.** A transaction over several services that nobody wants to keep locked while the
/// others work. Each step commits by itself. If a later step cannot be done, the earlier ones are made
/// good by *compensations*, in reverse.
///
/// **Example.** `load saga participants=3 step.fail.at=3`, then `run` and `diagram`; the same with
/// `mode=choreographed`.
///
/// **Rules of every saga.**
/// 1. A service does a step as one local transaction: it locks its row, forces the change to disk,
///    frees the row and tells others.
/// 2. A step that comes again changes nothing, and neither does a compensation that comes again.
/// 3. If a step is refused, the steps before it are compensated, last first. A compensation is asked
///    for until it is done. It may fail for a while, but never for good.
/// 4. Steps before the *pivot* can be compensated. The pivot decides. Steps behind it are *retriable*:
///    they are asked for until they are done, and never made good.
/// 5. With the *semantic lock* a step marks its row as pending until the saga is over. A row that is
///    pending refuses everybody else, and warns those who read it.
///
/// **Rules with `mode=orchestrated`.**
/// 6. The orchestrator writes down, and forces to disk, what it is about to ask before it asks. After a
///    crash it goes on where its log ends.
/// 7. A step that is not answered in time is asked for again, up to a number of attempts. If it stays
///    unanswered, its outcome is *unknown*: it is compensated too. The pivot cannot be compensated, so
///    it is asked for until it is answered.
/// 8. A compensation of a step that was not done changes nothing, but leaves a *tombstone*: the step,
///    should it arrive late, is refused.
/// 9. Marks are taken off once every step is done, before the saga ends: a message and an answer for
///    each.
///
/// **Rules with `mode=choreographed`.**
/// 10. Nobody asks. Each service listens to its neighbours: its step is due when the one before it is
///     done, its compensation when the one behind it was refused or made good.
/// 11. What a service has written it publishes, until whoever listens confirms it (an *outbox*).
/// 12. An event is confirmed once what it asks for is on disk. What could not be done this time is not
///     confirmed, and so comes again.
///
/// **Deviations from the paper.** The paper's sagas run inside one database; here each step is at
/// another service, and the orchestrator's log takes the place of the database's. Pivot and retriable
/// steps, the semantic lock and choreography come from practice. Events go from service to service
/// without a broker: their confirmations are counted apart.
///
/// **What it does not promise.** Isolation: everybody can see a half-done order; a mark says that it is
/// one, and makes others wait. Undo: a compensation is a new change that makes good, not a change that
/// never was. An end: a step behind the pivot that is refused for good leaves a saga half done for ever.
/// With choreography nobody knows how a saga stands, nobody can give it up, and a client that has
/// forgotten the answer cannot ask for it again.
///
/// **Reading.** Garcia-Molina and Salem, "Sagas" (SIGMOD 1987), sections 2 to 4 for compensation and
/// the saga log. Richardson, "Microservices Patterns" (2018), chapter 4, for choreography, pivot and
/// semantic lock.
public enum Saga: System {
  /// What the roles say to each other, and to themselves.
  public enum Message: Hashable, Sendable {
    /// A client asks for an order.
    case order(SagaID)
    /// The client learns how it ended.
    case outcome(SagaID, SagaOutcome)
    /// Do a step.
    case execute(SagaID, step: Int)
    /// The step is done.
    case executed(SagaID, step: Int)
    /// The step cannot be done, for good.
    case refused(SagaID, step: Int)
    /// Make a step good.
    case compensate(SagaID, step: Int)
    /// The step is made good.
    case compensated(SagaID, step: Int)
    /// It could not be made good this time.
    case compensationFailed(SagaID, step: Int)
    /// All steps are done: the row is no longer pending.
    case settle(SagaID, step: Int)
    /// The mark is off the row.
    case settled(SagaID, step: Int)
    /// An orchestrator's timer: an answer is missing, or a failed compensation is due again.
    case overdue(SagaID, step: Int)
    /// A service publishes what it did.
    case happened(SagaEvent)
    /// Whoever listens has done what the event asks for.
    case confirmed(SagaEvent)
    /// A publisher's timer: the event is not confirmed by all who listen.
    case unconfirmed(SagaEvent)
    /// A client's timer: time for the next order.
    case nextOrder
    /// What readers and rivals say.
    case row(RowMessage)
    /// The value of a row that is pending.
    case pendingValue(poll: Int, Int)
    /// A person asks the client for one more order.
    case askedByHand
  }

  /// What the roles write to their disks.
  public enum Record: Hashable, Sendable {
    /// The orchestrator begins a saga for a client.
    case began(SagaID, client: NodeID)
    /// It is about to ask for a step.
    case step(SagaID, Int)
    /// It is about to compensate a step.
    case compensation(SagaID, Int)
    /// Every step is done; it is about to have the marks taken off.
    case settling(SagaID)
    /// The saga is over.
    case ended(SagaID, SagaOutcome)
    /// A service has done its step.
    case executed(SagaID, at: Instant)
    /// A service has made its step good.
    case compensated(SagaID, at: Instant)
    /// A service was asked to make good what it had not done.
    case tombstone(SagaID)
    /// A service has refused its step, and stands by that.
    case refused(SagaID)
    /// A service has taken its mark off.
    case settled(SagaID)
    /// All who listen have confirmed an event.
    case confirmed(SagaEvent)
  }
}
