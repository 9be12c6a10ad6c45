public import Lightcone
public import LightconeDiagnostics
public import LightconeTrace

/// A run in two phases: first with faults, in which nothing bad may happen, then healed, in which the
/// work must get done.
///
/// What it solves: while the network is cut nobody can demand progress, and afterwards nobody may
/// excuse its absence. One run with both phases asks for safety all the time and for liveness at the
/// end.
///
/// Example:
///
/// ```swift
/// let faults = try NemesisPlan(
///   .isolateOne, on: nodes, until: .start + .seconds(20), every: .seconds(4))
/// let report = try PhasedRun(plan, nemeses: [faults]).report()
/// ```
///
/// Rules:
/// 1. The nemeses' plans are added to what the run plan does already.
/// 2. `always` is judged after every step of both phases.
/// 3. `eventually` is judged where the run ends, once everything has been healed; a run that is not
///    over there leaves it undecided.
/// 4. `sometimes` may be seen in either phase.
///
/// Deviations: liveness speaks of runs without an end, and this one ends: what has not happened by then
/// is judged only if nothing is left that could let it happen.
///
/// What it does not promise: anything about other schedules of the same faults; or a second phase
/// without faults, if the run plan itself has some that come after the last heal.
///
/// Reading: Alpern and Schneider, "Defining Liveness" (1985); Lamport, "Proving the Correctness of
/// Multiprocess Programs" (1977).
public struct PhasedRun: Sendable {
  private let plan: RunPlan
  private let nemeses: [NemesisPlan]

  /// Creates a run in two phases.
  public init(_ plan: RunPlan, nemeses: [NemesisPlan]) {
    self.plan = plan
    self.nemeses = nemeses
  }

  /// What a run in two phases has shown.
  public struct Report: Sendable {
    /// When everything was healed: the border between the phases.
    public let healed: Instant
    /// What the run says about each property, in the model's order.
    public let results: [PropertyResult]
    /// The run, standing at its end.
    public let timeline: Timeline

    /// Violated if one property is, else undecided if one of those that must hold is, else holds.
    /// A `sometimes` property that was not seen does not count.
    public var verdict: Verdict {
      if results.contains(where: { $0.verdict == .violated }) { return .violated }
      let isOpen = results.contains { $0.verdict == .undecided && $0.property.kind != .sometimes }
      return isOpen ? .undecided : .holds
    }
  }

  /// Does the run.
  ///
  /// - Parameter shouldStop: asked after every step; true leaves undecided what is not decided yet.
  /// - Throws: a ``Diagnostic`` if settings, faults or the plan's end are impossible.
  public func report(shouldStop: () -> Bool = { false }) throws(Diagnostic) -> Report {
    let healed = nemeses.map(\.end).max() ?? .start
    guard healed < plan.end else {
      throw Diagnostic(
        .badFault, "the faults last until \(healed), and the run ends at \(plan.end)",
        expected: "a run that ends later than its faults")
    }
    var timeline = Timeline(try plan.model.simulation(plan.settings))
    let faults = nemeses.flatMap { $0.interventions(seed: plan.settings.seed) }
    for intervention in plan.interventions + faults {
      do throws(FaultProblem) {
        _ = try timeline.intervene(intervention)
      } catch {
        throw Diagnostic(.badFault, "the run cannot be made: \(error)")
      }
    }
    _ = timeline.run(until: plan.end, shouldStop: shouldStop)
    let results = PropertyCheck.run(
      plan.model.properties, along: timeline, shouldStop: shouldStop)
    return Report(healed: healed, results: results, timeline: timeline)
  }
}
