public import Lightcone
public import LightconeTrace

/// A saga, orchestrated: a long transaction as a row of short ones, each with a compensation.
///
/// **What it solves.** A transaction over several services that nobody wants to keep locked while the
/// others work. Each step commits by itself. If a later step cannot be done, the earlier ones are made
/// good by *compensations*, in reverse.
///
/// **Example.** `load saga participants=3 step.fail.at=3`, then `run` and `diagram`.
///
/// **Rules.**
/// 1. The orchestrator writes down, and forces to disk, what it is about to ask before it asks.
/// 2. A service does a step as one local transaction: it locks its row, forces the change to disk,
///    frees the row and answers.
/// 3. A step that is not answered in time is asked for again, up to a number of attempts. Steps are
///    idempotent: a service that has done a step answers again and does nothing.
/// 4. If a step is refused, the steps before it are compensated, last first.
/// 5. If a step stays unanswered, its outcome is *unknown*: it is compensated too.
/// 6. A compensation is asked for until it is answered. It may fail for a while, but never for good.
/// 7. A compensation of a step that was not done changes nothing, but leaves a *tombstone*: the step,
///    should it arrive late, is refused.
/// 8. An orchestrator that comes back from a crash goes on where its log ends.
///
/// **Deviations from the paper.** The paper's sagas run inside one database; here each step is at
/// another service, and the orchestrator's log takes the place of the database's.
///
/// **What it does not promise.** Isolation: everybody can see a half-done order. Undo: a compensation
/// is a new change that makes good, not a change that never was.
///
/// **Reading.** Garcia-Molina and Salem, "Sagas" (SIGMOD 1987), sections 2 to 4 for compensation and
/// the saga log.
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
    /// An orchestrator's timer: an answer is missing, or a failed compensation is due again.
    case overdue(SagaID, step: Int)
    /// A client's timer: time for the next order.
    case nextOrder
    /// What readers and rivals say.
    case row(RowMessage)
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
    /// The saga is over.
    case ended(SagaID, SagaOutcome)
    /// A service has done its step.
    case executed(SagaID, at: Instant)
    /// A service has made its step good.
    case compensated(SagaID, at: Instant)
    /// A service was asked to make good what it had not done.
    case tombstone(SagaID)
  }
}

/// The number of a saga, counted from 1.
public struct SagaID: Hashable, Comparable, Sendable, CustomStringConvertible {
  let number: Int

  /// Whether the first was asked for earlier.
  public static func < (first: SagaID, second: SagaID) -> Bool { first.number < second.number }

  /// The number as `S1`.
  public var description: String { "S\(number)" }
}

/// How a saga ends.
public enum SagaOutcome: String, Hashable, Sendable {
  /// All steps are done.
  case completed
  /// All steps that may have been done are made good.
  case compensated
}
