import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeTrace

/// A point in a run, as commands can name it.
struct Place: Hashable, Sendable {
  /// How many steps lie behind it.
  let position: Int
  /// How many events lie behind it.
  let eventCount: Int
  let time: Instant
  /// The time of the last event.
  let lastEventTime: Instant

  /// The point where one stands in a run.
  init(_ timeline: Timeline) {
    position = timeline.position
    eventCount = timeline.current.eventCount
    time = timeline.current.now
    lastEventTime = timeline.current.trace.events.last?.time ?? .start
  }

  /// The command that goes here from an earlier point; nil if that is the same point.
  func move(from earlier: Place?) -> String? {
    let (position, time) = (earlier?.position ?? 0, earlier?.time ?? .start)
    if self.position == position, self.time == time { return nil }
    // Behind the last event only the clock tells one point from the other.
    if self.time > lastEventTime || self.position == position {
      return "goto \((self.time - .start).literal)"
    }
    return "goto \(EventNumber(eventCount))"
  }
}

extension OpenRun {
  /// The commands that bring a fresh session to the point where this run stands.
  var reproduction: [String] {
    let deeds = zip(timeline.deeds, places).filter { $0.0.position <= timeline.position }
    var commands = [loadCommand(settings)]
    var last: Place?
    for (deed, place) in deeds {
      if let move = place.move(from: last) { commands.append(move) }
      commands.append(words.command(for: deed.intervention))
      last = place
    }
    if isAtEnd { return commands + ["run"] }
    return commands + [Place(timeline).move(from: last)].compactMap { $0 }
  }

  /// The commands that make a claim over many runs again.
  func reproduction(of claim: String) -> [String] {
    commands(of: plan) + (plan.end == horizon ? [] : [ending]) + ["expect \(claim)"]
  }

  /// The commands that show one run of a sweep.
  func reproduction(
    of run: SweepRun, downtime: TimeSpan
  ) throws(Diagnostic) -> [String] {
    var plan = plan
    plan.settings = run.settings
    var commands = commands(of: plan)
    if case .crash(let name, let event) = run.variation {
      commands.append("at \(event) crash \(name)")
      let node = try node(named: name)
      let crashed = try plan.run(extra: .afterEvent(event, .crash(node)))
      let crash = crashed.trace.events.dropFirst(Int(event.rawValue)).first {
        $0.kind == .crash && $0.node == node
      }
      if let crash {
        commands.append("at \((crash.time + downtime - .start).literal) restart \(name)")
      }
    }
    return commands + [ending]
  }

  /// One run of a sweep as one line, at its end; nil if one run of a person's cannot be it.
  ///
  /// - Parameter end: where the run ends, if not where this one does.
  func token(of run: SweepRun, downtime: TimeSpan, end: Instant? = nil) -> String? {
    for isByStep in [true, false] {
      guard
        let timeline = try? timeline(
          of: run, downtime: downtime, isByStep: isByStep, end: end ?? plan.end),
        timeline.current.fingerprint == run.fingerprint
      else { continue }
      return RunToken(model: model, settings: run.settings, timeline: timeline).description
    }
    return nil
  }

  /// The run of a sweep, with each fault at its step or at its time.
  private func timeline(
    of run: SweepRun, downtime: TimeSpan, isByStep: Bool, end: Instant
  ) throws -> Timeline {
    let plan = plan
    var timeline = Timeline(try model.simulation(run.settings))
    if case .crash(let name, let event) = run.variation {
      let node = try node(named: name)
      try timeline.intervene(.afterEvent(event, .crash(node, restartAfter: downtime)))
    }
    if isByStep {
      for deed in self.timeline.deeds where deed.time <= end {
        _ = timeline.run(until: deed.time, atMost: max(0, deed.position - timeline.position))
        if timeline.current.now < deed.time { _ = timeline.run(until: deed.time) }
        _ = try? timeline.intervene(deed.intervention)
      }
    } else {
      for intervention in plan.interventions { try timeline.intervene(intervention) }
    }
    _ = timeline.run(until: end)
    return timeline
  }

  private func commands(of plan: RunPlan) -> [String] {
    [loadCommand(plan.settings)] + plan.interventions.map { words.command(for: $0) }
  }

  /// The command that goes to where the runs of a sweep end.
  private var ending: String {
    plan.end == horizon ? "run" : "run for \((plan.end - .start).literal)"
  }

  /// Whether `run` would change nothing here, and would lead here.
  var isAtEnd: Bool {
    guard simulation.now <= horizon else { return false }
    var ahead = timeline
    let result = ahead.run(until: horizon, atMost: 1)
    // Under a schedule that is over `run` still lets time pass.
    guard result.steps == 0, ahead.current.now == simulation.now || simulation.now == horizon
    else { return false }
    // Who waited for what then was called off stands later than `run` does.
    let last = simulation.trace.events.last?.time ?? .start
    return simulation.now == horizon || (result.reason == .quiescent && simulation.now == last)
  }

  private var words: FaultWords { FaultWords(names: simulation.nodes.map(\.name)) }

  private func loadCommand(_ settings: Settings) -> String {
    let changes = settings.differences.map { " \($0.name)=\($0.value)" }.joined()
    let seed = settings.seed == 1 ? "" : " seed=\(settings.seed)"
    return "load \(model.name)\(changes)\(seed)"
  }
}
