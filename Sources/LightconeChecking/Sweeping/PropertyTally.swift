public import Lightcone

/// What the runs of a sweep say of one property.
public struct PropertyTally: Hashable, Sendable {
  /// The property.
  public let property: PropertyDescription
  /// How many runs were done.
  public let runs: Int
  /// In how many it holds, or for `sometimes`: was seen.
  public let holding: Int
  /// In how many it is violated.
  public let violating: Int
  /// In how many it is undecided, or for `sometimes`: was not seen.
  public let undecided: Int
  /// Whether the sweep did all its runs.
  public let isComplete: Bool

  /// Counts the verdicts on the property of a number.
  init(_ property: PropertyDescription, number: Int, _ result: SweepResult) {
    self.property = property
    var counts = [Verdict: Int]()
    for run in result.runs where run.verdicts.indices.contains(number) {
      counts[run.verdicts[number], default: 0] += 1
    }
    runs = result.runs.count
    holding = counts[.holds] ?? 0
    violating = counts[.violated] ?? 0
    undecided = counts[.undecided] ?? 0
    isComplete = result.isComplete
  }

  /// What the runs say together.
  ///
  /// A `sometimes` property holds once a run has shown it; that it was never seen is no proof that it
  /// cannot be. Others hold only if all runs were done and it holds in each.
  public var verdict: Verdict {
    if violating > 0 { return .violated }
    if property.kind == .sometimes { return holding > 0 ? .holds : .undecided }
    return isComplete && undecided == 0 && holding > 0 ? .holds : .undecided
  }

  /// The part of the runs in which it was seen, or holds; nil without runs.
  public var share: Double? { runs == 0 ? nil : Double(holding) / Double(runs) }
}
