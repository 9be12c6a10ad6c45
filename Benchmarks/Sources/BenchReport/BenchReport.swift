import Foundation
import Scenarios

/// Measures the kernel against a bare queue and prints one table.
@main
struct BenchReport {
  static func main() {
    do {
      let options = try Options(CommandLine.arguments.dropFirst())
      if let memory = options.memory {
        print(try MemoryProbe.measure(memory.scenario, memory.path, events: memory.events))
      } else if let workerCount = options.searchMemory {
        print(try ExploringMeasurement.memory(workerCount))
      } else {
        try run(options)
      }
    } catch {
      FileHandle.standardError.write(Data("bench-report: \(error)\n".utf8))
      exit(error is Options.Problem ? 64 : 1)
    }
  }

  private static func run(_ options: Options) throws {
    try check()
    let plan = options.plan
    var report = Report(plan: plan, machine: .current(swiftVersion: options.swiftVersion))
    for scenario in Scenario.all {
      report.rows += try ScenarioMeasurement(scenario, plan).rows()
    }
    print(report.eventTable)
    report.fork = SnapshotMeasurement.fork(plan)
    report.stepBack = SnapshotMeasurement.stepBack(plan)
    print(report.snapshotTable)
    report.exploring = try ExploringMeasurement.rows(plan)
    print(report.exploringTable)
    if let nodeCount = options.rumorNodeCount {
      report.rumor = try RumorMeasurement.run(nodeCount: nodeCount)
      print(report.rumorText)
    }
    try report.write(to: options.output)
    print("Written to \(options.output). Machine: \(report.machine.summary).")
  }

  /// Looks at each scenario before it is measured, and at the look itself.
  private static func check() throws {
    let problems = try Scenario.all.flatMap { try $0.problems() }
    guard problems.isEmpty else { throw CheckFailure(message: problems.joined(separator: "; ")) }
    for scenario in Scenario.all where try scenario.wrong.problems().isEmpty {
      throw CheckFailure(message: "\(scenario.name): a wrong number of pending events goes unseen")
    }
    let copy = PlainCopy(bytes: 8_000, nodeCount: 10)
    if let allocations = Cost.of({ Sink.take(copy.copy()) }).allocations, allocations < 1 {
      throw CheckFailure(message: "allocations are not counted although they should be")
    }
  }
}

/// A scenario that is not what it says.
struct CheckFailure: Error, CustomStringConvertible {
  let message: String
  var description: String { message }
}
