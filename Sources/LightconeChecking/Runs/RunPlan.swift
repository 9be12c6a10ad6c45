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
  /// The run as it was done, step by step.
  private let original: Original

  private struct Original: Sendable {
    let model: String
    let seed: UInt64
    let values: [String: SettingValue]
    let interventions: [Intervention]
    let deeds: [Timeline.Deed]
  }

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
    original = Original(
      model: model.name, seed: settings.seed, values: Self.values(settings),
      interventions: interventions, deeds: deeds)
  }

  private static func values(_ settings: Settings) -> [String: SettingValue] {
    Dictionary(settings.differences.map { ($0.name, $0.value) }) { first, _ in first }
  }

  /// Does the run to its end.
  ///
  /// As long as neither settings nor interventions differ from those that the plan was made of, each
  /// deed is done at its step, and the run is the same event for event.
  ///
  /// - Parameters:
  ///   - seed: takes the place of the plan's own seed, if given.
  ///   - extra: done besides what the plan says.
  /// - Throws: a ``Diagnostic`` if settings or interventions are impossible.
  public func run(
    seed: UInt64? = nil, extra: Intervention? = nil
  ) throws(Diagnostic) -> Simulation {
    try run(seed: seed, extra: extra, looking: nil)
  }

  /// Does the run to its end.
  ///
  /// - Parameter look: sees the run before each step; what is done at a point is done by then. It does
  ///   not see the end.
  func run(
    seed: UInt64? = nil, extra: Intervention?, looking look: ((Simulation) -> Void)?
  ) throws(Diagnostic) -> Simulation {
    var settings = settings
    if let seed { settings.seed = seed }
    var simulation = try model.simulation(settings)
    // The extra comes first: it may wait for an event that an intervention makes at once.
    if let extra { try intervene(extra, in: &simulation) }
    if isOriginal(settings) {
      try repeatDeeds(in: &simulation, isDisturbed: extra != nil, look)
    } else {
      for intervention in interventions { try intervene(intervention, in: &simulation) }
    }
    _ = advance(&simulation, until: end, look)
    return simulation
  }

  /// Goes forward, step by step if somebody looks.
  ///
  /// - Returns: how many steps were taken.
  private func advance(
    _ simulation: inout Simulation, until end: Instant, atMost steps: Int = .max,
    _ look: ((Simulation) -> Void)?
  ) -> Int {
    guard let look else { return simulation.run(until: end, atMost: steps).steps }
    var taken = 0
    while taken < steps {
      look(simulation)
      let result = simulation.run(until: end, atMost: 1)
      taken += result.steps
      guard result.reason == .stepsTaken else { break }
    }
    return taken
  }

  private func isOriginal(_ settings: Settings) -> Bool {
    model.name == original.model && settings.seed == original.seed
      && Self.values(settings) == original.values && interventions == original.interventions
  }

  /// Does each deed at its step.
  ///
  /// Where something else disturbs the run, steps no longer count: a deed is then done at its time at
  /// the latest, or not at all if it has become impossible.
  private func repeatDeeds(
    in simulation: inout Simulation, isDisturbed: Bool, _ look: ((Simulation) -> Void)?
  ) throws(Diagnostic) {
    var position = 0
    for deed in original.deeds where deed.time <= end {
      position += advance(
        &simulation, until: deed.time, atMost: deed.position - position, look)
      // Whoever ran to a time stood later than the last step.
      if simulation.now < deed.time {
        position += advance(&simulation, until: deed.time, look)
      }
      do throws(Diagnostic) {
        try intervene(deed.intervention, in: &simulation)
      } catch {
        guard isDisturbed else { throw error }
      }
    }
  }

  private func intervene(
    _ intervention: Intervention, in simulation: inout Simulation
  ) throws(Diagnostic) {
    do throws(FaultProblem) {
      try simulation.intervene(intervention)
    } catch {
      throw Diagnostic(.badFault, "the run cannot be repeated: \(error)")
    }
  }
}
