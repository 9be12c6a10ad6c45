import Lightcone
import LightconeDiagnostics
import LightconeTrace

extension Session {
  /// Runs to the run's end and shows each event: as time passes where somebody watches, else at once.
  ///
  /// - Parameter speed: how many times as fast as usual.
  mutating func play(_ speed: Factor) throws(Diagnostic) -> Reply {
    var run = try loaded()
    let before = run.simulation.eventCount
    run.end = nil
    let result: RunResult
    if let watchPlay {
      result = play(&run, speed, watchPlay)
    } else {
      result = run.timeline.run(until: run.horizon, shouldStop: shouldStop)
    }
    self.run = run
    var reply = Reply()
    if watchPlay == nil, run.simulation.eventCount > before {
      reply.add(tell(run, from: before + 1))
    }
    reply.add(describeStop(result, .untilNothingIsLeft, run))
    return reply
  }

  /// How long a run takes that is played at the usual speed, and the longest wait for one event.
  private static let usualLength = TimeSpan.seconds(10)
  private static let longestWait = TimeSpan.seconds(2)

  private func play(_ run: inout OpenRun, _ speed: Factor, _ watch: PlayWatch) -> RunResult {
    var ahead = run
    let begin = run.simulation.now
    _ = ahead.timeline.run(until: run.horizon, shouldStop: shouldStop)
    let last = ahead.simulation.trace.events.last?.time ?? begin
    let length = Double(max(1, (last - begin).nanoseconds))
    let pace =
      Double(Self.usualLength.nanoseconds) / length * 100 / Double(speed.hundredths)
    var steps = 0
    while true {
      let (before, time) = (run.simulation.eventCount, run.simulation.now)
      let result = run.timeline.run(until: run.horizon, atMost: 1)
      steps += result.steps
      if run.simulation.eventCount > before {
        let wait = Double((run.simulation.now - time).nanoseconds) * pace
        watch.show(
          tell(run, from: before + 1),
          .nanoseconds(Int64(min(wait, Double(Self.longestWait.nanoseconds)))))
      }
      if result.reason != .stepsTaken { return RunResult(result.reason, steps: steps) }
      if shouldStop() { return RunResult(.cancelled, steps: steps) }
    }
  }

  /// The events from a number on, in sentences.
  private func tell(_ run: OpenRun, from first: Int) -> String {
    narrate(run.simulation, from: first, tellsWhatIsMissing: watchPlay == nil)
  }
}
