import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace

extension Session {
  mutating func run(_ limit: RunLimit) throws(Diagnostic) -> Reply {
    var run = try loaded()
    let earlier = run.simulation
    let result: RunResult
    switch limit {
    case .untilNothingIsLeft:
      result = run.run(until: run.horizon, shouldStop: shouldStop, watch: watchWork)
      run.end = nil
    case .time(let span):
      let end = min(run.simulation.now + span, .latest)
      result = run.run(until: end, shouldStop: shouldStop, watch: watchWork)
      run.end = end
    case .condition(let expression):
      result = try run.run(until: expression, shouldStop: shouldStop, watch: watchWork)
      run.end = nil
    }
    self.run = run
    var reply = Reply(describeStop(result, limit, run))
    if tellsChanges { reply.add(changes(byRun: earlier, to: run.simulation)) }
    return reply
  }

  /// Where a run stopped and why, and who is then down or stuck.
  func describeStop(_ result: RunResult, _ limit: RunLimit, _ run: OpenRun) -> String {
    let why = reason(of: result, limit, run)
    return wrap(
      ([standing(run, why)] + NodeStates(run.simulation.trace).warnings).joined(separator: " "))
  }

  /// Why a run stopped, in words.
  private func reason(of result: RunResult, _ limit: RunLimit, _ run: OpenRun) -> String {
    let unmet =
      if case .condition(let expression) = limit {
        ", and \(expression.text) has not come true"
      } else {
        ""
      }
    switch result.reason {
    case .quiescent: return "nothing is left to happen\(unmet)"
    case .timeReached, .stepsTaken:
      if case .time = limit { return "the time is up" }
      return "the run ends here (until=\(run.settings[.horizon].literal))\(unmet)"
    case .conditionMet:
      return result.steps == 0 ? "the condition is true already" : "the condition is true"
    case .cancelled: return "you stopped it"
    }
  }

  private func standing(_ run: OpenRun, _ why: String) -> String {
    let count = run.simulation.eventCount
    let event = count > 0 ? ", \(EventNumber(count))" : ""
    return "Stopped at \(run.simulation.now)\(event): \(why)."
  }

  mutating func step(_ aim: StepAim) throws(Diagnostic) -> Reply {
    var run = try loaded()
    let before = run.simulation.eventCount
    let earlier = run.simulation
    let result =
      switch aim {
      case .events(let count): run.step(count, shouldStop: shouldStop)
      case .node(let name): run.step(to: try run.node(named: name), shouldStop: shouldStop)
      }
    self.run = run
    var reply = Reply()
    if run.simulation.eventCount > before { reply.add(narrate(run.simulation, from: before + 1)) }
    if aim.isSingle { reply.add(changeLines(from: earlier, to: run.simulation)) }
    switch result.reason {
    case .quiescent: reply.add("Nothing is left to happen.")
    case .timeReached:
      reply.add(
        wrap("The run ends at \(run.simulation.now). 'run for 1s' goes on beyond its end."))
    case .cancelled: reply.add("You stopped it.")
    case .stepsTaken, .conditionMet: break
    }
    return reply
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
    let result =
      switch moment {
      case .time(let time): run.go(to: time, shouldStop: shouldStop)
      case .event(let number): try run.go(to: number, shouldStop: shouldStop)
      }
    self.run = run
    var reply = Reply()
    if case .event(let number) = moment, number.position < run.simulation.eventCount {
      reply.add(narrate(run.simulation, from: Int(number.rawValue)))
    } else {
      reply.add(describePlace(run))
    }
    if case .time(let time) = moment, result.reason == .quiescent, run.simulation.now < time {
      reply.add("Nothing is left to happen.")
    }
    if result.reason == .cancelled { reply.add("You stopped it.") }
    return reply
  }

  func describePlace(_ run: OpenRun) -> String {
    let count = run.simulation.eventCount
    guard count > 0 else {
      return "At \(run.simulation.now): nothing has happened yet."
    }
    let last = run.simulation.trace.events[count - 1].time
    let now = run.simulation.now
    let clock = now > last ? "\nNothing more happens until \(now)." : ""
    return narrate(run.simulation, from: count) + clock
  }

  /// The events from a number on, in sentences. A step that is nothing but bookkeeping is told in
  /// full, since the person asked for it.
  func narrate(
    _ simulation: Simulation, from first: Int, tellsWhatIsMissing: Bool = false
  ) -> String {
    let trace = simulation.trace
    let isBookkeeping = trace.events[(first - 1)...].allSatisfy { $0.kind.isBookkeeping }
    return Narration.render(
      trace, display: display,
      selection: TraceSelection(first: EventNumber(first), everything: isBookkeeping),
      tellsWhatIsMissing: tellsWhatIsMissing)
  }
}

extension OpenRun {
  /// Runs until a condition is true of the run. A condition that asks for samples before there are
  /// any is not true yet.
  mutating func run(
    until condition: Expression, shouldStop: () -> Bool, watch: WorkWatch? = nil
  ) throws(Diagnostic) -> RunResult {
    _ = try holds(condition, in: simulation)
    let (settings, model, horizon) = (settings, model, horizon)
    let before = simulation.eventCount
    var asked = 0
    return timeline.run(until: horizon, shouldStop: shouldStop) { simulation in
      asked += 1
      if asked % Self.stretch == 0 {
        watch?.report(
          .run(now: simulation.now, end: horizon, events: simulation.eventCount - before))
      }
      let quantities = RunQuantities(simulation, model, settings)
      return (try? condition.evaluate(in: quantities))?.holds ?? false
    }
  }

  func holds(_ condition: Expression, in simulation: Simulation) throws(Diagnostic) -> Bool {
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
}

extension StepAim {
  /// Whether one stands right behind what was asked for, so that what it changed is worth a line.
  fileprivate var isSingle: Bool {
    switch self {
    case .events(let count): count == 1
    case .node: true
    }
  }
}
