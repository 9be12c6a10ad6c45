import Lightcone
public import LightconeTrace

/// Finds the nearest changes of a run that make something true which is not.
///
/// What it solves: "why is it not committed?" has no event to point at. What can be said is what would
/// have to be different, and a run shows whether it would be enough.
///
/// Example:
///
/// ```swift
/// let answer = SupportSearch(rerun).answer(.condition(from: now) { $0.metric("committed") == .number(1) })
/// ```
///
/// Rules:
/// 1. Only single changes are tried: the run goes on; a message in flight arrives now; a node that is
///    down or paused comes back now, a wire is released, a cut repaired; something that was done is left
///    out; a crash that the model planned is followed by a restart at once; a wire from which a message
///    was lost by chance loses nothing from then on.
/// 2. A change counts if the changed run makes it true at or after the present time, by its end.
/// 3. If going on is enough, nothing else is tried. Else changes of the present come first, then those
///    of the past, the latest first.
///
/// What it does not promise: that a change which is not listed would not do, or two together.
public struct SupportSearch: Sendable {
  /// A change that makes it true.
  public struct Support: Hashable, Sendable {
    /// The change.
    public let change: RunChange
    /// The event of the original that the change takes back or prevents, if it is about one.
    public let about: EventNumber?
    /// The last event of the changed run before the moment at which it becomes true.
    public let event: EventNumber
    /// That moment.
    public let time: Instant
  }

  /// What the changed runs say.
  public struct Answer: Hashable, Sendable {
    /// The changes that make it true, the nearest first.
    public var supports: [Support] = []
    /// The changes that were tried, the helpful ones included.
    public var tried: [RunChange] = []
    /// How many of them ran out of steps.
    public var undecided = 0
    /// How many were not tried because the budget ran out or somebody stopped the search.
    public var untried = 0
  }

  private let rerun: Rerun

  /// A search in a run.
  public init(_ rerun: Rerun) { self.rerun = rerun }

  /// Tries changes.
  ///
  /// - Parameters:
  ///   - target: what is to become true.
  ///   - shouldStop: asked after every few steps; true ends the search with what is known.
  /// - Complexity: O(replays × steps) of the budget.
  public func answer(
    _ target: RunTarget, shouldStop: () -> Bool = { false }
  ) -> Answer {
    var answer = Answer()
    for candidate in SupportCandidates(rerun).all {
      guard answer.tried.count < rerun.budget.replays, !shouldStop() else {
        answer.untried += 1
        continue
      }
      guard var run = rerun.changed(candidate.change) else { continue }
      answer.tried.append(candidate.change)
      let finding = run.look(
        for: target, until: rerun.end, steps: rerun.budget.steps, shouldStop: shouldStop)
      switch finding {
      case .found(let event, let time):
        answer.supports.append(
          Support(change: candidate.change, about: candidate.about, event: event, time: time))
        if candidate.change == .goOn { return answer }
      case .undecided: answer.undecided += 1
      case .absent: break
      }
    }
    return answer
  }
}
