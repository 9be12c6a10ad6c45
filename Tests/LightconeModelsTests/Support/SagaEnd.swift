import Lightcone
import LightconeModels
import LightconeTrace
import Testing

/// What the services' logs say that they did for one saga: the counts for each step, from step 1.
struct SagaEnd: Equatable {
  var executed: [Int] = []
  var compensated: [Int] = []
  var tombstones: [Int] = []

  init(_ run: Simulation, saga: String = "S1") {
    for (position, node) in run.nodes.enumerated() where node.role == "service" {
      let records = run.inspect(NodeID(position)).records
      executed.append(records.count { $0 == "executed \(saga)" })
      compensated.append(records.count { $0 == "compensated \(saga)" })
      tombstones.append(records.count { $0 == "tombstone \(saga)" })
    }
  }

  /// All steps, each once, and no compensation.
  var isAllDone: Bool { executed.allSatisfy { $0 == 1 } && compensated.allSatisfy { $0 == 0 } }

  /// The first j steps, each once, and each made good once; j may be 0.
  var isAllMadeGood: Bool {
    let count = executed.prefix { $0 == 1 }.count
    return executed.dropFirst(count).allSatisfy { $0 == 0 } && compensated == executed
  }
}
