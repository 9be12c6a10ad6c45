public import Lightcone
public import LightconeTrace

/// A run that is done again with one thing changed.
///
/// What was done to the original behind the change is done again, each at its step as long as steps
/// count the same, else at its time at the latest. A fault that was planned for an event comes at the
/// event that is the same in this run; where there is none it does not come. What has become impossible
/// changes nothing.
public struct ChangedRun: Sendable {
  /// The run at the point where one stands.
  public private(set) var timeline: Timeline
  /// What is still to be done again, in order.
  private var waiting: [Timeline.Deed]
  /// The original, whose event numbers the plans name.
  private let original: Trace
  /// The last instant at which an event is looked for.
  private let end: Instant
  /// How many steps such a look may take.
  private let scoutSteps: Int

  /// Begins at a point.
  init(
    _ timeline: Timeline, waiting: [Timeline.Deed], original: Trace, end: Instant, scoutSteps: Int
  ) {
    self.timeline = timeline
    self.waiting = waiting
    self.original = original
    self.end = end
    self.scoutSteps = scoutSteps
  }

  /// The run at the point where one stands.
  public var simulation: Simulation { timeline.current }

  /// Does something to the run here.
  ///
  /// - Returns: why it is impossible, if it is; the run is then unchanged.
  mutating func intervene(_ intervention: Intervention) -> FaultProblem? {
    do throws(FaultProblem) {
      try timeline.intervene(intervention)
      return nil
    } catch { return error }
  }

  /// Goes forward.
  ///
  /// - Returns: `stepsTaken` if the steps were used up before the end was reached.
  @discardableResult
  public mutating func run(
    until end: Instant, atMost steps: Int = .max, shouldStop: () -> Bool = { false }
  ) -> RunResult {
    var left = steps
    while let deed = waiting.first, deed.time <= end {
      for limit in [max(0, deed.position - timeline.position), Int.max]
      where timeline.current.now < deed.time || limit != .max {
        let stretch = min(left, limit)
        let result = timeline.run(until: deed.time, atMost: stretch, shouldStop: shouldStop)
        left -= result.steps
        let isSpent = left == 0 && result.reason == .stepsTaken && stretch > 0
        if isSpent { return RunResult(.stepsTaken, steps: steps) }
        if result.reason == .cancelled { return RunResult(.cancelled, steps: steps - left) }
      }
      doAgain(waiting.removeFirst())
    }
    let result = timeline.run(until: end, atMost: left, shouldStop: shouldStop)
    return RunResult(result.reason, steps: steps - left + result.steps)
  }

  private mutating func doAgain(_ deed: Timeline.Deed) {
    switch deed.intervention {
    case .now(let fault) where timeline.current.now < deed.time:
      // Nothing is left to happen before that time, so that only a plan moves the clock.
      _ = intervene(.at(deed.time, fault))
    case .afterEvent(let event, let fault): planAgain(fault, after: event)
    default: _ = intervene(deed.intervention)
    }
  }

  /// Plans a fault for the event that is the same as one of the original.
  private mutating func planAgain(_ fault: Fault, after event: EventNumber) {
    guard let signature = EventSignature(of: event, in: original) else {
      _ = intervene(.afterEvent(event, fault))
      return
    }
    // A run without the fault is the same up to the event.
    var scout = self
    scout.waiting.removeAll {
      if case .afterEvent = $0.intervention { true } else { false }
    }
    scout.run(until: end, atMost: scoutSteps)
    guard let same = signature.event(in: scout.simulation.trace) else { return }
    let isAhead = same.position >= timeline.current.eventCount
    _ = intervene(isAhead ? .afterEvent(same, fault) : .now(fault))
  }
}
