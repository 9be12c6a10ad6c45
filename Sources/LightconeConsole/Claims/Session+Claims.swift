import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeTrace

extension Session {
  /// Measures what a claim is about and decides it.
  func judge(_ claim: Claim) throws(Diagnostic) -> ClaimReport {
    let run = try loaded()
    guard let scope = claim.heading?.scope else {
      let quantities = RunQuantities(run.simulation, run.model, run.settings)
      let evaluation = try claim.condition.evaluate(in: quantities)
      var report = try claim.report(evaluation)
      if report.verdict != .holds { report.reproduction = run.reproduction }
      return report
    }
    return try judge(claim, over: scope, run)
  }

  private func judge(
    _ claim: Claim, over scope: ClaimScope, _ run: OpenRun
  ) throws(Diagnostic) -> ClaimReport {
    let sweep = Sweep(run.plan, over: scope.sweep, downtime: run.sweepDowntime)
    guard let runs = try sweep.run(shouldStop: shouldStop) else {
      throw Diagnostic(.cannotEvaluate, "the sweep was stopped before it was done")
    }
    guard !runs.isEmpty else {
      throw Diagnostic(.cannotEvaluate, "there is no run to look at over \(scope.words)")
    }
    let evaluation = try claim.condition.evaluate(over: runs.map { RunQuantities($0, run.model) })
    var report = try claim.report(evaluation)
    report.scope = scope.words
    if report.verdict != .holds {
      report.reproduction = run.reproduction(of: evaluation.runs?.firstFailure.map { runs[$0] })
    }
    return report
  }
}

extension Claim {
  /// The report of an evaluation: verdict, and both sides in words.
  fileprivate func report(_ evaluation: Evaluation) throws(Diagnostic) -> ClaimReport {
    guard let holds = evaluation.holds else {
      throw Diagnostic(
        .badExpression, "'\(condition.text)' is no condition",
        expected: "a comparison, for example messages == 12")
    }
    let decisive =
      evaluation.comparisons.first { $0.holds == holds } ?? evaluation.comparisons.first
    let measured =
      evaluation.runs?.description ?? decisive?.measuredValueText ?? (holds ? "true" : "false")
    let expected =
      evaluation.runs == nil && evaluation.comparisons.count == 1
      ? decisive?.expectedDescription ?? condition.text : condition.text
    return ClaimReport(
      id: heading?.name, kind: heading?.kind.rawValue, expected: expected, measured: measured,
      isInEachRun: evaluation.runs != nil,
      tolerance: decisive?.tolerance.map { "\($0)" }, verdict: holds ? .holds : .violated)
  }
}

extension ClaimScope {
  fileprivate var sweep: Sweep.Scope {
    switch self {
    case .seeds(let count): .seeds(count)
    case .crashPoints: .crashPoints
    case .sweep(let parameter, let values): .parameter(name: parameter, values: values)
    }
  }

  fileprivate var words: String {
    switch self {
    case .seeds(let count): "\(count) seeds"
    case .crashPoints: "crash points"
    case .sweep(let parameter, let values):
      "\(parameter)=\(values.lowerBound)..\(values.upperBound)"
    }
  }
}

extension OpenRun {
  /// How long a node stays down in a sweep over crash points: the model's own `downtime`, if it has
  /// one.
  fileprivate var sweepDowntime: TimeSpan {
    if case .timeSpan(let span)? = settings.value(of: "downtime") { span } else { .seconds(1) }
  }

  /// The commands that show one run of a sweep.
  fileprivate func reproduction(of run: SweepRun?) -> [String] {
    guard let run else { return reproduction }
    var commands = reproduction
    switch run.variation {
    case .seed(let seed):
      commands[0] =
        commands[0].split(separator: " ").filter { !$0.hasPrefix("seed=") }
        .joined(separator: " ") + " seed=\(seed)"
    case .parameter(let name, let value): commands.insert("set \(name)=\(value)", at: 1)
    case .crash(let node, let event):
      commands.insert("at \(event) crash \(node)", at: commands.count - 1)
      commands[commands.count - 1] = "run for \(sweepDowntime.literal)"
      commands += ["restart \(node)", "run"]
    }
    return commands
  }
}
