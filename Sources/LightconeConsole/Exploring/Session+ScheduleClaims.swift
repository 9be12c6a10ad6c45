import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeTrace

extension Session {
  /// Decides a claim that has to hold in every state of every schedule within a budget.
  ///
  /// The claim's opposite is the goal of a search: found, it is violated; not there, it holds.
  func judge(
    _ claim: Claim, _ condition: Expression, overSchedules options: [Setting], _ run: OpenRun
  ) throws(Diagnostic) -> ClaimReport {
    let command = ExploreCommand(options: options, goals: [condition])
    var plan = try ExplorePlan(command, run)
    plan.isOppositeWanted = true
    try run.checkSearchable(condition)
    let explored = try search(plan, command, run)
    let (verdict, measured) = finding(explored, condition, run)
    return try report(on: claim, explored, verdict, measured, run)
  }

  /// The report of a claim that a search has decided.
  func report(
    on claim: Claim, _ explored: ExploredRun, _ verdict: Verdict, _ measured: String,
    _ run: OpenRun
  ) throws(Diagnostic) -> ClaimReport {
    var report = ClaimReport(
      id: claim.heading?.name, kind: claim.heading?.kind.rawValue,
      expected: claim.condition.text, measured: measured, isInEachRun: true, verdict: verdict)
    report.scope = claim.heading?.scope?.words
    let counts = explored.exploration.counts
    report.fingerprint = [counts.distinct, counts.generated, counts.depth]
      .reduce(into: Fingerprint()) { $0.combine(UInt64($1)) }
    if verdict == .violated, let witness = explored.witness {
      let token = RunToken(model: run.model, settings: run.settings, timeline: witness)
      report.token = token.description
      report.reproduction = try run.following(witness).reproduction
    }
    return report
  }

  private func finding(
    _ explored: ExploredRun, _ condition: Expression, _ run: OpenRun
  ) -> (Verdict, String) {
    let counts = explored.exploration.counts
    let states = counts.distinct.grouped
    switch explored.exploration.end {
    case .spaceExhausted: return (.holds, "held in all \(states) states")
    case .goalFound, .propertyViolated:
      let count = explored.path.count
      let place =
        count == 0 ? "where the search begins" : "after \(count) \(count == 1 ? "step" : "steps")"
      if let problem = problem(with: condition, where: explored, run) {
        return (.undecided, "not known: \(place) \(problem)")
      }
      return (.violated, "false \(place)")
    case .budgetSpent(let limit):
      return (.undecided, "not known: \(states) states, and the limit of \(limit.rawValue) is met")
    case .stopped: return (.undecided, "not known: stopped after \(states) states")
    }
  }

  /// Why a condition has no value where a search ended; nil if it has one.
  private func problem(
    with condition: Expression, where explored: ExploredRun, _ run: OpenRun
  ) -> String? {
    let simulation = (explored.witness ?? run.timeline).current
    do throws(Diagnostic) {
      _ = try condition.evaluate(in: RunQuantities(simulation, run.model, run.settings))
      return nil
    } catch {
      return error.message
    }
  }
}
