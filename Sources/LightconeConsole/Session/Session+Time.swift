import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace

extension Session {
  mutating func run(_ limit: RunLimit) throws(Diagnostic) -> Reply {
    var run = try loaded()
    let stop = shouldStop
    let result: RunResult
    let goal: String
    switch limit {
    case .untilNothingIsLeft:
      result = run.timeline.run(until: run.horizon, shouldStop: stop)
      run.end = nil
      goal = "the run ends here (until=\(run.settings[.horizon].literal))"
    case .time(let span):
      let end = run.simulation.now + span
      result = run.timeline.run(until: end, shouldStop: stop)
      run.end = end
      goal = "the time is up"
    case .condition(let expression):
      result = try run.run(until: expression, shouldStop: stop)
      run.end = nil
      goal = "the run ends here, and \(expression.text) has not come true"
    }
    self.run = run
    return Reply(describeStop(result.reason, goal: goal))
  }

  private func describeStop(_ reason: RunResult.Reason, goal: String) -> String {
    guard let run else { return "" }
    let why =
      switch reason {
      case .quiescent: "nothing is left to happen"
      case .timeReached, .stepsTaken: goal
      case .conditionMet: "the condition is true"
      case .cancelled: "you stopped it"
      }
    return wrap(
      ([standing(run, why)] + NodeStates(run.simulation.trace).warnings).joined(separator: " "))
  }

  private func standing(_ run: OpenRun, _ why: String) -> String {
    let count = run.simulation.eventCount
    let event = count > 0 ? ", \(EventNumber(count))" : ""
    return "Stopped at \(run.simulation.now)\(event): \(why)."
  }

  mutating func step(_ aim: StepAim) throws(Diagnostic) -> Reply {
    var run = try loaded()
    let before = run.simulation.eventCount
    switch aim {
    case .events(let count): _ = run.timeline.run(atMost: count, shouldStop: shouldStop)
    case .node(let name):
      let node = try run.node(named: name)
      run.stepTo(node, shouldStop: shouldStop)
    }
    self.run = run
    guard run.simulation.eventCount > before else { return Reply("Nothing is left to happen.") }
    return Reply(narrate(run.simulation, from: before + 1))
  }

  mutating func goBack(_ count: Int) throws(Diagnostic) -> Reply {
    var run = try loaded()
    guard run.timeline.position > 0 else { return Reply("This is the start of the run.") }
    run.timeline.go(toPosition: run.timeline.position - count)
    self.run = run
    return Reply(describePlace(run))
  }

  mutating func go(to moment: Moment) throws(Diagnostic) -> Reply {
    var run = try loaded()
    switch moment {
    case .time(let time): run.timeline.go(to: time)
    case .event(let number):
      guard number.rawValue > 0 else {
        throw Diagnostic(.noSuchMoment, "events are counted from #1")
      }
      var ahead = run.timeline
      guard ahead.go(toEvent: number) else {
        throw Diagnostic(
          .noSuchMoment, "this run has no event \(number)",
          expected: "an event from #1 to \(EventNumber(ahead.current.eventCount))")
      }
      run.timeline = ahead
    }
    self.run = run
    return Reply(describePlace(run))
  }

  private func describePlace(_ run: OpenRun) -> String {
    let count = run.simulation.eventCount
    guard count > 0 else { return "At the start: nothing has happened yet." }
    return narrate(run.simulation, from: count)
  }

  /// The events from a number on, in sentences; all kinds, since the person asked for each step.
  private func narrate(_ simulation: Simulation, from first: Int) -> String {
    let trace = simulation.trace
    let short = Narration.render(
      trace, display: display, selection: TraceSelection(first: EventNumber(first)))
    let isFolded = trace.events[(first - 1)...].allSatisfy { $0.kind.isFoldedInSteps }
    guard isFolded else { return short }
    return Narration.render(
      trace, display: display,
      selection: TraceSelection(first: EventNumber(first), everything: true))
  }
}

extension TraceEvent.Kind {
  /// Whether narrations leave it out: a step of nothing else is shown in full.
  fileprivate var isFoldedInSteps: Bool {
    switch self {
    case .start, .setTimer, .cancelTimer, .append, .synced, .count, .observe: true
    default: false
    }
  }
}

extension OpenRun {
  /// Runs until a condition is true of the run. A condition that asks for samples before there are
  /// any is not true yet.
  mutating func run(
    until condition: Expression, shouldStop: () -> Bool
  ) throws(Diagnostic) -> RunResult {
    _ = try holds(condition, in: simulation)
    let (settings, model) = (settings, model)
    return timeline.run(until: horizon, shouldStop: shouldStop) { simulation in
      let quantities = RunQuantities(simulation, model, settings)
      return (try? condition.evaluate(in: quantities))?.holds ?? false
    }
  }

  private func holds(_ condition: Expression, in simulation: Simulation) throws(Diagnostic) -> Bool
  {
    do throws(Diagnostic) {
      let value = try condition.evaluate(in: RunQuantities(simulation, model, settings))
      guard let holds = value.holds else {
        throw Diagnostic(
          .badExpression, "'\(condition.text)' is no condition",
          expected: "a comparison, for example elapsed > 10ms")
      }
      return holds
    } catch {
      guard error.code == .cannotEvaluate else { throw error }
      return false
    }
  }

  /// Steps until something happens at a node.
  mutating func stepTo(_ node: NodeID, shouldStop: () -> Bool) {
    while !shouldStop() {
      let before = simulation.eventCount
      guard timeline.run(atMost: 1).reason == .stepsTaken else { return }
      let trace = simulation.trace
      if trace.events[before...].contains(where: { $0.node == node }) { return }
    }
  }
}
