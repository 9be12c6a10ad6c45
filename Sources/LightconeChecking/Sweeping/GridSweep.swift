public import Lightcone
public import LightconeDiagnostics
import LightconeTrace

/// Runs a model for all combinations of values and seeds, and notes what each run shows.
///
/// What it solves: one run is an anecdote. A sweep asks how a number grows with a parameter, how often
/// something is seen, and whether a property fails anywhere in a whole grid.
///
/// Example:
///
/// ```swift
/// let grid = SweepGrid(
///   axes: [try SweepAxis("participants", parsing: "2..20")], seeds: 1...100)
/// let sweep = try GridSweep(plan, over: grid, metrics: ["messages"])
/// let result = try sweep.run(workers: 4)
/// ```
///
/// Rules:
/// 1. What is impossible (a parameter, a value, a metric, a size) is refused before the first run.
/// 2. What is done to the run in its plan is done in every run, at its time.
/// 3. The result is the same, byte for byte, for any number of workers.
/// 4. A run ends where the plan ends; if `until` is varied, where that says.
///
/// What it does not promise: a sweep is no proof. It says what happened in the runs that were done,
/// and nothing of others.
public struct GridSweep: Sendable {
  /// When properties are looked at.
  public enum Judging: String, Hashable, Sendable, CaseIterable {
    /// After every step.
    case everyStep = "every-step"
    /// Only where the run ends: faster, but `always` cannot be shown to hold.
    case atEnd = "at-end"
  }

  /// What is run, and what is done to it.
  public let plan: RunPlan
  /// What is varied, with values as settings print them.
  public let grid: SweepGrid
  /// The metrics that are noted.
  public let metrics: [MetricDescription]
  /// When properties are looked at.
  public let judging: Judging

  /// Plans a sweep.
  ///
  /// - Parameter metrics: the names of the metrics to note.
  /// - Throws: a ``Diagnostic`` if there is no such metric (`LC1004`) or the grid is impossible
  ///   (`LC1002`, `LC3002`, `LC3003`).
  /// - Complexity: O(cells); each cell's first world is built once, to see that it can be.
  public init(
    _ plan: RunPlan, over grid: SweepGrid, metrics: [String], judging: Judging = .everyStep
  ) throws(Diagnostic) {
    self.plan = plan
    self.judging = judging
    var found: [MetricDescription] = []
    for name in metrics { found.append(try Self.metric(name, of: plan.model)) }
    self.metrics = found
    self.grid = try grid.checked(plan.settings)
    for cell in 0..<self.grid.cellCount {
      _ = try plan.model.simulation(self.grid.settings(ofCell: cell, plan.settings))
    }
  }

  private static func metric(
    _ name: String, of model: Model
  ) throws(Diagnostic) -> MetricDescription {
    if let metric = model.metrics.first(where: { $0.name == name }) { return metric }
    let names = model.metrics.map(\.name)
    throw Diagnostic(
      .unknownName, "there is no metric '\(name)'",
      expected: "one of \(names.joined(separator: ", "))",
      suggestion: nearestWord(to: name, in: names))
  }

  /// Does the runs.
  ///
  /// - Parameters:
  ///   - shard: which items to run.
  ///   - workers: how many items are run at the same time.
  ///   - shouldStop: asked after every run, or with several workers after those of the caller; true
  ///     ends the sweep, and what is known by then is returned.
  ///   - report: told how many runs are done: before the first, then now and then. Of how many is nil
  ///     while the crash points are not known.
  /// - Throws: a ``Diagnostic`` if what is done to the run is impossible in one of the runs.
  public func run(
    shard: SweepShard = .whole, workers: Int = 1, shouldStop: () -> Bool = { false },
    report: (_ done: Int, _ count: Int?) -> Void = { _, _ in }
  ) throws(Diagnostic) -> SweepResult {
    let count = shard.size(of: grid.itemCount)
    report(0, grid.triesCrashPoints ? nil : count)
    guard !grid.triesCrashPoints else {
      return try runCrashPoints(
        of: shard, workers: workers, shouldStop: shouldStop, report: { report($0, nil) })
    }
    let runs = try share(
      count, workers, shouldStop, report: { report($0, count) }, item: { shard.item($0) }
    ) {
      plan, number throws(Diagnostic) in
      try run(plan, item: shard.item(number), crash: nil)
    }.compactMap { $0 }
    return result(runs, itemsDone: runs.count, of: count)
  }

  /// The run of a number as other sweeps describe it, with all its metrics: it is done again.
  ///
  /// - Throws: a ``Diagnostic`` if it is impossible.
  public func repeated(_ run: GridRun) throws(Diagnostic) -> SweepRun {
    let plan = try plan(ofItem: run.item)
    let simulation = try plan.run(extra: try extra(run.crash, plan))
    let variation: SweepRun.Variation =
      run.crash.map { .crash(node: $0.node, after: $0.event) } ?? .seed(plan.settings.seed)
    return SweepRun(simulation, of: plan.model, settings: plan.settings, variation: variation)
  }

  /// The plan of an item's undisturbed run.
  public func plan(ofItem item: Int) throws(Diagnostic) -> RunPlan {
    var plan = plan
    let oldHorizon = plan.settings.horizon
    plan.settings = try grid.settings(ofCell: grid.cell(ofItem: item), plan.settings)
    plan.settings.seed = grid.seed(ofItem: item)
    if let horizon = plan.settings.horizon, horizon != oldHorizon { plan.end = .start + horizon }
    return plan
  }

  /// The same problem, with the combination in which it was found.
  func placed(_ problem: Diagnostic, item: Int) -> Diagnostic {
    var copy = problem
    let values = zip(grid.axes, grid.values(ofCell: grid.cell(ofItem: item)))
    let words = values.map { "\($0.0.name)=\($0.1)" } + ["seed \(grid.seed(ofItem: item))"]
    copy.message += " (with \(words.joined(separator: ", ")))"
    return copy
  }

  private func extra(_ crash: CrashPoint?, _ plan: RunPlan) throws(Diagnostic) -> Intervention? {
    try crash?.intervention(in: plan, downtime: CrashPoint.downtime(in: plan.settings))
  }

  func run(
    _ plan: RunPlan, item: Int, crash: CrashPoint?
  ) throws(Diagnostic) -> GridRun {
    var watches = plan.model.properties.map { PropertyWatch($0) }
    let looksAtSteps = judging == .everyStep && watches.contains(where: \.isOpen)
    let simulation = try plan.run(
      extra: try extra(crash, plan),
      looking: looksAtSteps
        ? { simulation in
          for index in watches.indices where watches[index].isOpen {
            watches[index].look(at: simulation)
          }
        } : nil)
    for index in watches.indices { watches[index].look(at: simulation) }
    var ahead = simulation
    let isOver = ahead.run(atMost: 1).reason == .quiescent
    return GridRun(
      item: item, crash: crash, metrics: metrics.compactMap { simulation.metric($0.name) },
      verdicts: watches.map { watch in
        let result =
          judging == .everyStep
          ? watch.result(at: simulation, isOver: isOver)
          : watch.resultOfEnd(at: simulation, isOver: isOver)
        return result.verdict
      },
      fingerprint: simulation.fingerprint)
  }
}

extension Settings {
  /// Where a run ends if something always remains to happen, for a model that says so.
  fileprivate var horizon: TimeSpan? {
    if case .timeSpan(let span)? = value(of: Parameter.horizon.description.name) {
      span
    } else {
      nil
    }
  }
}
