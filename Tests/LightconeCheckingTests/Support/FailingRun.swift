import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// A run that breaks a property among much that has nothing to do with it.
struct FailingRun {
  var settings: Settings
  var timeline: Timeline
  let model: Model
  let failure: RunFailure

  /// A run of a model.
  init(
    _ model: Model, _ property: String, seed: UInt64 = 1, _ values: [(String, String)] = []
  ) throws {
    self.model = model
    settings = model.settings(seed: seed)
    for (name, value) in values { try settings.set(name, to: value) }
    timeline = Timeline(try model.simulation(settings))
    let description = try #require(model.properties.first { $0.name == property })
    failure = try #require(RunFailure(description))
  }

  /// The nodes whose crashes count.
  var victims: [NodeID] {
    timeline.current.nodes.enumerated()
      .filter { model.crashRoles.contains($0.element.role) }.map { NodeID($0.offset) }
  }

  /// Adds clocks that go wrong and nodes that are slow: more than twenty faults that break nothing.
  mutating func addNoise() throws {
    let plan = try NemesisPlan(
      .clockScrambler, on: victims, from: .start, until: .start + .seconds(1),
      every: .milliseconds(100))
    for intervention in plan.interventions(seed: settings.seed).dropLast() {
      try timeline.intervene(intervention)
    }
    for node in victims {
      try timeline.intervene(.at(.start + .milliseconds(3), .slow(node, .times(2))))
    }
  }

  mutating func run() { _ = timeline.run(until: .start + .seconds(60)) }

  func shrunk(budget: Int = 2_000) throws -> ShrunkRun {
    try RunShrinker(model, settings, timeline, failure, budget: budget).shrink()
  }

  /// Two-phase commit whose coordinator forgets its decision, with a crash that shows it.
  static func mixedOutcome() throws -> FailingRun {
    var run = try FailingRun(
      TwoPhaseCommit.model, "atomic", seed: 27,
      [
        ("bug", "no-coordinator-log"), ("participants", "5"), ("transactions", "3"),
        ("net.latency", "uniform(1ms..9ms)"), ("disk.fsync", "3ms"), ("vote.timeout", "700ms"),
        ("inquiry.interval", "300ms"),
      ])
    try run.addNoise()
    try run.timeline.intervene(
      .afterEvent(
        EventNumber(75), .crash(run.victims[0], restartAfter: .milliseconds(10_500))))
    run.run()
    return run
  }

  /// A saga whose orchestrator forgets what it has begun, with a crash that shows it.
  static func halfDone() throws -> FailingRun {
    var run = try FailingRun(
      Saga.model, "nothing-half-done", seed: 27,
      [
        ("bug", "no-orchestrator-log"), ("participants", "5"), ("orders", "3"),
        ("net.latency", "uniform(1ms..9ms)"), ("disk.fsync", "3ms"),
      ])
    try run.addNoise()
    try run.timeline.intervene(
      .afterEvent(
        EventNumber(20), .crash(run.victims[0], restartAfter: .milliseconds(10_500))))
    run.run()
    return run
  }
}

/// The faults and changed settings without which a run shows its failure all the same, found without
/// the shrinker: by plans of the run that lack one of them.
func unneeded(
  in timeline: Timeline, _ settings: Settings, _ model: Model, _ failure: RunFailure
) throws -> [String] {
  func shows(_ interventions: [Intervention], _ settings: Settings) throws -> Bool {
    var again = Timeline(try model.simulation(settings))
    for intervention in interventions { try again.intervene(intervention) }
    _ = again.run(until: .start + .seconds(60))
    return failure.isShown(by: again, settings: settings)
  }
  let plan = RunPlan(
    model: model, settings: settings, deeds: timeline.deeds, end: timeline.current.now)
  let all = plan.interventions
  try #require(try shows(all, settings))
  var names: [String] = []
  for place in all.indices {
    var rest = all
    rest.remove(at: place)
    if try shows(rest, settings) { names.append("\(all[place])") }
  }
  for difference in settings.differences {
    var rest = model.settings(seed: settings.seed)
    for other in settings.differences where other.name != difference.name {
      try rest.set(other.name, to: "\(other.value)")
    }
    // Without a node that a fault names the run is impossible, and shows nothing.
    if (try? shows(all, rest)) == true { names.append(difference.name) }
  }
  return names
}
