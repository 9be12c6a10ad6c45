#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import LightconeChecking
import LightconeTrace

/// The results of a sweep, or of one of its shards, as JSON Lines: the same bytes for the same runs.
struct SweepDocument {
  let sweep: GridSweep
  let shard: SweepShard
  let result: SweepResult

  /// The lines: a header, a line for each run, and an end with a digest of all lines before it.
  var lines: [String] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    func line(_ value: some Encodable) -> String {
      // Numbers, strings and lists of them can always be encoded.
      (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
    var lines = [line(SweepHeader(sweep, shard))]
    lines += result.runs.map { line(SweepLine($0, sweep)) }
    let end = SweepEnd(
      done: result.itemsDone, planned: result.itemsPlanned, runs: result.runs.count,
      digest: Self.digest(of: lines))
    return lines + [line(end)]
  }

  /// The digest of some lines.
  static func digest(of lines: [String]) -> String {
    lines.reduce(into: Fingerprint()) { $0.combine($1) }.description
  }
}
