import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeTrace

/// The run that a session works on: a model with its settings, and where in the run one stands.
struct OpenRun: Sendable {
  let model: Model
  let settings: Settings
  var timeline: Timeline
  /// Where the run ends, if it was asked to end somewhere else than at its horizon.
  var end: Instant?

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

  /// The node of a name.
  func node(named name: String) throws(Diagnostic) -> NodeID {
    if let node = simulation.node(named: name) { return node }
    let names = simulation.nodes.map(\.name)
    throw Diagnostic(
      .unknownNode, "there is no node '\(name)'",
      expected: "one of \(names.joined(separator: ", "))",
      suggestion: nearestWord(to: name, in: names))
  }

  /// The commands that make this run again, as they can be typed.
  var reproduction: [String] {
    let names = simulation.nodes.map(\.name)
    let settings = plan.settings.differences.map { " \($0.name)=\($0.value)" }.joined()
    let seed = self.settings.seed == 1 ? "" : " seed=\(self.settings.seed)"
    let faults = plan.interventions.map { FaultWords(names: names).command(for: $0) }
    return ["load \(model.name)\(settings)\(seed)"] + faults + ["run"]
  }
}
