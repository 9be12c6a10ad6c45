import Lightcone
import LightconeModels
import LightconeTrace

/// A run of the sharded store in which only keys are asked for, and where deeds are given, nothing happens
/// but those: each is a moment in milliseconds, a router from 1, and what it is asked for.
func shardRun(
  _ values: Values = [:], doing deeds: [(at: Int64, router: Int, deed: String)] = [],
  _ faults: [Intervention] = [], seed: UInt64 = 1, until end: TimeSpan = .seconds(600)
) throws -> Simulation {
  let asked = deeds.map { deed in
    Intervention.at(
      .start + .milliseconds(deed.at),
      .operate(NodeID(deed.router - 1), deed.deed.split(separator: " ").map(String.init)))
  }
  var own: Values = ["query.other": "0%", "query.join": "0%"]
  if !deeds.isEmpty { own["requests"] = "0" }
  return try finishedRun(
    of: ShardedStore.model, seed: seed, own.merging(values) { $1 }, doing: asked + faults,
    until: end)
}

extension Simulation {
  /// A metric that is one number, or 0.
  func count(of metric: String) -> Int { number(metric) ?? 0 }

  /// The load of the busiest shard, over the mean.
  func skew(shards: Int) -> Double {
    Double(count(of: "load.busiest")) * Double(shards) / 1_000_000
  }

  /// What operations of a kind were told, in the order in which they began.
  func answers(to function: String) -> [String] {
    History(trace).operations.filter { $0.text.function == function }.map { $0.answer ?? "-" }
  }
}
