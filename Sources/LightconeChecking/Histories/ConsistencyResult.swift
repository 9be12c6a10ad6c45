public import Lightcone

/// What a checker says about a history.
public struct ConsistencyResult: Hashable, Sendable {
  /// The condition that was checked, as people write it: `linearizable`, `serializable`.
  public var condition: String
  /// Whether the history meets it.
  public var verdict: Verdict
  /// Why, in sentences: the argument of a violation, the budget that ran out, or how much was looked
  /// at.
  public var explanation: [String]
  /// The operations that the explanation speaks of, as places in ``OperationHistory/operations``.
  public var operations: [Int]
  /// A picture in text: the operations as intervals, with the longest prefix that was legal. Empty if
  /// there is none.
  public var chart: [String]
  /// How many operations were judged. A history without any says nothing: the verdict is then
  /// undecided.
  public var judgedCount: Int

  /// Describes a result.
  public init(
    _ condition: String, _ verdict: Verdict, explanation: [String], operations: [Int] = [],
    chart: [String] = [], judgedCount: Int
  ) {
    self.condition = condition
    self.verdict = verdict
    self.explanation = explanation
    self.operations = operations
    self.chart = chart
    self.judgedCount = judgedCount
  }
}

/// How much a checker may spend on one history before it says `undecided`.
public struct CheckBudget: Sendable {
  /// How many configurations (an operation set and a state) it may remember.
  public var configurations: Int
  /// Asked now and then; true ends the check.
  public var shouldStop: @Sendable () -> Bool

  /// Creates a budget; a million configurations unless said otherwise.
  public init(
    configurations: Int = 1_000_000, shouldStop: @escaping @Sendable () -> Bool = { false }
  ) {
    self.configurations = configurations
    self.shouldStop = shouldStop
  }
}
