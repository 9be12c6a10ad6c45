import Foundation
import Scenarios

/// A rumor that has reached all nodes.
struct RumorResult: Codable {
  var nodeCount: Int
  var rounds: Int
  /// log2 n + ln n: what the rounds come to for large n (Pittel: On Spreading a Rumor, 1987).
  var expectedRounds: Double
  var steps: Int
  var setUpSeconds: Double
  var seconds: Double
  var nanosecondsPerEvent: Double
  /// To a bare queue with one pending event for each node.
  var ratioToBareQueue: Double
  var peakMegabytes: Double
  /// What a node takes before it does anything, its name and its pending start among it.
  var bytesPerIdleNode: Double?
}

/// Spreads a rumor over very many nodes.
enum RumorMeasurement {
  static func run(nodeCount: Int) throws -> RumorResult {
    let expectedRounds = log2(Double(nodeCount)) + log(Double(nodeCount))
    var scenario = RumorSpreadScenario(nodeCount: 1)
    let before = MemoryProbe.heldMegabytes()
    let setUp = Cost.of { scenario = RumorSpreadScenario(nodeCount: nodeCount) }
    let held = MemoryProbe.heldMegabytes()
    var nanoseconds = 0.0
    while !scenario.isComplete {
      guard scenario.rounds < 10 * (Int(expectedRounds) + 1) else {
        throw CheckFailure(
          message:
            "after \(scenario.rounds) rounds only \(scenario.knownCount) nodes know the rumor")
      }
      nanoseconds += Cost.of { scenario.runRound() }.nanoseconds
    }
    let perEvent = nanoseconds / Double(max(1, scenario.steps))
    let peak = MemoryProbe.peakMegabytes()
    return RumorResult(
      nodeCount: nodeCount, rounds: scenario.rounds,
      expectedRounds: expectedRounds, steps: scenario.steps,
      setUpSeconds: setUp.nanoseconds / 1e9, seconds: nanoseconds / 1e9,
      nanosecondsPerEvent: perEvent, ratioToBareQueue: perEvent / yardstick(nodeCount),
      peakMegabytes: peak,
      bytesPerIdleNode: before.flatMap { before in
        held.map { ($0 - before) * 1_048_576 / Double(nodeCount) }
      })
  }

  /// The nanoseconds of an event in a bare queue of this size.
  private static func yardstick(_ pendingCount: Int) -> Double {
    var queue = BareQueue(pendingCount: pendingCount)
    let events = max(1_000, pendingCount)
    Sink.take(queue.hold(events))
    return Cost.of { Sink.take(queue.hold(events)) }.nanoseconds / Double(events)
  }
}
