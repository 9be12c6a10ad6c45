import Lightcone
import LightconeModels
import LightconeTrace

/// A run of the model `cqrs`, with commands and queries apart unless said otherwise.
///
/// With deeds, nothing happens but what is asked for by hand: each deed is a moment in milliseconds, a
/// node, and what it does.
func cqrsRun(
  _ values: Values = [:], doing deeds: [(at: Int64, node: Int, deed: String)] = [],
  _ faults: [Intervention] = [], seed: UInt64 = 1, until end: TimeSpan = .seconds(60)
) throws -> Simulation {
  let asked = deeds.map { deed in
    Intervention.at(
      .start + .milliseconds(deed.at),
      .operate(NodeID(deed.node), deed.deed.split(separator: " ").map(String.init)))
  }
  var own: Values = ["mode": "cqrs"]
  if !deeds.isEmpty { own.merge(cqrsByHand) { $1 } }
  return try finishedRun(
    of: CQRS.model, seed: seed, own.merging(values) { $1 }, doing: asked + faults, until: end)
}

/// Nobody comes by himself, and nothing takes time but an event in the projector: always 100 ms.
let cqrsByHand: Values = [
  "read.rate": "0/s", "write.rate": "0/s", "write.cost": "0ms", "read.cost": "0ms",
  "view.read.cost": "0ms", "projection.lag": "100ms",
]

/// Small enough to look at every order of events: an order, looked for by the customer who placed it.
let cqrsSearch: Values = cqrsByHand.merging([
  "mode": "cqrs", "write.rate": "10/s", "orders": "1", "products": "1", "projection.lag": "0ms",
  "read.replicas": "1",
]) { $1 }

extension Simulation {
  /// The mean of a series, in milliseconds.
  func meanMilliseconds(_ series: String) -> Double {
    mean(of: series) / 1e6
  }

  /// A metric that is a length of time, in seconds.
  func seconds(_ metric: String) -> Double { Double(number(metric) ?? 0) / 1e9 }

  /// What customers who looked for their order were told, in order.
  var lookAnswers: [String] {
    History(trace).operations.filter { $0.text.function == "look" }.map { $0.answer ?? "-" }
  }
}

/// The mean of some samples; 0 if there are none.
func mean(_ samples: [Int64]) -> Double {
  samples.isEmpty ? 0 : Double(samples.reduce(0, +)) / Double(samples.count)
}
