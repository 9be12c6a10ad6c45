import CAllocationCounting
import Foundation
import Scenarios

/// One line of the table.
struct Row: Codable {
  var name: String
  var path: String
  var pendingCount: Int
  var nanosecondsPerEvent: Double
  /// The median of the ratios of the single rounds, each to the queue measured right beside it.
  var ratioToBareQueue: Double
  var allocationsPerEvent: Double?
  var memoryMegabytes: Double?

  var eventsPerSecond: Double { 1e9 / nanosecondsPerEvent }
}

/// Measures a scenario on all paths, in turns with the bare queue: whatever else the machine does
/// then hits both.
struct ScenarioMeasurement {
  private let scenario: Scenario
  private let plan: Plan

  init(_ scenario: Scenario, _ plan: Plan) {
    self.scenario = scenario
    self.plan = plan
  }

  /// The line of the queue, and one line for each path.
  func rows() throws -> [Row] {
    var queueCosts: [Cost] = []
    var costs = Path.measured.map { _ in [Cost]() }
    var ratios = Path.measured.map { _ in [Double]() }
    var queue = BareQueue(pendingCount: scenario.pendingCount)
    Sink.take(queue.hold(plan.warmUpEvents))
    for _ in 0..<plan.rounds {
      for (index, path) in Path.measured.enumerated() {
        let yardstick = Cost.of { Sink.take(queue.hold(plan.eventsPerRound)) }
          .divided(by: plan.eventsPerRound)
        let cost = try cost(of: path)
        queueCosts.append(yardstick)
        costs[index].append(cost)
        ratios[index].append(cost.nanoseconds / yardstick.nanoseconds)
      }
    }
    let rows = try Path.measured.indices.map { index in
      row(
        scenario.name, Path.measured[index].rawValue, costs[index], ratio: median(ratios[index]),
        memory: try MemoryProbe.inOwnProcess(
          scenario, Path.measured[index], events: plan.eventsPerRound))
    }
    return [row("bare queue", "-", queueCosts, ratio: 1, memory: nil)] + rows + [try warmRow()]
  }

  /// The traced path once more, in memory that earlier rounds have used: what the kernel itself costs,
  /// without the system's handing out new pages.
  private func warmRow() throws -> Row {
    keep_freed_memory(true)
    defer { keep_freed_memory(false) }
    var queue = BareQueue(pendingCount: scenario.pendingCount)
    Sink.take(queue.hold(plan.warmUpEvents))
    _ = try cost(of: .traced)
    var costs: [Cost] = []
    var ratios: [Double] = []
    for _ in 0..<plan.rounds {
      let yardstick = Cost.of { Sink.take(queue.hold(plan.eventsPerRound)) }
        .divided(by: plan.eventsPerRound)
      costs.append(try cost(of: .traced))
      ratios.append((costs.last?.nanoseconds ?? .nan) / yardstick.nanoseconds)
    }
    return row(scenario.name, "warm", costs, ratio: median(ratios), memory: nil)
  }

  /// A run from its start each time: a trace that is kept grows, and growing is part of its cost.
  private func cost(of path: Path) throws -> Cost {
    let run = try scenario.run(path)
    Sink.take(run.advance(plan.warmUpEvents))
    var taken = 0
    let cost = Cost.of { taken = run.advance(plan.eventsPerRound) }
    guard taken == plan.eventsPerRound else {
      throw CheckFailure(message: "\(scenario.name) stopped after \(taken) events")
    }
    return cost.divided(by: taken)
  }

  private func row(
    _ name: String, _ path: String, _ costs: [Cost], ratio: Double, memory: Double?
  ) -> Row {
    let allocations = costs.compactMap(\.allocations)
    return Row(
      name: name, path: path, pendingCount: scenario.pendingCount,
      nanosecondsPerEvent: median(costs.map(\.nanoseconds)), ratioToBareQueue: ratio,
      allocationsPerEvent: allocations.isEmpty ? nil : median(allocations),
      memoryMegabytes: memory)
  }
}
