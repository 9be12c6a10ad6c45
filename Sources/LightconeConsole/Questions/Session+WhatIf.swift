import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace

extension Session {
  /// Says what a command would change, without changing the run.
  func imagine(_ command: Command, _ text: String) throws(Diagnostic) -> Reply {
    let run = try loaded()
    let rerun = run.rerun(isAboutNow: command.isAboutNow(in: run))
    var changed = try imagined(command, in: run, rerun)
    guard var original = rerun.changed(.goOn) else { return Reply() }
    original.run(until: rerun.end, shouldStop: shouldStop)
    changed.run(until: rerun.end, shouldStop: shouldStop)
    let comparison = RunComparison(
      original.timeline, changed.timeline, of: run.model, shouldStop: shouldStop)
    guard !shouldStop() else {
      throw Diagnostic(.cannotEvaluate, "the question was stopped before it was answered")
    }
    let words = ComparisonWords(
      comparison: comparison, before: original.simulation, after: changed.simulation,
      display: display)
    return Reply(
      ([wrap("What if '\(text)'? Both runs go on to \(rerun.end) (verified by replay).")]
        + words.lines + [wrap(keeping(command, text, in: run))]).joined(separator: "\n"))
  }

  /// The run with the command done, at the point of the change.
  private func imagined(
    _ command: Command, in run: OpenRun, _ rerun: Rerun
  ) throws(Diagnostic) -> ChangedRun {
    if case .set(let settings) = command {
      let start = try run.model.simulation(try changed(run.settings, settings))
      return rerun.changed(start: start)
    }
    let (interventions, point) = try change(by: command, in: run)
    do throws(FaultProblem) {
      if let changed = try rerun.tried(.add(interventions, point)) { return changed }
    } catch {
      var scene = FaultScene(run.simulation)
      if case .at(.event(let event), _) = command { scene.event = event }
      throw FaultWords(names: run.simulation.nodes.map(\.name)).diagnostic(for: error, in: scene)
    }
    throw Diagnostic(.noSuchMoment, "this run has no such moment")
  }

  /// What a command does, and where in the run.
  private func change(
    by command: Command, in run: OpenRun
  ) throws(Diagnostic) -> ([Intervention], RunChange.Point) {
    switch command {
    case .fault(let fault): return (try run.faults(for: fault).map { .now($0) }, .present)
    case .at(.time(let time), let fault):
      let plans = try run.faults(for: fault).map { Intervention.at(time, $0) }
      guard time < run.simulation.now else { return (plans, .present) }
      // A plan comes before all else that happens at its time.
      let isStart = time == .start
      return (plans, isStart ? .before(EventNumber(1)) : .time(time + .nanoseconds(-1)))
    case .at(.event(let event), let fault):
      let plans = try run.faults(for: fault).map { Intervention.afterEvent(event, $0) }
      return (plans, event.position < run.simulation.eventCount ? .before(event) : .present)
    case .when(let condition, let fault):
      let faults = try run.faults(for: fault)
      switch try run.moment(of: condition, shouldStop: shouldStop) {
      case .now: return (faults.map { .now($0) }, .present)
      case .time(let time): return (faults.map { .at(time, $0) }, .present)
      case .event(let number, _): return (faults.map { .afterEvent(number, $0) }, .present)
      }
    case .nemesis(let nemesis): return (try run.interventions(of: nemesis), .present)
    default:
      throw Diagnostic(
        .wrongArguments, "'\(command.verb.rawValue)' cannot be asked about",
        expected: "a fault, 'at', 'when', 'nemesis' or 'set'")
    }
  }

  /// How to get a run with the change.
  private func keeping(_ command: Command, _ text: String, in run: OpenRun) -> String {
    if case .set = command { return "Your run is unchanged. '\(text)' alone begins it anew." }
    let past = command.isAboutNow(in: run) ? "" : "'goto 0ms'"
    let steps = ["'fork NAME'", past, "'\(text)'"].filter { !$0.isEmpty }
    let list = steps.dropLast().joined(separator: ", ") + " and \(steps.last ?? "")"
    let lost =
      past.isEmpty || run.timeline.deeds.isEmpty ? "" : "; what was done already is not done there"
    return "Your run is unchanged. \(list) make a branch of it\(lost)."
  }
}

extension Command {
  /// Whether it changes nothing before the point where one stands.
  fileprivate func isAboutNow(in run: OpenRun) -> Bool {
    switch self {
    case .set: false
    case .at(.time(let time), _): time >= run.simulation.now
    case .at(.event(let event), _): event.position >= run.simulation.eventCount
    default: true
    }
  }
}
