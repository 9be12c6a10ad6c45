public import Lightcone
import LightconeDiagnostics
import LightconeTrace

/// How long a run is: what a reader has to take in.
public struct RunLength: Hashable, Sendable {
  /// What is done to it.
  public var faults: Int
  /// Steps of the schedules among them.
  public var scheduleSteps: Int
  /// Parameters that differ from their defaults.
  public var settings: Int
  /// Events in its trace.
  public var events: Int

  /// The length of a run up to the point where one stands.
  public init(_ timeline: Timeline, _ settings: Settings) {
    let deeds = timeline.deeds.filter {
      ($0.position, $0.time) <= (timeline.position, timeline.current.now)
    }
    faults = deeds.count
    scheduleSteps = deeds.reduce(0) { count, deed in
      guard case .follow(let schedule) = deed.intervention.fault else { return count }
      return count + schedule.steps.count
    }
    self.settings = settings.differences.count
    events = timeline.current.eventCount
  }
}

/// What is left of a run that fails.
public struct ShrunkRun: Sendable {
  /// The run, standing where the failure shows.
  public let timeline: Timeline
  /// Its settings, with the seed.
  public let settings: Settings
  /// How long the run was before.
  public let before: RunLength
  /// How long it is now.
  public let after: RunLength
  /// How many runs were done.
  public let runCount: Int
  /// Whether each single fault and each changed setting was seen to be needed.
  public let isMinimal: Bool

  /// Whether anything is simpler than before, the run's end aside.
  public let isSimpler: Bool
}

extension ShrunkRun: CustomStringConvertible {
  /// The lengths before and after in one line, for example
  /// `14 faults and 6 changed settings -> 1 fault and 1 changed setting; 57 events -> 31; 43 runs tried`.
  public var description: String {
    "\(before.parts) -> \(after.parts); \(before.events.counted("event")) -> \(after.events); "
      + "\(runCount.counted("run")) tried"
  }
}

extension RunLength {
  /// Faults and changed settings in words.
  public var parts: String {
    let steps = scheduleSteps > 0 ? " with \(scheduleSteps.counted("scheduled step"))" : ""
    return "\(faults.counted("fault"))\(steps) and \(settings.counted("changed setting"))"
  }
}

/// Why a run cannot be shrunk.
public enum RunShrinkerProblem: Error, Hashable, Sendable {
  /// The run does not show the failure.
  case notFailing
  /// The run cannot be repeated with its deeds at their times, so nothing can be tried.
  case notRepeatable
  /// Somebody asked to stop before anything was found.
  case stopped
}
