import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace
import Testing

/// A run of the model `cap`.
func capRun(
  _ values: Values, seed: UInt64 = 1, doing faults: [Intervention] = [],
  until end: TimeSpan = .seconds(20)
) throws -> Simulation {
  try finishedRun(of: CAPTheorem.model, seed: seed, values, doing: faults, until: end)
}

/// A cut of half a second to three seconds into a run, with operations before, in and behind it.
let capCut: Values = [
  "partition.start": "500ms", "partition.duration": "2500ms", "operations": "80",
]

extension Simulation {
  /// What a checker says of what the clients of this run have seen.
  func verdict(_ condition: String = "linearizable", as model: String = "register") throws
    -> Verdict
  {
    try HistoryChecks.check(OperationHistory(trace), model: model, condition: condition).verdict
  }
}

/// Something that a person asks a replica for, at a time.
func asked(_ milliseconds: Int64, _ node: Int, _ words: String...) -> Intervention {
  .at(.start + .milliseconds(milliseconds), .operate(NodeID(node), words))
}
