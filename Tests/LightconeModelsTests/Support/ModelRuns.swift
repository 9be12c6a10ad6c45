import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// Values of parameters as people write them.
typealias Values = [String: String]

/// The two variants of two-phase commit, as the parameter `protocol` names them.
let commitVariants = ["2pc", "2pc-presumed-abort"]

/// A model's settings with some values changed.
func settings(of model: Model, seed: UInt64 = 1, _ values: Values = [:]) throws -> Settings {
  var settings = model.settings(seed: seed)
  for (name, value) in values { try settings.set(name, to: value) }
  return settings
}

/// A run of a model from its start to `end`, with faults planned before it starts.
func finishedRun(
  of model: Model, seed: UInt64 = 1, _ values: Values = [:], doing faults: [Intervention] = [],
  until end: TimeSpan = .seconds(60)
) throws -> Simulation {
  var simulation = try model.simulation(settings(of: model, seed: seed, values))
  for fault in faults { try simulation.intervene(fault) }
  _ = simulation.run(until: .start + end)
  return simulation
}

/// What every run of a sweep over crash points measured.
func crashSweep(
  of model: Model, seed: UInt64 = 1, _ values: Values = [:], doing faults: [Intervention] = [],
  downtime: TimeSpan = .seconds(1), until end: TimeSpan = .seconds(60)
) throws -> [SweepRun] {
  var plan = RunPlan(
    model: model, settings: try settings(of: model, seed: seed, values), deeds: [],
    end: .start + end)
  plan.interventions = faults
  return try #require(try Sweep(plan, over: .crashPoints, downtime: downtime).run())
}

extension Simulation {
  /// A metric that is one number.
  func number(_ metric: String) -> Int? {
    if case .number(let number) = self.metric(metric) { number } else { nil }
  }

  /// A metric that is a series of samples.
  func series(_ metric: String) -> [Int64] {
    if case .series(let samples) = self.metric(metric) { samples } else { [] }
  }

  /// The texts of the messages that were sent, in order, as far as they begin with a word.
  func sent(_ prefix: String) -> [String] {
    let trace = trace
    return trace.events.filter { $0.kind == .send }.map { trace.messageText(of: $0) }
      .filter { $0.hasPrefix(prefix) }
  }

  /// The records of a node's log.
  func records(of name: String) throws -> [String] {
    inspect(try #require(node(named: name))).records
  }
}

extension SweepRun {
  /// A metric that is one number.
  func number(_ metric: String) -> Int? {
    guard case .number(let number) = metrics.first(where: { $0.description.name == metric })?.value
    else { return nil }
    return number
  }
}

extension TimeSpan {
  /// The span as people write it in settings.
  var text: String { "\(nanoseconds)ns" }
}

/// The first event after which a property is false, if it ever is.
func firstViolation(of property: String, in simulation: Simulation, until end: TimeSpan)
  -> EventNumber?
{
  var run = simulation
  while run.property(property) == true {
    guard run.run(until: .start + end, atMost: 1).reason == .stepsTaken else { return nil }
  }
  return EventNumber(run.eventCount)
}
