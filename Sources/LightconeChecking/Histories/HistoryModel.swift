/// What a history can be checked against: an object, or a database.
public struct HistoryModel: Sendable {
  /// The name that people write, for example `cas-register`.
  public var name: String
  /// What it is, in a few words.
  public var summary: String
  /// The conditions that can be checked. Of each group the first is meant where none is named.
  public var conditions: [String]

  let judge: Judge

  /// Checks a history for one of the conditions, or for the one that fits it best.
  typealias Judge =
    @Sendable (
      _ history: OperationHistory, _ condition: String?, _ budget: CheckBudget
    ) throws(HistoryProblem) -> ConsistencyResult

  init(_ name: String, _ summary: String, conditions: [String], judge: @escaping Judge) {
    self.name = name
    self.summary = summary
    self.conditions = conditions
    self.judge = judge
  }

  /// The name of the condition that is meant where none is named, for objects.
  static let linearizable = "linearizable"

  /// An object that clients use one operation at a time.
  ///
  /// - Parameter orders: the weaker conditions that make sense for it.
  static func object(
    _ specification: some SequentialSpecification, _ summary: String,
    orders: [OrderCondition] = [.sequential, .exactlyOnce]
  ) -> HistoryModel {
    let name = type(of: specification).name
    return HistoryModel(
      name, summary, conditions: [linearizable] + orders.map(\.rawValue)
    ) { (history, condition, budget) throws(HistoryProblem) in
      guard let condition, condition != linearizable else {
        return try Linearizability.check(history, against: specification, budget: budget)
      }
      return try OrderCondition(named: condition)
        .check(
          history, specification: specification, settings: OrderSettings(budget: budget))
    }
  }

  /// A database whose transactions read and write several keys.
  static func transactions(_ name: String, _ summary: String) -> HistoryModel {
    HistoryModel(
      name, summary, conditions: IsolationLevel.allCases.reversed().map(\.rawValue)
    ) { (history, condition, budget) throws(HistoryProblem) in
      let level = condition.flatMap { IsolationLevel(rawValue: $0) }
      // A visit to a transaction takes about a hundredth of the memory of a configuration.
      var visits = budget
      let product = budget.configurations.multipliedReportingOverflow(by: 100)
      visits.configurations = product.overflow ? .max : product.partialValue
      return try Isolation.check(history, level: level, budget: visits).consistency
    }
  }

  /// A model that is one thing for histories of transactions, and another one for all others.
  static func either(_ transactional: HistoryModel, _ other: HistoryModel) -> HistoryModel {
    HistoryModel(
      transactional.name, transactional.summary,
      conditions: transactional.conditions + other.conditions
    ) { (history, condition, budget) throws(HistoryProblem) in
      let isTransactional = history.operations.contains { $0.function == "txn" }
      let model = isTransactional ? transactional : other
      if let condition, !model.conditions.contains(condition) {
        throw HistoryProblem(
          at: history.operations.first?.began ?? 1,
          isTransactional
            ? "'\(condition)' is no condition of transactions"
            : "'\(condition)' is a condition of transactions, and there are none",
          expected: "one of \(model.conditions.joined(separator: ", "))")
      }
      return try model.judge(history, condition, budget)
    }
  }
}
