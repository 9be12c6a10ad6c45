public import Lightcone
public import LightconeDiagnostics
import LightconeTrace

/// Makes a run that fails as short and as plain as can be.
///
/// What it solves: a failing run of a sweep or of a nemesis has dozens of faults and events, and one of
/// them is to blame. The shortest run that fails the same way explains itself.
///
/// Example:
///
/// ```swift
/// let failure = try #require(RunFailure(atomic))
/// let shrunk = try RunShrinker(model, settings, timeline, failure).shrink()
/// print(shrunk)  // 14 faults and 6 changed settings -> 1 fault and 1 changed setting; ...
/// ```
///
/// Rules:
/// 1. The failure stays the same: the property that is violated, or the condition that is not met.
///    How it comes about may change.
/// 2. Faults, other deeds and changed settings are taken out by ``Shrinker``, those that need each
///    other in pairs; then values become smaller, faults plainer, moments rounder, the seed small.
///    All this is done again until nothing changes.
/// 3. A deed is kept by its time and the steps taken at that time. Where it has become impossible, it
///    is left out. A deed right after an event follows the event: if its number has changed, the
///    same happening is looked for under its new number.
/// 4. A run that breaks an `always` property ends where it does.
/// 5. A failure that shows at the end of the run does so without more harm that lasts: a crash keeps
///    its restart, a cut its repair.
/// 6. Each run that is taken is done once more from its token, and judged by ``PropertyCheck``.
///
/// What it does not promise: the shortest run of all, see ``Shrinker``; nor that the failure has the
/// same cause as before.
///
/// Reading: Zeller and Hildebrandt (see ``Shrinker``); Claessen and Hughes, "QuickCheck" (ICFP 2000);
/// Scott et al., "Minimizing Faulty Executions of Distributed Systems" (NSDI 2016).
public struct RunShrinker: Sendable {
  private let model: Model
  private let settings: Settings
  private let timeline: Timeline
  private let failure: RunFailure
  private let budget: Int

  /// Prepares to shrink a run.
  ///
  /// - Parameters:
  ///   - timeline: the run up to the point where one stands; what was done later is left out.
  ///   - failure: what is wrong with it.
  ///   - budget: how many runs may be done.
  public init(
    _ model: Model, _ settings: Settings, _ timeline: Timeline, _ failure: RunFailure,
    budget: Int = 2_000
  ) {
    self.model = model
    self.settings = settings
    self.timeline = timeline
    self.failure = failure
    self.budget = budget
  }

  /// Prepares to shrink the run of a plan.
  ///
  /// - Throws: a ``Diagnostic`` if settings or interventions are impossible.
  public init(
    _ plan: RunPlan, _ failure: RunFailure, budget: Int = 2_000
  ) throws(Diagnostic) {
    var timeline = Timeline(try plan.model.simulation(plan.settings))
    for intervention in plan.interventions {
      do throws(FaultProblem) {
        try timeline.intervene(intervention)
      } catch {
        throw Diagnostic(.badFault, "the run cannot be made: \(error)")
      }
    }
    _ = timeline.run(until: plan.end)
    self.init(plan.model, plan.settings, timeline, failure, budget: budget)
  }

  /// Shrinks the run.
  ///
  /// - Parameters:
  ///   - shouldStop: asked during each run; true ends the work with what was found by then.
  ///   - report: told before each run how many were done, and how many parts the best so far has.
  /// - Throws: ``RunShrinkerProblem`` if there is nothing to shrink.
  /// - Complexity: O(runs × steps), each run twice at the most.
  public func shrink(
    shouldStop: @escaping () -> Bool = { false },
    report: @escaping (_ runs: Int, _ parts: Int) -> Void = { _, _ in }
  ) throws(RunShrinkerProblem) -> ShrunkRun {
    guard failure.isShown(by: timeline, settings: settings) else { throw .notFailing }
    guard let start = try? model.simulation(settings) else { throw .notRepeatable }
    var ahead = timeline
    let isOver = ahead.run(atMost: 1).reason == .quiescent
    let replay = RunReplay(
      model: model, failure: failure, names: start.nodes.map(\.name), end: timeline.current.now,
      endIsFixed: failure.moment == .end && !isOver,
      allowedHarm: LastingHarm(timeline.current.trace))
    let whole = RunVariant(
      seed: settings.seed,
      parts: ShrinkDeed.all(of: timeline, from: start).map { .deed($0) }
        + settings.differences.map { .setting(ShrinkSetting(name: $0.name, value: $0.value)) })
    var search = RunSearch(
      whole, replay: replay, budget: budget, shouldStop: shouldStop, report: report)
    guard let isDone = search.shrink(), let shown = replay.run(search.best, shouldStop: { false })
    else { throw shouldStop() ? .stopped : .notRepeatable }
    return ShrunkRun(
      timeline: shown.timeline, settings: shown.settings,
      before: RunLength(timeline, settings), after: RunLength(shown.timeline, shown.settings),
      runCount: search.runCount, isMinimal: isDone, isSimpler: search.best != whole)
  }
}
