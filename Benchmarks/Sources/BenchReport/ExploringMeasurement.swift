import Foundation
import Scenarios

/// What an exhaustive search costs.
struct ExploringRow: Codable {
  var name: String
  var workerCount: Int
  var distinctCount: Int
  var generatedCount: Int
  var nanosecondsPerGenerated: Double
  /// The median of the ratios of the single rounds, each to the table measured right beside it.
  var ratioToBareTable: Double
  var memoryMegabytes: Double

  var generatedPerSecond: Double { 1e9 / nanosecondsPerGenerated }
}

/// Measures the explorer in turns with a bare table.
enum ExploringMeasurement {
  /// One line for one worker, and one for two.
  static func rows(_ plan: Plan) throws -> [ExploringRow] {
    var rows: [ExploringRow] = []
    for workerCount in [1, 2] { rows.append(try row(workerCount, plan)) }
    return rows
  }

  private static func row(_ workerCount: Int, _ plan: Plan) throws -> ExploringRow {
    var times: [Double] = []
    var ratios: [Double] = []
    for _ in 0..<plan.rounds {
      let yardstick = Cost.of {
        var table = BareTable()
        Sink.take(
          table.ask(ExploringScenario.generatedCount, distinct: ExploringScenario.distinctCount))
      }
      let clock = ContinuousClock()
      let start = clock.now
      try search(workerCount)
      let nanoseconds = (clock.now - start).nanoseconds
      times.append(nanoseconds / Double(ExploringScenario.generatedCount))
      ratios.append(nanoseconds / yardstick.nanoseconds)
    }
    return ExploringRow(
      name: ExploringScenario.name, workerCount: workerCount,
      distinctCount: ExploringScenario.distinctCount,
      generatedCount: ExploringScenario.generatedCount,
      nanosecondsPerGenerated: median(times), ratioToBareTable: median(ratios),
      memoryMegabytes: try MemoryProbe.ofSearchInOwnProcess(workerCount: workerCount))
  }

  /// Searches, and looks whether all was found.
  static func search(_ workerCount: Int) throws {
    let found = try ExploringScenario(workerCount: workerCount).run()
    guard found.distinct == ExploringScenario.distinctCount,
      found.generated == ExploringScenario.generatedCount
    else {
      throw CheckFailure(
        message:
          "\(ExploringScenario.name) found \(found.distinct) states, \(found.generated) steps")
    }
  }

  /// Searches in this process and returns by how many megabytes the peak has risen.
  static func memory(_ workerCount: Int) throws -> Double {
    let before = MemoryProbe.peakMegabytes()
    try search(workerCount)
    return MemoryProbe.peakMegabytes() - before
  }
}
