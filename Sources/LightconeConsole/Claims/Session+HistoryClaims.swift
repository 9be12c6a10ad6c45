import Lightcone
import LightconeChecking
import LightconeDiagnostics

extension Session {
  /// Decides a claim on what clients saw, in the run at hand or over schedules.
  func judge(
    _ claim: Claim, _ condition: HistoryCondition, isWanted: Bool, _ run: OpenRun
  ) throws(Diagnostic) -> ClaimReport {
    try condition.validate()
    switch claim.heading?.scope {
    case nil: return try judge(claim, condition, isWanted: isWanted, inRun: run)
    case .schedules(let options) where isWanted:
      return try judge(claim, condition, overSchedules: options, run)
    case let scope?:
      throw Diagnostic(
        .cannotEvaluate, "'\(claim.condition.text)' cannot be judged over \(scope.words)",
        expected: "the run at hand, or '\(condition.text)' over schedules")
    }
  }

  private func judge(
    _ claim: Claim, _ condition: HistoryCondition, isWanted: Bool, inRun run: OpenRun
  ) throws(Diagnostic) -> ClaimReport {
    let history = OperationHistory(run.simulation.trace)
    let result = try condition.judge(history, shouldStop: shouldStop)
    let verdict: Verdict =
      switch result.verdict {
      case .undecided: .undecided
      case .holds: isWanted ? .holds : .violated
      case .violated: isWanted ? .violated : .holds
      }
    var report = ClaimReport(
      id: claim.heading?.name, kind: claim.heading?.kind.rawValue,
      expected: claim.condition.text,
      measured: "\(result.verdict.rawValue) in \(result.judgedCount) operations",
      verdict: verdict)
    if verdict != .holds {
      report.reproduction = run.reproduction
      report.token = run.token
    }
    return report
  }

  private func judge(
    _ claim: Claim, _ condition: HistoryCondition, overSchedules options: [Setting],
    _ run: OpenRun
  ) throws(Diagnostic) -> ClaimReport {
    let command = ExploreCommand(history: condition, options: options)
    let plan = try ExplorePlan(command, run)
    try plan.check(command.history, command.options)
    let explored = try search(plan, command, run)
    guard let finding = explored.exploration.findings.first else {
      throw Diagnostic(.cannotEvaluate, "the search has judged nothing")
    }
    let states = explored.exploration.counts.distinct.grouped
    let steps = explored.path.count
    let measured =
      switch finding.verdict {
      case .holds: "held in all \(states) states"
      case .violated: "false after \(steps) \(steps == 1 ? "step" : "steps")"
      case .undecided: "not known: \(finding.reason)"
      }
    return try report(on: claim, explored, finding.verdict, measured, run)
  }
}
