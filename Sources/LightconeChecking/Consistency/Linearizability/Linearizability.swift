public import Lightcone

/// Whether an object that many clients used at once behaved as if they had used it one after the other.
public enum Linearizability {
  /// Judges a history.
  public static func check<Specification: SequentialSpecification>(
    _ history: OperationHistory, against specification: Specification,
    budget: CheckBudget = CheckBudget()
  ) throws(HistoryProblem) -> ConsistencyResult {
    let objects = try ObjectHistories(history, specification)
    return objects.result(budget)
  }

  /// Only the verdict, without a word: for use inside a search over many runs.
  public static func verdict<Specification: SequentialSpecification>(
    of history: OperationHistory, against specification: Specification,
    budget: CheckBudget = CheckBudget()
  ) throws(HistoryProblem) -> Verdict {
    try ObjectHistories(history, specification).verdict(budget)
  }
}
