/// What a history can be checked against: an object, or a database.
public struct HistoryModel: Sendable {
  /// The name that people write, for example `cas-register`.
  public var name: String
  /// What it is, in a few words.
  public var summary: String
  /// The conditions that can be checked, the one that is meant where none is named first.
  public var conditions: [String]

  let judge: Judge

  /// Checks a history for one of the conditions.
  typealias Judge =
    @Sendable (
      _ history: OperationHistory, _ condition: String, _ budget: CheckBudget
    ) throws(HistoryProblem) -> ConsistencyResult

  init(_ name: String, _ summary: String, conditions: [String], judge: @escaping Judge) {
    self.name = name
    self.summary = summary
    self.conditions = conditions
    self.judge = judge
  }

  /// An object that clients use one operation at a time.
  init<Specification: SequentialSpecification>(
    object specification: Specification, _ summary: String
  ) {
    self.init(Specification.name, summary, conditions: ["linearizable"]) {
      (history, _, budget) throws(HistoryProblem) in
      try Linearizability.check(history, against: specification, budget: budget)
    }
  }
}
