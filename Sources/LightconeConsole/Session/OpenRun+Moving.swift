import Lightcone
import LightconeDiagnostics
import LightconeTrace

extension OpenRun {
  /// The last instant that steps and events are looked for: the run's end, or what lies behind it
  /// and was seen already. Without it a run that never ends would be stepped forever.
  var limit: Instant { max(horizon, farthest) }

  /// Takes some steps, as far as the run's end.
  mutating func step(_ count: Int, shouldStop: () -> Bool) -> RunResult {
    let result = timeline.run(until: limit, atMost: count, shouldStop: shouldStop)
    settle()
    return result
  }

  /// How many steps are taken between two reports of how far the run is.
  static let stretch = 256

  /// Goes forward, and tells who watches how far it is.
  mutating func run(until end: Instant, shouldStop: () -> Bool, watch: WorkWatch?) -> RunResult {
    guard let watch else { return timeline.run(until: end, shouldStop: shouldStop) }
    let before = simulation.eventCount
    var steps = 0
    while true {
      let result = timeline.run(until: end, atMost: Self.stretch, shouldStop: shouldStop)
      steps += result.steps
      guard result.reason == .stepsTaken else { return RunResult(result.reason, steps: steps) }
      watch.report(.run(now: simulation.now, end: end, events: simulation.eventCount - before))
    }
  }

  /// Steps until something happens at a node.
  mutating func step(to node: NodeID, shouldStop: () -> Bool) -> RunResult {
    while true {
      let before = simulation.eventCount
      let result = step(1, shouldStop: { false })
      guard result.reason == .stepsTaken else { return result }
      let events = simulation.trace.events[before...]
      if events.contains(where: { $0.node == node }) { return result }
      if shouldStop() { return RunResult(.cancelled, steps: 0) }
    }
  }

  /// Goes to the point right after all that happened up to a time.
  mutating func go(to time: Instant, shouldStop: () -> Bool) -> RunResult {
    guard time >= simulation.now else {
      timeline.go(to: time)
      return RunResult(.timeReached, steps: 0)
    }
    return timeline.run(until: time, shouldStop: shouldStop)
  }

  /// Goes to the first point at which an event has been recorded.
  mutating func go(
    to number: EventNumber, shouldStop: () -> Bool
  ) throws(Diagnostic) -> RunResult {
    guard simulation.eventCount <= number.position else {
      timeline.go(toEvent: number)
      return RunResult(.stepsTaken, steps: 0)
    }
    while simulation.eventCount <= number.position {
      let result = timeline.run(until: limit, atMost: 1)
      guard result.reason == .stepsTaken else {
        throw Diagnostic(
          .noSuchMoment, "this run has no event \(number)",
          expected: "an event from #1 to \(EventNumber(simulation.eventCount))")
      }
      if shouldStop() { return RunResult(.cancelled, steps: 0) }
    }
    settle()
    return RunResult(.stepsTaken, steps: 0)
  }

  /// Does what was done at this point, as one who stands here expects.
  private mutating func settle() { timeline.go(toPosition: timeline.position) }
}

extension Instant {
  /// The last instant that commands can reach: 10^18 ns, more than 31 years.
  static let latest = Instant(nanoseconds: 1_000_000_000_000_000_000)
}
