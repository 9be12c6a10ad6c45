public import LightconeDiagnostics

/// The checks of histories by the names that people write.
public enum HistoryChecks {
  /// What histories can be checked against.
  public static let models: [HistoryModel] = [
    HistoryModel(object: RegisterSpecification(), "a register: read, write"),
    HistoryModel(
      object: CompareAndSetRegisterSpecification(), "a register: read, write, cas [from to]"),
    HistoryModel(object: KeyValueSpecification(), "texts under keys: get, put, append"),
    HistoryModel(object: CounterSpecification(), "a counter: read, add, increment, decrement"),
    HistoryModel(object: QueueSpecification(), "a queue: enqueue, dequeue"),
    HistoryModel(object: SetSpecification(), "a set: add, remove, contains, read"),
    HistoryModel(object: ListAppendSpecification(), "lists under keys: append, read"),
  ]

  /// Checks a history.
  ///
  /// - Parameters:
  ///   - model: the name of one of ``models``.
  ///   - condition: the name of one of its conditions; nil for its first.
  /// - Throws: `LC6003` for a name that there is not, `LC6002` for a history that the model cannot
  ///   judge, with the line if the history has lines.
  public static func check(
    _ history: OperationHistory, model: String, condition: String? = nil,
    budget: CheckBudget = CheckBudget()
  ) throws(Diagnostic) -> ConsistencyResult {
    let (model, condition) = try find(model: model, condition: condition)
    do throws(HistoryProblem) {
      return try model.judge(history, condition, budget)
    } catch {
      throw error.diagnostic(in: history)
    }
  }

  /// The model and the condition of these names, before a history is read for them.
  ///
  /// - Throws: `LC6003` for a name that there is not.
  public static func find(
    model name: String, condition: String? = nil
  ) throws(Diagnostic) -> (model: HistoryModel, condition: String) {
    guard let model = models.first(where: { $0.name == name }) else {
      let names = models.map(\.name)
      throw Diagnostic(
        .unknownCheckModel, "there is no model '\(name.quotable)' to check histories by",
        expected: "one of \(names.joined(separator: ", "))",
        suggestion: nearestWord(to: name, in: names))
    }
    guard let condition = condition ?? model.conditions.first, model.conditions.contains(condition)
    else {
      throw Diagnostic(
        .unknownCheckModel,
        "a history of '\(model.name)' cannot be checked to be '\((condition ?? "").quotable)'",
        expected: "one of \(model.conditions.joined(separator: ", "))",
        suggestion: nearestWord(to: condition ?? "", in: model.conditions))
    }
    return (model, condition)
  }
}

extension HistoryProblem {
  /// The problem as a diagnostic: with its line in a file, else with its event or entry in words.
  func diagnostic(in history: OperationHistory) -> Diagnostic {
    guard history.positionKind != .line else {
      return Diagnostic(
        .malformedHistory, message, at: SourcePlace(line: position, column: column),
        expected: expected, suggestion: suggestion)
    }
    return Diagnostic(
      .malformedHistory, "\(history.text(ofPosition: position)): \(message)", expected: expected,
      suggestion: suggestion)
  }
}
