public import LightconeDiagnostics

/// The checks of histories by the names that people write.
public enum HistoryChecks {
  /// What histories can be checked against.
  public static let models: [HistoryModel] = [
    .object(RegisterSpecification(), "a register: read, write", orders: readWriteOrders),
    .object(
      CompareAndSetRegisterSpecification(), "a register: read, write, cas [from to]",
      orders: [.sequential]),
    .object(
      KeyValueSpecification(), "texts under keys: get, put, append",
      orders: readWriteOrders + [.exactlyOnce]),
    .object(CounterSpecification(), "a counter: read, add, increment, decrement"),
    .object(QueueSpecification(), "a queue: enqueue, dequeue", orders: [.sequential]),
    .object(SetSpecification(), "a set: add, remove, contains, read"),
    .either(
      .transactions("list-append", "lists under keys: append and r in transactions, or alone"),
      .object(ListAppendSpecification(), "lists under keys: append, read")),
    .either(
      .transactions("rw-register", "registers under keys: w and r in transactions, or alone"),
      .object(RegisterSpecification(), "a register: read, write", orders: readWriteOrders)),
    accounts,
  ]

  /// The conditions that are about reads and writes.
  private static let readWriteOrders: [OrderCondition] = [
    .sequential, .causal, .causalMemory, .causalConvergence, .readYourWrites, .monotonicReads,
    .monotonicWrites, .writesFollowReads, .eventualConvergence,
  ]

  /// Accounts between which money moves; there is no order to find, only a sum.
  private static let accounts = HistoryModel(
    "bank", "accounts: transfer, read; the sum stays",
    conditions: [OrderCondition.conservation.rawValue]
  ) { (history, _, budget) throws(HistoryProblem) in
    try OrderCondition.conservation.check(history, settings: OrderSettings(budget: budget))
  }

  /// Checks a history.
  ///
  /// - Parameters:
  ///   - model: the name of one of ``models``.
  ///   - condition: the name of one of its conditions; nil for the strongest that fits the history.
  /// - Throws: `LC6003` for a name that there is not, `LC6002` for a history that the model cannot
  ///   judge, with the line if the history has lines.
  public static func check(
    _ history: OperationHistory, model: String, condition: String? = nil,
    budget: CheckBudget = CheckBudget()
  ) throws(Diagnostic) -> ConsistencyResult {
    let model = try find(model: model, condition: condition)
    do throws(HistoryProblem) {
      return try model.judge(history, condition, budget)
    } catch {
      throw error.diagnostic(in: history)
    }
  }

  /// An order for each object of a history, for drawing; see ``Linearizability/orders(of:against:budget:)``.
  ///
  /// - Parameter object: the name of a specification, one of ``KnownSpecifications/names``.
  /// - Throws: `LC6003` for a name that there is not, `LC6002` for a history that it cannot judge.
  public static func orders(
    _ history: OperationHistory, as object: String, budget: CheckBudget
  ) throws(Diagnostic) -> [LinearizationOrder] {
    let names = KnownSpecifications.names
    guard names.contains(object) else {
      throw Diagnostic(
        .unknownCheckModel, "there is no object '\(object.quotable)' to find an order for",
        expected: "one of \(names.joined(separator: ", "))",
        suggestion: nearestWord(to: object, in: names))
    }
    do throws(HistoryProblem) {
      return try Linearizability.orders(
        of: history, againstSpecificationNamed: object, budget: budget)
    } catch {
      throw error.diagnostic(in: history)
    }
  }

  /// The model of a name, before a history is read for it.
  ///
  /// - Throws: `LC6003` if there is none, or if it has no such condition.
  @discardableResult
  public static func find(
    model name: String, condition: String? = nil
  ) throws(Diagnostic) -> HistoryModel {
    guard let model = models.first(where: { $0.name == name }) else {
      let names = models.map(\.name)
      throw Diagnostic(
        .unknownCheckModel, "there is no model '\(name.quotable)' to check histories by",
        expected: "one of \(names.joined(separator: ", "))",
        suggestion: nearestWord(to: name, in: names))
    }
    if let condition, !model.conditions.contains(condition) {
      throw Diagnostic(
        .unknownCheckModel,
        "a history of '\(model.name)' cannot be checked to be '\(condition.quotable)'",
        expected: "one of \(model.conditions.joined(separator: ", "))",
        suggestion: nearestWord(to: condition, in: model.conditions))
    }
    return model
  }
}

extension HistoryProblem {
  /// The problem as a diagnostic: with its line in a file, else with its event or entry in words.
  func diagnostic(in history: OperationHistory) -> Diagnostic {
    guard history.positionKind != .line else {
      return Diagnostic(
        .malformedHistory, message, at: SourcePlace(line: position, column: column ?? 1),
        expected: expected, suggestion: suggestion)
    }
    return Diagnostic(
      .malformedHistory, "\(history.text(ofPosition: position)): \(message)", expected: expected,
      suggestion: suggestion)
  }
}
