public import LightconeTrace

/// Why an event happened: what came before it and mattered, and what kept away what would have
/// prevented it.
///
/// What it solves: the past of an event holds nearly everything. Of a hundred events that could have
/// caused it a few did, and which ones only a run without them tells.
///
/// Example: `ExplanationSearch(rerun).explain(EventNumber(57)).reasons`.
///
/// Rules:
/// 1. A reason that is `necessary` lies in the event's past, and without it the event did not happen:
///    the run was done again, and ended without the event.
/// 2. A reason that is an `absence` is concurrent with the event. It is no cause that could have been
///    noticed, but it kept something away: without it, too, the event did not happen.
/// 3. A `trigger` or `context` lies in the past and was not tried, or the event happens without it.
/// 4. There are six reasons at the most: with the event, seven.
///
/// Deviations from a proof: "the same event" means one of the same kind, at the same nodes, with the
/// same words, and for the same time of counting; when it happens does not matter.
///
/// What it does not promise: completeness. Where two things would each have been enough, neither is
/// necessary. And a run that is changed may reach the same event on another way.
///
/// Reading: Lewis, "Causation" (The Journal of Philosophy 1973), for what "without it" means; Zeller,
/// "Isolating Cause-Effect Chains from Computer Programs" (FSE 2002), for finding it by doing a run
/// again.
public struct Explanation: Sendable {
  /// The most reasons that are named.
  public static let maximumReasons = 6

  /// The event.
  public let event: EventNumber
  /// What it is explained by, in the order of the trace.
  public let reasons: [Reason]
  /// How many more were shown to matter, and are not named.
  public let furtherCount: Int
  /// What was done to the run to bring the event about, as a position in ``Timeline/deeds``; nil if the
  /// event is nothing of the kind.
  public let deed: Int?
  /// Where the event's trigger is a timer: what its node had last received from another node before,
  /// if it has received nothing since the timer was set.
  public let silence: Silence?
  /// How many changed runs were done.
  public let replays: Int
  /// How many of them ran out of steps, so that nothing is known.
  public let undecided: Int
  /// How many things were not tried because the budget ran out, or because somebody stopped the search.
  public let untried: Int

  /// A node has heard nothing while a timer ran.
  public struct Silence: Hashable, Sendable {
    /// The event that set the timer.
    public let set: EventNumber
    /// The last message that had come from another node, if there was one.
    public let lastHeard: EventNumber?
  }

  /// One thing that explains an event.
  public struct Reason: Hashable, Sendable {
    /// What it has to do with the event.
    public enum Role: Hashable, Sendable {
      /// It lies in the past, and without it the event does not happen.
      case necessary
      /// It is concurrent, and without it the event does not happen.
      case absence
      /// It began the handler in which the event happened, or sent what arrived.
      case trigger
      /// It lies in the past and tells what state the node was in.
      case context
    }

    /// What happened; of a message that arrived, its arrival.
    public let event: EventNumber
    /// Of a message that arrived, where it was sent.
    public let sent: EventNumber?
    /// What it has to do with the event.
    public let role: Role
    /// The change that showed it, if one did.
    public let change: RunChange?
  }
}
