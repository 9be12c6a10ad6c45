public import Lightcone

/// What a grid sweep has shown: its runs in order, and what they say together.
public struct SweepResult: Sendable {
  /// What was varied.
  public let grid: SweepGrid
  /// The metrics that were noted.
  public let metrics: [MetricDescription]
  /// The model's properties.
  public let properties: [PropertyDescription]
  /// The runs, by item, and inside an item by crash point.
  public let runs: [GridRun]
  /// How many items were run.
  public let itemsDone: Int
  /// How many items there were to run.
  public let itemsPlanned: Int

  /// Gathers runs.
  public init(
    grid: SweepGrid, metrics: [MetricDescription], properties: [PropertyDescription],
    runs: [GridRun], itemsDone: Int, itemsPlanned: Int
  ) {
    self.grid = grid
    self.metrics = metrics
    self.properties = properties
    self.runs = runs
    self.itemsDone = itemsDone
    self.itemsPlanned = itemsPlanned
  }

  /// Whether all runs were done.
  public var isComplete: Bool { itemsDone == itemsPlanned }

  /// The runs of each cell, by the cell's number.
  public var runsByCell: [[GridRun]] {
    var cells = [[GridRun]](repeating: [], count: grid.cellCount)
    for run in runs { cells[grid.cell(ofItem: run.item)].append(run) }
    return cells
  }

  /// What some runs say of the metric of a number; nil if they took no sample.
  ///
  /// The samples of a series are pooled over the runs.
  public func summary(ofMetric number: Int, in runs: [GridRun]) -> SampleSummary? {
    var samples: [Int64] = []
    for run in runs where run.metrics.indices.contains(number) {
      switch run.metrics[number] {
      case .number(let value): samples.append(Int64(value))
      case .series(let values): samples += values
      }
    }
    return SampleSummary(samples, areIndependent: !metrics[number].isSeries)
  }

  /// What all runs say of each property.
  public var tallies: [PropertyTally] {
    properties.indices.map { PropertyTally(properties[$0], number: $0, self) }
  }

  /// The first run that violates a property.
  public var firstViolation: GridRun? { runs.first { $0.verdicts.contains(.violated) } }

  /// Violated if one property is, else undecided if one is or a run is missing, else holds.
  public var verdict: Verdict {
    let verdicts = tallies.map(\.verdict)
    if verdicts.contains(.violated) { return .violated }
    return verdicts.contains(.undecided) || !isComplete || runs.isEmpty ? .undecided : .holds
  }
}
