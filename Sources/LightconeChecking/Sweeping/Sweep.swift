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
  /// The model's metrics at the end of the run, in the model's order.
  public let metrics: [(description: MetricDescription, value: MetricValue)]
  /// The digest of the run's trace.
  public let fingerprint: Fingerprint
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

  /// Plans a sweep.
  public init(_ plan: RunPlan, over scope: Scope, downtime: TimeSpan = .seconds(1)) {
    self.plan = plan
    self.scope = scope
    self.downtime = downtime
  }

  /// Does all runs.
  ///
  /// - Parameter shouldStop: asked after every run; true ends the sweep.
  /// - Returns: the runs in order, or nil if it was stopped.
  /// - Throws: a ``Diagnostic`` if the settings or what is varied are impossible.
  public func run(shouldStop: () -> Bool = { false }) throws(Diagnostic) -> [SweepRun]? {
    var runs: [SweepRun] = []
    for variation in try variations() {
      runs.append(try run(variation))
      if shouldStop() { return nil }
    }
    return runs
  }

  private func variations() throws(Diagnostic) -> [SweepRun.Variation] {
    switch scope {
    case .seeds(let count): (0..<max(0, count)).map { .seed(UInt64($0) + 1) }
    case .parameter(let name, let values): values.map { .parameter(name: name, value: $0) }
    case .crashPoints: try crashPoints()
    }
  }

  /// The crash points of the undisturbed run.
  private func crashPoints() throws(Diagnostic) -> [SweepRun.Variation] {
    let trace = try plan.run().trace
    return trace.events.enumerated().compactMap { position, event in
      guard let node = event.node, event.kind != .lose, event.kind != .crash,
        plan.model.crashRoles.contains(trace.nodes[node.position].role)
      else { return nil }
      return .crash(node: trace.name(of: node), after: EventNumber(position + 1))
    }
  }

  private func run(_ variation: SweepRun.Variation) throws(Diagnostic) -> SweepRun {
    var plan = plan
    var extra: Intervention?
    switch variation {
    case .seed(let seed): plan.settings.seed = seed
    case .parameter(let name, let value): try plan.settings.set(name, to: String(value))
    case .crash(let name, let event):
      guard let node = try plan.model.simulation(plan.settings).node(named: name) else {
        throw Diagnostic(.unknownNode, "there is no node '\(name)' to crash")
      }
      extra = .afterEvent(event, .crash(node, restartAfter: downtime))
    }
    let simulation = try plan.run(extra: extra)
    return SweepRun(
      variation: variation, settings: plan.settings,
      metrics: plan.model.metrics.compactMap { metric in
        simulation.metric(metric.name).map { (metric, $0) }
      },
      fingerprint: simulation.fingerprint)
  }
}
