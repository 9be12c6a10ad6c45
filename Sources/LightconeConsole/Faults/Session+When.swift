import Lightcone
import LightconeDiagnostics
import LightconeTrace

/// The first moment at which a condition holds.
enum ConditionMoment: Hashable, Sendable {
  /// It holds here already.
  case now
  /// It holds right after an event.
  case event(EventNumber, Instant)
  /// It holds after a step that leaves no event.
  case time(Instant)
}

extension Session {
  /// Plans faults for the first moment at which a condition holds, as the run would now go on.
  mutating func intervene(
    _ command: FaultCommand, when condition: Expression
  ) throws(Diagnostic) -> Reply {
    switch try loaded().moment(of: condition, shouldStop: shouldStop) {
    case .now: try intervene(command, at: nil, where: "where \(condition.text) holds already")
    case .event(let number, let time):
      try intervene(
        command, at: .event(number), where: "at \(time), where \(condition.text) first holds,")
    case .time(let time):
      try intervene(command, at: .time(time), where: "where \(condition.text) first holds,")
    }
  }
}

extension OpenRun {
  /// The first moment from here on at which a condition holds, in the run as it would now go on:
  /// found by a copy that runs ahead, so the answer is the same each time.
  ///
  /// A condition is looked at after each step, as `run until` does.
  func moment(
    of condition: Expression, shouldStop: () -> Bool
  ) throws(Diagnostic) -> ConditionMoment {
    var ahead = self
    // Doing something here forgets what was done later.
    ahead.timeline.forgetFuture()
    guard try !ahead.holds(condition, in: ahead.simulation) else { return .now }
    let end = limit
    while true {
      let count = ahead.simulation.eventCount
      let result = ahead.timeline.run(until: end, atMost: 1)
      if try ahead.holds(condition, in: ahead.simulation) {
        return ahead.simulation.eventCount > count
          ? .event(EventNumber(ahead.simulation.eventCount), ahead.simulation.now)
          : .time(ahead.simulation.now)
      }
      guard result.reason == .stepsTaken else {
        throw neverTrue(condition, ahead, isQuiet: result.reason == .quiescent)
      }
      guard !shouldStop() else {
        throw Diagnostic(.cannotEvaluate, "stopped while looking ahead: nothing is planned")
      }
    }
  }

  private func neverTrue(
    _ condition: Expression, _ ahead: OpenRun, isQuiet: Bool
  ) -> Diagnostic {
    let end =
      isQuiet
      ? "nothing is left to happen after \(ahead.simulation.now)"
      : "the run ends at \(ahead.simulation.now)"
    var problem = Diagnostic(
      .noSuchMoment, "\(condition.text) does not come true from here on: \(end)",
      expected: "a condition that comes true; nothing is planned")
    problem.place.column = condition.range.lowerBound + 1
    return problem
  }
}
