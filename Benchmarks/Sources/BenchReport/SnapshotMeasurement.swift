import Scenarios

/// What a fork costs beside a copy of as large arrays.
struct ForkResult: Codable {
  var nodeCount: Int
  var forkMicroseconds: Double
  var plainCopyMicroseconds: Double
  var ratioToPlainCopy: Double
  /// The memory that one fork asks for, and that the plain copy therefore has.
  var bytes: Int
}

/// What it costs to go back one step.
struct StepBackResult: Codable {
  var events: Int
  var medianMilliseconds: Double
  var longestMilliseconds: Double
}

/// Measures copies of worlds, and ways back.
enum SnapshotMeasurement {
  /// Where memory is not counted: about what a node and its bookkeeping take.
  private static let assumedBytesPerNode = 200

  /// Forks and plain copies in turns.
  static func fork(_ plan: Plan) -> ForkResult {
    let scenario = ForkScenario()
    Sink.take(scenario.fork())
    let bytes =
      Cost.of { Sink.take(scenario.fork()) }.bytes.map { Int($0) }
      ?? assumedBytesPerNode * ForkScenario.nodeCount
    let plain = PlainCopy(bytes: bytes, nodeCount: ForkScenario.nodeCount)
    var forks: [Double] = []
    var copies: [Double] = []
    for _ in 0..<plan.forkCount {
      forks.append(Cost.of { Sink.take(scenario.fork()) }.nanoseconds / 1_000)
      copies.append(Cost.of { Sink.take(plain.copy()) }.nanoseconds / 1_000)
    }
    return ForkResult(
      nodeCount: ForkScenario.nodeCount, forkMicroseconds: median(forks),
      plainCopyMicroseconds: median(copies),
      ratioToPlainCopy: median(zip(forks, copies).map { $0 / $1 }), bytes: bytes)
  }

  /// One step back after another, from the end of a run.
  static func stepBack(_ plan: Plan) -> StepBackResult {
    var scenario = StepBackScenario(events: plan.timelineEvents)
    let times = (0..<plan.stepsBack).map { _ in
      Cost.of { scenario.stepBack() }.nanoseconds / 1e6
    }
    precondition(
      scenario.position == plan.timelineEvents - plan.stepsBack,
      "the timeline stands at \(scenario.position)")
    return StepBackResult(
      events: plan.timelineEvents, medianMilliseconds: median(times),
      longestMilliseconds: times.max() ?? .nan)
  }
}
