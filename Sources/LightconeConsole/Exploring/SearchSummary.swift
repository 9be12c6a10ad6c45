import Lightcone
import LightconeChecking

/// What a search has found, without the types of its space.
struct SearchSummary {
  let end: ExplorationEnd
  let findings: [PropertyFinding]
  let counts: SearchCounts
  /// The steps of the way that was found, in words.
  let steps: [String]
  /// How many steps the way had before those that are not needed were left out.
  let foundStepCount: Int
  /// Whether no way can be shorter.
  let isShortest: Bool
  /// Whether something was looked for.
  let hasGoal: Bool

  init<Action>(
    _ exploration: Exploration<Action>, steps: [String]? = nil, isShortest: Bool, hasGoal: Bool
  ) {
    end = exploration.end
    findings = exploration.findings
    counts = exploration.counts
    self.steps = steps ?? exploration.descriptions
    foundStepCount = exploration.path.count
    self.isShortest = isShortest
    self.hasGoal = hasGoal
  }

  /// Whether what was asked holds, for the exit code.
  var verdict: Verdict {
    switch end {
    case .propertyViolated: .violated
    case .goalFound: .holds
    case .spaceExhausted where hasGoal: .violated
    case .spaceExhausted: Verdict.worst(of: findings.map(\.verdict))
    case .budgetSpent, .stopped: .undecided
    }
  }
}
