import Lightcone
import LightconeChecking
public import LightconeDiagnostics
import LightconeModels
public import LightconeRendering

/// A sweep of a model from its start, as the program does it.
public struct ModelSweep: Sendable {
  /// What is asked for, in the words of the command line.
  public struct Request: Sendable {
    /// The model's name.
    public var model: String
    /// `NAME=RANGE`; a single value is a setting.
    public var ranges: [String]
    /// `1000` or `5..9`.
    public var seeds: String
    /// The names of metrics.
    public var metrics: [String]
    /// Whether each run is repeated for each of its crash points.
    public var triesCrashPoints: Bool
    /// Whether properties are looked at only at the end of runs.
    public var judgesAtEnd: Bool

    /// Asks for a sweep.
    public init(
      model: String, ranges: [String], seeds: String, metrics: [String], triesCrashPoints: Bool,
      judgesAtEnd: Bool
    ) {
      self.model = model
      self.ranges = ranges
      self.seeds = seeds
      self.metrics = metrics
      self.triesCrashPoints = triesCrashPoints
      self.judgesAtEnd = judgesAtEnd
    }
  }

  let run: OpenRun
  let sweep: GridSweep
  let view: SweepView

  /// Prepares a sweep.
  ///
  /// - Throws: a ``Diagnostic`` if any of it is impossible; nothing was run by then.
  public init(_ request: Request, view: SweepView) throws(Diagnostic) {
    let model = try Catalog.model(named: request.model)
    var axes: [SweepAxis] = []
    for range in request.ranges { axes.append(try Self.axis(range)) }
    let grid = SweepGrid(
      axes: axes, seeds: try SweepWords.seeds(request.seeds),
      triesCrashPoints: request.triesCrashPoints)
    try self.init(
      model, grid, request.metrics, request.judgesAtEnd ? .atEnd : .everyStep, view: view)
  }

  /// The sweep of which a file holds a part.
  init(_ file: SweepShardFile, view: SweepView) throws(Diagnostic) {
    let header = file.header
    let model = try Catalog.model(named: header.model)
    guard header.version == model.version else {
      throw Diagnostic(
        .foreignShard,
        "the file was made with version \(header.version) of \(model.name); this is version "
          + "\(model.version)", at: SourcePlace(file: file.path))
    }
    guard let judging = GridSweep.Judging(rawValue: header.judging),
      header.properties == model.properties.map(\.name)
    else {
      throw Diagnostic(
        .damagedResults, "this is no header of a sweep that can be read",
        at: SourcePlace(file: file.path, line: 1))
    }
    try self.init(model, file.grid, header.metrics, judging, view: view)
  }

  private init(
    _ model: Model, _ grid: SweepGrid, _ metrics: [String], _ judging: GridSweep.Judging,
    view: SweepView
  ) throws(Diagnostic) {
    // The run at hand has the first value of each axis: one that has no other is a setting.
    var settings = model.settings()
    for axis in grid.axes {
      if let value = axis.values.first { try settings.set(axis.name, to: value) }
    }
    run = try OpenRun(model, settings)
    sweep = try GridSweep(run.plan, over: grid, metrics: metrics, judging: judging)
    self.view = view
    try SweepPage.checkPlot(view, sweep.grid)
  }

  private static func axis(_ text: String) throws(Diagnostic) -> SweepAxis {
    guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
      throw Diagnostic(
        .wrongArguments, "'\(text)' is not of the form NAME=RANGE",
        expected: "for example participants=2..20")
    }
    return try SweepAxis(
      String(text[..<sign]), parsing: String(text[text.index(after: sign)...]))
  }

  /// Does the runs of a shard.
  ///
  /// - Parameters:
  ///   - shard: such as `2/4`; nil for all runs.
  ///   - workers: how many runs are done at the same time; nil for one on each core.
  /// - Throws: a ``Diagnostic`` if there is no such shard, or a run is impossible.
  public func outcome(
    shard: String?, workers: Int? = nil, shouldStop: () -> Bool
  ) throws(Diagnostic) -> SweepOutcome {
    let part = try shard.map { text throws(Diagnostic) in try Self.shard(text) } ?? .whole
    let result = try sweep.run(
      shard: part, workers: workers ?? Processors.count, shouldStop: shouldStop)
    return SweepOutcome(shard: part, result: result)
  }

  private static func shard(_ text: String) throws(Diagnostic) -> SweepShard {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.allSatisfy(\.isDecimalDigit) }),
      let index = Int(parts[0]), let count = Int(parts[1]),
      let shard = SweepShard(index: index, count: count), count <= SweepGrid.maximumRuns
    else {
      throw Diagnostic(
        .wrongArguments, "'\(text)' is no shard",
        expected: "i/n with i from 1 to n, for example 2/4")
    }
    return shard
  }

  /// What a reader sees of an outcome, piece by piece.
  public func texts(_ outcome: SweepOutcome, in display: Display) throws(Diagnostic) -> [String] {
    try SweepPage(
      run: run, sweep: sweep, result: outcome.result, view: view, display: display,
      isMerged: outcome.isMerged
    ).texts()
  }

  /// The outcome as JSON Lines, with a line break at the end of each.
  public func document(_ outcome: SweepOutcome) -> String {
    SweepDocument(sweep: sweep, shard: outcome.shard, result: outcome.result).lines
      .map { $0 + "\n" }.joined()
  }
}

/// What the runs of a sweep, or of a part of it, have shown.
public struct SweepOutcome: Sendable {
  let shard: SweepShard
  let result: SweepResult
  var isMerged = false

  /// 0 if all properties hold, 1 if one is violated, 2 if one is undecided or runs are missing.
  public var exitCode: Int32 {
    switch result.verdict {
    case .holds: 0
    case .violated: 1
    case .undecided: 2
    }
  }
}
