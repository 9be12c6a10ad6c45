import Lightcone
import LightconeChecking
import LightconeModels
import LightconeTrace

/// A run of the strangler fig. Each deed is a moment in milliseconds, a node, and what it is asked for;
/// with deeds nothing else is asked for, unless the values say so.
func stranglerRun(
  _ values: Values = [:], doing deeds: [(at: Int64, node: String, deed: String)] = [],
  _ faults: [Intervention] = [], seed: UInt64 = 1, until end: TimeSpan = .seconds(60)
) throws -> Simulation {
  let own: Values = deeds.isEmpty ? [:] : ["requests": "0"]
  let all = own.merging(values) { $1 }
  let first = try StranglerFig.model.simulation(settings(of: StranglerFig.model, all))
  let asked = deeds.compactMap { deed -> Intervention? in
    guard let node = first.node(named: deed.node) else { return nil }
    return .at(
      .start + .milliseconds(deed.at),
      .operate(node, deed.deed.split(separator: " ").map(String.init)))
  }
  return try finishedRun(
    of: StranglerFig.model, seed: seed, all, doing: asked + faults, until: end)
}

extension Simulation {
  /// What each client was told, in the order in which it asked: the function, the row and the answer.
  var answerStream: [[String]] {
    let operations = History(trace).operations
    let clients = nodes.indices.filter { nodes[$0].role == "client" }
    return clients.map { client in
      operations.filter { $0.client == NodeID(client) }.map { operation in
        let text = operation.text
        let answer = operation.answer ?? "-"
        return "\(text.function) \(text.key ?? "") \(text.argument ?? "") \(answer)"
      }
    }
  }

  /// The mean of a series.
  func mean(of metric: String) -> Double {
    let samples = series(metric)
    return Double(samples.reduce(0, +)) / Double(max(1, samples.count))
  }
}
