public import Lightcone
public import LightconeTrace

/// Does a run again with one thing changed.
///
/// What it solves: whether one thing was the reason of another is answered by nothing but a run
/// without it. A simulated run can be done again with all else equal.
///
/// Example:
///
/// ```swift
/// let rerun = Rerun(timeline, until: horizon)
/// var changed = rerun.changed(.leaveOut(deed: 0))
/// changed?.run(until: horizon)
/// ```
///
/// Rules:
/// 1. Up to the change, a changed run is the original, event for event.
/// 2. Behind the change everything else that was done to the original is done again.
/// 3. Chance is drawn as in the original: one thing more or less in one place moves no draw in another.
///
/// What it does not promise: that the runs stay comparable for long. What is left of the original
/// behind a change is what did not depend on it.
///
/// Reading: Pearl, "Causality" (2009, §1.4), for questions of the form "had it not been".
public struct Rerun: Sendable {
  /// The original, standing where the question is asked.
  public let original: Timeline
  /// What the original has left so far.
  public let trace: Trace
  /// The last instant that changed runs simulate.
  public let end: Instant
  /// How many steps a changed run takes at the most.
  public let budget: ReplayBudget

  /// Takes a run as the original.
  public init(_ original: Timeline, until end: Instant, budget: ReplayBudget = ReplayBudget()) {
    self.original = original
    self.end = max(end, original.current.now)
    self.budget = budget
    trace = original.current.trace
  }

  /// The changed run at the point of its change, the change done; nil if the change is impossible.
  public func changed(_ change: RunChange) -> ChangedRun? {
    do throws(FaultProblem) { return try tried(change) } catch { return nil }
  }

  /// The changed run at the point of its change, the change done; nil if there is no such point.
  ///
  /// - Throws: ``FaultProblem`` if the change is impossible there.
  public func tried(_ change: RunChange) throws(FaultProblem) -> ChangedRun? {
    switch change {
    case .goOn: return run(original, waiting: [])
    case .leaveOut(let index):
      guard original.deeds.indices.contains(index) else { return nil }
      let deed = original.deeds[index]
      return run(
        doing: index, position: deed.position, time: deed.time,
        again: Array(original.deeds[(index + 1)...]))
    case .add(let interventions, let point):
      guard var run = run(at: point) else { return nil }
      for intervention in interventions {
        if let problem = run.intervene(intervention) { throw problem }
        if case .now(.drop) = intervention { while run.intervene(intervention) == nil {} }
      }
      return run
    }
  }

  /// The same deeds done to another first world.
  public func changed(start: Simulation) -> ChangedRun {
    run(Timeline(start), waiting: original.deeds)
  }

  private func run(_ timeline: Timeline, waiting: [Timeline.Deed]) -> ChangedRun {
    ChangedRun(
      timeline, waiting: waiting, original: trace, end: end, scoutSteps: budget.steps)
  }

  private func run(at point: RunChange.Point) -> ChangedRun? {
    var timeline = original
    switch point {
    case .present: break
    case .time(let time): timeline.go(to: time)
    case .before(let event):
      guard timeline.go(toEvent: event) else { return nil }
      timeline.go(toPosition: timeline.position - 1)
    case .after(let event): return run(after: event)
    }
    let (position, now) = (timeline.position, timeline.current.now)
    timeline.forgetFuture()
    let count = timeline.deeds.count
    return run(
      doing: count, position: position, time: now, again: Array(original.deeds[count...]))
  }

  /// The run right after an event, with as little as possible done at that point.
  private func run(after event: EventNumber) -> ChangedRun? {
    var timeline = original
    guard let record = trace[event], timeline.go(toEvent: event) else { return nil }
    let position = timeline.position
    let deeds = original.deeds
    var count = deeds.firstIndex { $0.position >= position } ?? deeds.count
    while true {
      let run = run(
        doing: count, position: position, time: record.time, again: Array(deeds[count...]))
      if run.simulation.eventCount > event.position { return run }
      guard count < deeds.count, deeds[count].position == position else { return nil }
      count += 1
    }
  }

  /// The run at a point where the first deeds are done. A fault that waits for a later event is taken
  /// out and planned again, since numbers count differently from here on.
  private func run(
    doing count: Int, position: Int, time: Instant, again: [Timeline.Deed]
  ) -> ChangedRun {
    var timeline = original
    let deeds = Array(original.deeds[..<count])
    timeline.restore(.init(deeds: deeds, position: position, time: time))
    let eventCount = timeline.current.eventCount
    let isAhead = { (deed: Timeline.Deed) in
      if case .afterEvent(let event, _) = deed.intervention {
        event.position >= eventCount
      } else {
        false
      }
    }
    let ahead = deeds.filter(isAhead)
    if !ahead.isEmpty {
      timeline.restore(
        .init(deeds: deeds.filter { !isAhead($0) }, position: position, time: time))
    }
    return run(timeline, waiting: ahead + again)
  }
}
