/// One anomaly of a history, with the transactions that show it.
public struct IsolationAnomaly: Hashable, Sendable {
  /// What it is.
  public var kind: AnomalyKind
  /// The transactions, as places in ``OperationHistory/operations``. For a cycle: in its order.
  public var operations: [Int]
  /// For a cycle: what leads from each transaction to the next, and from the last to the first.
  public var dependencies: [DependencyKind]
  /// The argument, in sentences, with positions and values.
  public var explanation: [String]

  /// Describes an anomaly.
  public init(
    _ kind: AnomalyKind, operations: [Int], dependencies: [DependencyKind] = [],
    explanation: [String]
  ) {
    self.kind = kind
    self.operations = operations
    self.dependencies = dependencies
    self.explanation = explanation
  }
}

/// Why one transaction has to come before another.
///
/// Reading: Adya, "Weak Consistency" (1999, §3.1.3); Kingsbury and Alvaro, "Elle" (VLDB 2020, §5).
public enum DependencyKind: String, CaseIterable, Hashable, Sendable {
  /// The other one wrote the next version, or a later one, of what this one wrote.
  case writeWrite = "ww"
  /// The other one read what this one wrote.
  case writeRead = "wr"
  /// The other one replaced what this one read: an anti-dependency.
  case readWrite = "rw"
  /// The same client began the other one later.
  case process
  /// The other one began after this one had ended.
  case realtime
}
