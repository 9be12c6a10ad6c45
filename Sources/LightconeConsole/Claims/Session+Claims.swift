import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeTrace

extension Session {
  /// Measures what a claim is about and decides it.
  func judge(_ claim: Claim) throws(Diagnostic) -> ClaimReport {
    let run = try loaded()
    let condition: Expression
    switch claim.condition {
    case .expression(let expression): condition = expression
    case .history(let history, let isWanted):
      return try judge(claim, history, isWanted: isWanted, run)
    }
    guard let scope = claim.heading?.scope else {
      let quantities = RunQuantities(run.simulation, run.model, run.settings)
      let evaluation = try condition.evaluate(in: quantities)
      var report = try claim.report(evaluation, of: condition)
      if report.verdict != .holds {
        report.reproduction = run.reproduction
        report.token = run.token
      }
      return report
    }
    return try judge(claim, condition, over: scope, run)
  }

  private func judge(
    _ claim: Claim, _ condition: Expression, over scope: ClaimScope, _ run: OpenRun
  ) throws(Diagnostic) -> ClaimReport {
    if case .schedules(let options) = scope {
      return try judge(claim, condition, overSchedules: options, run)
    }
    // To read a metric that nobody asks for costs as much as a short run.
    let sweep = Sweep(
      run.plan, over: scope.sweep, downtime: run.sweepDowntime, metrics: condition.names,
      seedStride: seedStride)
    var reached = (done: 0, count: 0)
    let runs = try sweep.run(workers: workers, shouldStop: shouldStop) { done, count in
      reached = (done, count)
      watchWork?.report(.runs(done: done, count: count))
    }
    guard let runs else {
      throw Diagnostic(
        .cannotEvaluate,
        "the sweep was stopped after \(reached.done.grouped) of \(reached.count.grouped) runs; "
          + "the claim is undecided")
    }
    guard !runs.isEmpty else {
      throw Diagnostic(.cannotEvaluate, "there is no run to look at over \(scope.words)")
    }
    let sample = scope.isOverSeeds ? SeedSample.digest(of: runs, stride: seedStride) : nil
    // Fewer seeds than the claim names cannot decide it.
    if let sample, seedStride > 1 { return claim.report(of: sample, over: scope) }
    let evaluation = try condition.evaluate(over: runs.map { RunQuantities($0, run.model) })
    var report = try claim.report(evaluation, of: condition)
    report.scope = scope.words
    report.sample = sample
    report.fingerprint = runs.reduce(into: Fingerprint()) { $0.combine($1.fingerprint.rawValue) }
    if report.verdict != .holds {
      if let failure = evaluation.runs?.firstFailure {
        report.reproduction = try run.reproduction(of: runs[failure], downtime: run.sweepDowntime)
        report.token = run.token(of: runs[failure], downtime: run.sweepDowntime)
      } else {
        // No single run shows what only many together measure.
        report.reproduction = run.reproduction(of: claim.text)
      }
    }
    return report
  }
}

extension Claim {
  /// The claim as it can be typed.
  fileprivate var text: String {
    guard let heading else { return condition.text }
    let scope = heading.scope.map { " over \($0.words)" } ?? ""
    return "\(heading.kind.rawValue) \(heading.name)\(scope): \(condition.text)"
  }

  /// What is kept of a claim whose sample alone was run.
  fileprivate func report(of sample: Fingerprint, over scope: ClaimScope) -> ClaimReport {
    var report = ClaimReport(
      id: heading?.name, kind: heading?.kind.rawValue, expected: "", measured: "", verdict: .holds)
    report.scope = scope.words
    report.sample = sample
    return report
  }

  /// The report of an evaluation: verdict, and both sides in words.
  fileprivate func report(
    _ evaluation: Evaluation, of condition: Expression
  ) throws(Diagnostic) -> ClaimReport {
    guard let holds = evaluation.holds else {
      throw Diagnostic(
        .badExpression, "'\(condition.text)' is no condition",
        expected: "a comparison, for example messages == 12")
    }
    let decisive =
      evaluation.comparisons.first { $0.holds == holds } ?? evaluation.comparisons.first
    let only = condition.isComparison ? decisive : nil
    let measured =
      evaluation.runs?.description ?? only?.measuredValueText ?? evaluation.measuredText
      ?? (holds ? "true" : "false")
    let expected =
      evaluation.runs == nil ? only?.expectedDescription ?? condition.text : condition.text
    var report = ClaimReport(
      id: heading?.name, kind: heading?.kind.rawValue, expected: expected, measured: measured,
      isInEachRun: evaluation.runs != nil,
      tolerance: decisive?.tolerance.map { "\($0)" }, verdict: holds ? .holds : .violated)
    report.revision = ClaimRevision(self, evaluation)
    return report
  }
}

extension Expression {
  /// Whether the whole expression is one comparison.
  fileprivate var isComparison: Bool {
    if case .comparison = root.kind { true } else { false }
  }
}

extension Evaluation {
  /// What was measured by the comparisons of a longer condition: each value with its name, once.
  fileprivate var measuredText: String? {
    var texts: [String] = []
    for comparison in comparisons {
      let text = "\(comparison.measuredText) = \(comparison.measuredValueText)"
      if !texts.contains(text) { texts.append(text) }
    }
    return texts.isEmpty ? nil : texts.joined(separator: ", ")
  }
}

extension ClaimScope {
  fileprivate var sweep: Sweep.Scope {
    switch self {
    case .seeds(let count): .seeds(count)
    case .crashPoints, .schedules: .crashPoints
    case .sweep(let parameter, let values): .parameter(name: parameter, values: values)
    }
  }

  fileprivate var isOverSeeds: Bool { if case .seeds = self { true } else { false } }

  var words: String {
    switch self {
    case .seeds(let count): "\(count) seeds"
    case .crashPoints: "crash points"
    case .sweep(let parameter, let values):
      "\(parameter)=\(values.lowerBound)..\(values.upperBound)"
    case .schedules(let options):
      (["schedules"] + options.map { "\($0.name)=\($0.value)" }).joined(separator: " ")
    }
  }
}

extension OpenRun {
  /// How long a node stays down in a sweep over crash points: the model's own `downtime`, if it has
  /// one.
  fileprivate var sweepDowntime: TimeSpan { CrashPoint.downtime(in: settings) }
}
