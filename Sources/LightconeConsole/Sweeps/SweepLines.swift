import Lightcone
import LightconeChecking
import LightconeTrace

/// The first line of a file with the results of a sweep: what was swept, and which part of it.
struct SweepHeader: Codable, Hashable {
  /// What the file is.
  static let kind = "lightcone-sweep"
  /// The form of the lines, which changes when they do.
  static let schema = 1

  var kind = Self.kind
  var schema = Self.schema
  var model: String
  var version: Int
  var axes: [Axis]
  var seeds: [UInt64]
  var crashPoints: Bool
  var judging: String
  var metrics: [String]
  var properties: [String]
  var shard: Int
  var shards: Int

  struct Axis: Codable, Hashable {
    var name: String
    var values: [String]
  }

  init(_ sweep: GridSweep, _ shard: SweepShard) {
    model = sweep.plan.model.name
    version = sweep.plan.model.version
    axes = sweep.grid.axes.map { Axis(name: $0.name, values: $0.values) }
    seeds = [sweep.grid.seeds.lowerBound, sweep.grid.seeds.upperBound]
    crashPoints = sweep.grid.triesCrashPoints
    judging = sweep.judging.rawValue
    metrics = sweep.metrics.map(\.name)
    properties = sweep.plan.model.properties.map(\.name)
    self.shard = shard.index
    shards = shard.count
  }

  /// The grid, if there can be such a one.
  var grid: SweepGrid? {
    guard seeds.count == 2, seeds[0] <= seeds[1] else { return nil }
    return SweepGrid(
      axes: axes.map { SweepAxis($0.name, $0.values) }, seeds: seeds[0]...seeds[1],
      triesCrashPoints: crashPoints)
  }

  /// The same sweep, whatever the shard.
  var ofWhole: SweepHeader {
    var copy = self
    (copy.shard, copy.shards) = (1, 1)
    return copy
  }
}

/// A line for one run.
struct SweepLine: Codable {
  var item: Int
  var seed: UInt64
  var values: [String: String]
  var crash: Crash?
  var metrics: [String: Value]
  var properties: [String: String]
  var fingerprint: String

  struct Crash: Codable {
    var node: String
    var event: Int
  }

  /// A number, or the samples of a series.
  enum Value: Codable, Hashable {
    case number(Int)
    case series([Int64])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        self = .number(number)
      } else {
        self = .series(try container.decode([Int64].self))
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .number(let number): try container.encode(number)
      case .series(let samples): try container.encode(samples)
      }
    }
  }

  init(_ run: GridRun, _ sweep: GridSweep) {
    let grid = sweep.grid
    item = run.item
    seed = grid.seed(ofItem: run.item)
    let cell = grid.values(ofCell: grid.cell(ofItem: run.item))
    values = Dictionary(zip(grid.axes.map(\.name), cell)) { first, _ in first }
    crash = run.crash.map { Crash(node: $0.node, event: Int($0.event.rawValue)) }
    metrics = Dictionary(zip(sweep.metrics.map(\.name), run.metrics.map(Value.init))) { first, _ in
      first
    }
    let names = sweep.plan.model.properties.map(\.name)
    properties = Dictionary(zip(names, run.verdicts.map(\.rawValue))) { first, _ in first }
    fingerprint = run.fingerprint.description
  }
}

extension SweepLine.Value {
  fileprivate init(_ value: MetricValue) {
    switch value {
    case .number(let number): self = .number(number)
    case .series(let samples): self = .series(samples)
    }
  }

  /// The value as sweeps hold it.
  var metricValue: MetricValue {
    switch self {
    case .number(let number): .number(number)
    case .series(let samples): .series(samples)
    }
  }
}

/// The last line: how much was done, and a digest of all lines before.
struct SweepEnd: Codable, Hashable {
  var done: Int
  var planned: Int
  var runs: Int
  var digest: String
}
