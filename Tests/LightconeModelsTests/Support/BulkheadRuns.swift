import Lightcone
import LightconeModels
import LightconeTrace

/// A run of the model `bulkhead` to its end.
func bulkheadRun(
  _ values: Values = [:], doing faults: [Intervention] = [], seed: UInt64 = 1
) throws -> Simulation {
  try finishedRun(
    of: Bulkhead.model, seed: seed, values, doing: faults, until: .seconds(3_600))
}

/// A run in which nobody asks but by hand: each deed is a moment in milliseconds and the node that asks.
/// Nothing is slow.
func askedRun(
  _ values: Values = [:], asking deeds: [(at: Int64, users: Int)], _ faults: [Intervention] = [],
  until end: TimeSpan = .seconds(3_600)
) throws -> Simulation {
  let quiet: Values = ["rate.local": "0/s", "rate.dep": "0/s", "fault.duration": "0ms"]
  let asked = deeds.map {
    Intervention.at(.start + .milliseconds($0.at), .operate(NodeID($0.users), ["ask"]))
  }
  return try finishedRun(
    of: Bulkhead.model, quiet.merging(values) { $1 }, doing: asked + faults, until: end)
}

/// Who asks in a world with one dependency, by their nodes.
let (localUsers, remoteUsers) = (0, 1)
/// The service and its dependency in such a world.
let (serviceNode, dependencyNode) = (NodeID(2), NodeID(3))

/// A fault of half a minute instead of a minute, so that a test takes half as long.
let shortFault: Values = [
  "fault.at": "5s", "fault.duration": "30s", "load.duration": "35s",
]

extension Simulation {
  /// One counter over another.
  func share(_ part: String, of whole: String) -> Double {
    Double(number(part) ?? 0) / Double(max(1, number(whole) ?? 0))
  }

  /// The part of the local requests that came in the fault and were answered in time.
  var localSuccess: Double { share("fault.local.answered", of: "fault.local.asked") }

  /// The part of the requests that came in the fault, needed B, and found the bulkhead full.
  var refusedInFault: Double { share("fault.b.rejected", of: "fault.b.asked") }

  /// What users who need B were told, in the order in which they asked.
  var remoteOutcomes: [String] {
    History(trace).operations.filter { $0.text.key == "B" }
      .map { $0.outcome == .ok ? "ok" : $0.answer ?? "-" }
  }

  /// The greatest sample of a series.
  func greatest(_ metric: String) -> Int64? { series(metric).max() }
}
