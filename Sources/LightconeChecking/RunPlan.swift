public import Lightcone
public import LightconeDiagnostics
public import LightconeTrace

/// A run that can be done again under another seed or other settings: a model, its settings, what is
/// done to it and when, and where it ends.
public struct RunPlan: Sendable {
  /// The model.
  public var model: Model
  /// The settings, with the seed.
  public var settings: Settings
  /// What is done to the run. A fault that a person did at some step is done at its time here, since
  /// other seeds have other steps.
  public var interventions: [Intervention]
  /// The last instant that is still simulated.
  public var end: Instant

  /// Creates a plan.
  public init(model: Model, settings: Settings, deeds: [Timeline.Deed], end: Instant) {
    self.model = model
    self.settings = settings
    self.end = end
    interventions = deeds.map { deed in
      if case .now(let fault) = deed.intervention, deed.position > 0 {
        return .at(deed.time, fault)
      }
      return deed.intervention
    }
  }

  /// Does the run to its end.
  ///
  /// - Parameters:
  ///   - seed: takes the place of the plan's own seed, if given.
  ///   - extra: done besides what the plan says.
  /// - Throws: a ``Diagnostic`` if settings or interventions are impossible.
  public func run(
    seed: UInt64? = nil, extra: Intervention? = nil
  ) throws(Diagnostic) -> Simulation {
    var settings = settings
    if let seed { settings.seed = seed }
    var simulation = try model.simulation(settings)
    for intervention in interventions + (extra.map { [$0] } ?? []) {
      do throws(FaultProblem) {
        try simulation.intervene(intervention)
      } catch {
        throw Diagnostic(.badFault, "the run cannot be repeated: \(error)")
      }
    }
    _ = simulation.run(until: end)
    return simulation
  }
}
