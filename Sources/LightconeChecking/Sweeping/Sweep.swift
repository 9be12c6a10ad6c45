public import Lightcone
public import LightconeDiagnostics
public import LightconeTrace

/// One run of a sweep: what set it apart, and what it measured.
public struct SweepRun: Sendable {
  /// What sets this run apart from the others.
  public enum Variation: Hashable, Sendable {
    /// Its seed.
    case seed(UInt64)
    /// A node crashes right after an event.
    case crash(node: String, after: EventNumber)
    /// A parameter has this value.
    case parameter(name: String, value: Int)
  }

  /// What sets this run apart from the others.
  public let variation: Variation
  /// The settings of this run.
  public let settings: Settings
  /// The metrics at the end of the run, in the model's order: all, or those that were asked for.
  public let metrics: [(description: MetricDescription, value: MetricValue)]
  /// The digest of the run's trace.
  public let fingerprint: Fingerprint

  /// What a run has measured at its end.
  ///
  /// - Parameter names: the metrics to read; all if nil.
  init(
    _ simulation: Simulation, of model: Model, settings: Settings, variation: Variation,
    metrics names: [String]? = nil
  ) {
    self.variation = variation
    self.settings = settings
    metrics = model.metrics.compactMap { metric in
      guard names?.contains(metric.name) ?? true else { return nil }
      return simulation.metric(metric.name).map { (metric, $0) }
    }
    fingerprint = simulation.fingerprint
  }
}

/// Does a run many times, each time a little different.
///
/// A sweep is no proof: it says what happened in the runs that were done, and nothing of others.
public struct Sweep: Sendable {
  /// What is varied.
  public enum Scope: Hashable, Sendable {
    /// Seeds from 1 to the given number.
    case seeds(Int)
    /// Every crash point in turn: right after each event of the undisturbed run, the node at which it
    /// happened crashes once and comes back after a while. Events inside a handler count, so that a
    /// node also crashes between two things it does at one moment.
    case crashPoints
    /// A whole-number parameter takes each value of a range.
    case parameter(name: String, values: ClosedRange<Int>)
  }

  let plan: RunPlan
  let scope: Scope
  /// How long a node stays down at a crash point.
  let downtime: TimeSpan
  /// The metrics to read at the end of each run; all if nil.
  let metrics: [String]?
  /// Of how many seeds one is taken.
  let seedStride: Int

  /// Plans a sweep.
  ///
  /// - Parameters:
  ///   - downtime: how long a node stays down at a crash point.
  ///   - metrics: what to read at the end of each run; all metrics if nil. Some look at every node and
  ///     disk, so to read only what is needed makes a sweep of short runs much faster.
  ///   - seedStride: takes only every such seed, the first one included; 1 or more, for seeds only.
  public init(
    _ plan: RunPlan, over scope: Scope, downtime: TimeSpan = .seconds(1),
    metrics: [String]? = nil, seedStride: Int = 1
  ) {
    self.plan = plan
    self.scope = scope
    self.downtime = downtime
    self.metrics = metrics
    self.seedStride = max(1, seedStride)
  }

  /// Does all runs.
  ///
  /// - Parameters:
  ///   - workers: how many runs are done at the same time. The result is the same for any number.
  ///   - shouldStop: asked after every run, or with several workers after those of the caller; true
  ///     ends the sweep.
  ///   - report: told how many runs are done, and of how many: before the first, then now and then, and
  ///     at the end.
  /// - Returns: the runs in order, or nil if it was stopped.
  /// - Throws: a ``Diagnostic`` if the settings or what is varied are impossible.
  public func run(
    workers: Int = 1, shouldStop: () -> Bool = { false },
    report: (_ done: Int, _ count: Int) -> Void = { _, _ in }
  ) throws(Diagnostic) -> [SweepRun]? {
    let variations = try variations()
    report(0, variations.count)
    var isStopped = false
    let runs = try WorkSharing.run(
      variations.count, workers: workers,
      shouldStop: {
        isStopped = shouldStop()
        return isStopped
      },
      report: { report($0, variations.count) },
      piece: { number in
        Result { () throws(Diagnostic) in try run(variations[number]) }
      })
    return isStopped ? nil : runs.compactMap { $0 }
  }

  private func variations() throws(Diagnostic) -> [SweepRun.Variation] {
    switch scope {
    case .seeds(let count):
      stride(from: 0, to: max(0, count), by: seedStride).map { .seed(UInt64($0) + 1) }
    case .parameter(let name, let values): values.map { .parameter(name: name, value: $0) }
    case .crashPoints: try CrashPoint.all(of: plan).map { .crash(node: $0.node, after: $0.event) }
    }
  }

  private func run(_ variation: SweepRun.Variation) throws(Diagnostic) -> SweepRun {
    var plan = plan
    var extra: Intervention?
    switch variation {
    case .seed(let seed): plan.settings.seed = seed
    case .parameter(let name, let value): try plan.settings.set(name, to: String(value))
    case .crash(let name, let event):
      extra = try CrashPoint(node: name, after: event).intervention(in: plan, downtime: downtime)
    }
    return SweepRun(
      try plan.run(extra: extra), of: plan.model, settings: plan.settings, variation: variation,
      metrics: metrics)
  }
}
