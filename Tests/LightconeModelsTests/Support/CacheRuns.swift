import Lightcone
import LightconeModels
import LightconeTrace

/// A run of the cached database in which nothing happens but what is asked for by hand: each deed is a
/// moment in milliseconds, a server from 1, and what it does.
func cacheRun(
  _ values: Values = [:], doing deeds: [(at: Int64, server: Int, deed: String)] = [],
  _ faults: [Intervention] = [], seed: UInt64 = 1, until end: TimeSpan = .seconds(60)
) throws -> Simulation {
  let asked = deeds.map { deed in
    Intervention.at(
      .start + .milliseconds(deed.at),
      .operate(NodeID(deed.server - 1), deed.deed.split(separator: " ").map(String.init)))
  }
  let own: Values = deeds.isEmpty ? [:] : ["requests": "0"]
  return try finishedRun(
    of: CachedDatabase.model, seed: seed, own.merging(values) { $1 }, doing: asked + faults,
    until: end)
}

extension Simulation {
  /// The part of reads that the cache answered.
  var hitRatio: Double {
    let (hits, misses) = (number("hits") ?? 0, number("misses") ?? 0)
    return Double(hits) / Double(max(1, hits + misses))
  }

  /// What reads were told, in the order in which they began.
  var readAnswers: [String] {
    History(trace).operations.filter { $0.text.function == "read" }.map { $0.answer ?? "-" }
  }
}
