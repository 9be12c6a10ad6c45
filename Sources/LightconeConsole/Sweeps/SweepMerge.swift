import Lightcone
import LightconeChecking
public import LightconeDiagnostics
import LightconeModels

/// Joins the shards of a sweep.
public struct SweepMerge: Sendable {
  /// The sweep of which the shards are.
  public let sweep: ModelSweep
  /// What all shards say together.
  public let outcome: SweepOutcome
  /// The shards that are missing, from 1.
  public let missing: [Int]
  /// The shards that were stopped, each in a sentence.
  private let stopped: [String]

  /// Reads and joins files.
  ///
  /// - Throws: a ``Diagnostic`` if a file cannot be read (`LC4001`), is damaged (`LC4011`), or belongs
  ///   to another sweep, another version or a shard that is there already (`LC4012`).
  public init(files paths: [String], view: SweepView) throws(Diagnostic) {
    var files: [SweepShardFile] = []
    for path in paths { files.append(try SweepShardFile.load(path)) }
    guard let first = files.first else {
      throw Diagnostic(.wrongArguments, "there is no file to merge")
    }
    for (number, file) in files.enumerated().dropFirst() {
      try Self.check(file, against: files[..<number])
    }
    sweep = try ModelSweep(first, view: view)
    var count = 0
    for file in files { try Self.checkRuns(of: file, sweep.sweep.grid, &count) }
    let shards = first.shard.count
    missing = (1...shards).filter { index in !files.contains { $0.shard.index == index } }
    outcome = SweepOutcome(
      shard: .whole,
      result: SweepResult(
        grid: sweep.sweep.grid, metrics: sweep.sweep.metrics,
        properties: sweep.sweep.plan.model.properties, runs: Self.joined(files), itemsDone: count,
        itemsPlanned: sweep.sweep.grid.itemCount), isMerged: true)
    stopped = files.filter { $0.end.done < $0.end.planned }.map {
      "Stopped: shard \($0.shard) after \($0.end.done.grouped) of \($0.end.planned.grouped) runs."
    }
  }

  /// Which shards are missing or were stopped, in sentences; none if all is there.
  public var notes: [String] {
    guard let first = missing.first else { return stopped }
    // Many that follow each other are named by their ends.
    var ranges = [first...first]
    for index in missing.dropFirst() {
      if let last = ranges.last, last.upperBound == index - 1 {
        ranges[ranges.count - 1] = last.lowerBound...index
      } else {
        ranges.append(index...index)
      }
    }
    let names = ranges.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)"
    }
    let noun = missing.count == 1 ? "shard" : "shards"
    return ["Missing: \(noun) \(names.joined(separator: ", "))."] + stopped
  }

  /// All runs by item; inside an item they stay in their order.
  private static func joined(_ files: [SweepShardFile]) -> [GridRun] {
    files.flatMap(\.runs).enumerated()
      .sorted { ($0.element.item, $0.offset) < ($1.element.item, $1.offset) }.map(\.element)
  }

  private static func check(
    _ file: SweepShardFile, against others: ArraySlice<SweepShardFile>
  ) throws(Diagnostic) {
    for other in others {
      guard file.header.ofWhole == other.header.ofWhole, file.shard.count == other.shard.count
      else {
        throw foreign(file, "the file is of another sweep than '\(other.path)'")
      }
      guard file.shard != other.shard else {
        throw foreign(file, "shard \(file.shard) is also in '\(other.path)'")
      }
    }
  }

  /// Checks that a shard holds the items that are its own, each once, in order, and counts them.
  private static func checkRuns(
    of file: SweepShardFile, _ grid: SweepGrid, _ count: inout Int
  ) throws(Diagnostic) {
    var items = 0
    var last: GridRun?
    for run in file.runs {
      let isNew = run.item != last?.item
      let isNext = isNew ? run.item > last?.item ?? -1 : run.crash != last?.crash
      guard isNext, run.item < grid.itemCount, file.shard.contains(run.item),
        (run.crash != nil) == grid.triesCrashPoints
      else { throw foreign(file, "item \(run.item) is not of shard \(file.shard)") }
      items += isNew ? 1 : 0
      last = run
    }
    let planned = file.shard.size(of: grid.itemCount)
    // An item without any crash point has no line, and one that was stopped has some.
    guard file.end.planned == planned, file.end.done <= planned, items <= planned,
      grid.triesCrashPoints || items == file.end.done
    else { throw foreign(file, "the runs are not those of shard \(file.shard)") }
    count += file.end.done
  }

  private static func foreign(_ file: SweepShardFile, _ message: String) -> Diagnostic {
    Diagnostic(
      .foreignShard, message, at: SourcePlace(file: file.path),
      expected: "each shard of one sweep, once")
  }
}
