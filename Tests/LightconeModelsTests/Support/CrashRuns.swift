import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// A run in which one node crashed once, at its end.
struct CrashRun {
  let run: Simulation
  let node: String
  let event: EventNumber
  let seed: UInt64
  let values: Values
  let faults: [Intervention]

  /// What one needs to do the run again.
  var label: String {
    "seed \(seed), \(values), \(faults), \(node) crashes after \(event)"
  }
}

/// One run for each crash point, as a sweep over crash points does them, but found by hand.
func crashRuns(
  of model: Model, seed: UInt64 = 1, _ values: Values = [:], doing faults: [Intervention] = [],
  downtime: TimeSpan = .seconds(1), until end: TimeSpan = .seconds(60)
) throws -> [CrashRun] {
  var first = try model.simulation(settings(of: model, seed: seed, values))
  for fault in faults { try first.intervene(fault) }
  var plain = first
  _ = plain.run(until: .start + end)
  let trace = plain.trace
  return try trace.events.enumerated().compactMap { position, event in
    guard let node = event.node, event.kind != .lose, event.kind != .crash,
      model.crashRoles.contains(trace.nodes[node.position].role)
    else { return nil }
    let number = EventNumber(position + 1)
    var run = first
    try run.intervene(.afterEvent(number, .crash(node, restartAfter: downtime)))
    _ = run.run(until: .start + end)
    return CrashRun(
      run: run, node: trace.name(of: node), event: number, seed: seed, values: values,
      faults: faults)
  }
}
