import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeTrace

/// The run that a session works on: a model with its settings, and where in the run one stands.
struct OpenRun: Sendable {
  let model: Model
  let settings: Settings
  var timeline: Timeline { didSet { farthest = max(farthest, timeline.current.now) } }
  /// Where the run ends, if it was asked to end somewhere else than at its horizon.
  var end: Instant?
  /// Where one stood at each deed of the timeline.
  var places: [Place] = []
  /// The latest time at which one has stood.
  private(set) var farthest = Instant.start

  init(_ model: Model, _ settings: Settings) throws(Diagnostic) {
    self.model = model
    self.settings = settings
    timeline = Timeline(try model.simulation(settings))
  }

  var simulation: Simulation { timeline.current }

  /// The last instant that `run` simulates.
  var horizon: Instant { Instant.start + settings[.horizon] }

  /// The same run, to be done again under other seeds or settings.
  var plan: RunPlan {
    RunPlan(model: model, settings: settings, deeds: timeline.deeds, end: end ?? horizon)
  }

  /// Does something to the system here, and forgets what was done after this point.
  ///
  /// - Returns: how many later deeds were forgotten.
  mutating func intervene(_ intervention: Intervention) throws(FaultProblem) -> Int {
    let place = Place(self)
    let forgotten = try timeline.intervene(intervention)
    places.removeLast(forgotten)
    places.append(place)
    return forgotten
  }

  /// The node of a name.
  func node(named name: String) throws(Diagnostic) -> NodeID {
    if let node = simulation.node(named: name) { return node }
    let names = simulation.nodes.map(\.name)
    throw Diagnostic(
      .unknownNode, "there is no node '\(name)'",
      expected: "one of \(names.joined(separator: ", "))",
      suggestion: nearestWord(to: name, in: names))
  }
}
