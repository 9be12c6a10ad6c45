import Lightcone
public import LightconeTrace

/// Finds out why an event happened, by doing the run again without what came before it.
public struct ExplanationSearch: Sendable {
  private let rerun: Rerun
  private let order: CausalOrder

  /// A search in a run.
  public init(_ rerun: Rerun) {
    self.rerun = rerun
    order = CausalOrder(rerun.trace)
  }

  /// Explains an event.
  ///
  /// - Parameters:
  ///   - event: the event.
  ///   - target: what is looked for in changed runs; the event itself if not given.
  ///   - shouldStop: asked after every few steps; true ends the search with what is known.
  /// - Returns: nil if the trace does not have the event.
  /// - Complexity: O(replays × steps) of the budget.
  public func explain(
    _ event: EventNumber, as target: RunTarget? = nil, shouldStop: () -> Bool = { false }
  ) -> Explanation? {
    guard let cone = order.cone(of: event),
      let target = target ?? EventSignature(of: event, in: rerun.trace).map(RunTarget.event)
    else { return nil }
    var tally = Tally()
    let candidates = ExplanationCandidates(rerun, cone).all
    for candidate in candidates {
      guard tally.replays < rerun.budget.replays, !shouldStop() else {
        tally.untried += 1
        continue
      }
      guard var run = rerun.changed(candidate.change) else { continue }
      tally.replays += 1
      let finding = run.look(
        for: target, until: rerun.end, steps: rerun.budget.steps, shouldStop: shouldStop)
      switch finding {
      case .absent: tally.add(candidate, cone)
      case .undecided: tally.undecided += 1
      case .found: break
      }
    }
    let choice = ReasonChoice(rerun.trace, cone, verified: tally.reasons)
    return Explanation(
      event: event, reasons: choice.reasons, furtherCount: choice.furtherCount,
      deed: deed(of: event), silence: choice.silence,
      replays: tally.replays,
      undecided: tally.undecided, untried: tally.untried)
  }

  private func deed(of event: EventNumber) -> Int? {
    rerun.original.deeds.firstIndex { $0.event(in: rerun.trace) == event }
  }

  /// What the changed runs have said so far.
  private struct Tally {
    var reasons: [Explanation.Reason] = []
    var replays = 0
    var undecided = 0
    var untried = 0

    mutating func add(_ candidate: ExplanationCandidates.Candidate, _ cone: Cone) {
      let relation = cone.relation(of: candidate.event)
      let isCause = relation == .past || relation == .itself
      reasons.append(
        Explanation.Reason(
          event: candidate.event, sent: candidate.sent, role: isCause ? .necessary : .absence,
          change: candidate.change))
    }
  }
}
