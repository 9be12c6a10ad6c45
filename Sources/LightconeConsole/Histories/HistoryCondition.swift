import Lightcone
import LightconeChecking
import LightconeDiagnostics

/// A condition on what clients saw, as it was written: `linearizable as register`.
struct HistoryCondition: Hashable, Sendable {
  /// The condition; nil for the strongest that fits.
  var condition: Word?
  /// What the history is checked against.
  var model: Word

  /// The condition in words.
  var text: String { [condition?.text, "as", model.text].compactMap { $0 }.joined(separator: " ") }

  /// Refuses names that there are not; a mistake points at its word.
  func validate() throws(Diagnostic) {
    do throws(Diagnostic) {
      try HistoryChecks.find(model: model.text)
    } catch { throw error.placed(at: model) }
    do throws(Diagnostic) {
      try HistoryChecks.find(model: model.text, condition: condition?.text)
    } catch { throw error.placed(at: condition ?? model) }
  }

  /// Judges what the clients of a run have seen so far.
  func judge(
    _ history: OperationHistory, shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws(Diagnostic) -> ConsistencyResult {
    try HistoryChecks.check(
      history, model: model.text, condition: condition?.text,
      budget: CheckBudget(shouldStop: shouldStop))
  }

  /// The names of all conditions, each once, in the order of the models.
  static var names: [String] {
    HistoryChecks.models.flatMap(\.conditions).reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }

  /// The models that have a condition; all of them if none is given.
  static func models(with condition: String?) -> [String] {
    HistoryChecks.models
      .filter { model in condition.map { model.conditions.contains($0) } ?? true }
      .map(\.name)
  }
}

extension Diagnostic {
  fileprivate func placed(at word: Word) -> Diagnostic {
    var placed = self
    placed.place = SourcePlace(column: word.range.lowerBound + 1)
    return placed
  }
}

extension CommandParser {
  /// Reads a property, `CONDITION as MODEL`, or nothing.
  mutating func readCheck() throws(Diagnostic) -> Command {
    if let condition = try readHistoryCondition() { return .checkHistory(condition) }
    return .check(property: takeRest())
  }

  /// Reads `CONDITION as MODEL` or `as MODEL`, if that is what comes next.
  mutating func readHistoryCondition() throws(Diagnostic) -> HistoryCondition? {
    var words = reader
    guard let first = words.next() else { return nil }
    if Self.isAs(first) {
      reader = words
      return HistoryCondition(condition: nil, model: try word("a model"))
    }
    guard let second = words.next(), Self.isAs(second) else { return nil }
    reader = words
    return HistoryCondition(condition: first, model: try word("a model"))
  }

  private static func isAs(_ word: Word) -> Bool { word.text == "as" && !word.isQuoted }
}
