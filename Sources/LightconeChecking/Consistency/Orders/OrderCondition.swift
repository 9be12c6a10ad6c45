import LightconeDiagnostics

/// What a check may need beside the history.
public struct OrderSettings: Sendable {
  /// What every key holds at first, for reads and writes.
  public var initialValue: OperationValue
  /// What all accounts hold together; nil takes it from the first read.
  public var total: Int?
  /// How much may be spent.
  public var budget: CheckBudget

  /// Creates settings.
  public init(
    initialValue: OperationValue = .none, total: Int? = nil, budget: CheckBudget = CheckBudget()
  ) {
    self.initialValue = initialValue
    self.total = total
    self.budget = budget
  }
}

/// The conditions weaker than linearizability, and those on effects, by their names.
public enum OrderCondition: String, Hashable, Sendable, CaseIterable {
  /// ``SequentialConsistency``.
  case sequential
  /// ``CausalConsistency``, by the causal past of each answer.
  case causal
  /// ``CausalConsistency``, by one order for each client.
  case causalMemory = "causal-memory"
  /// ``CausalConsistency``, by one order of concurrent writes for all.
  case causalConvergence = "causal-convergence"
  /// ``SessionGuarantee/readYourWrites``.
  case readYourWrites = "read-your-writes"
  /// ``SessionGuarantee/monotonicReads``.
  case monotonicReads = "monotonic-reads"
  /// ``SessionGuarantee/monotonicWrites``.
  case monotonicWrites = "monotonic-writes"
  /// ``SessionGuarantee/writesFollowReads``.
  case writesFollowReads = "writes-follow-reads"
  /// ``EventualConvergence``.
  case eventualConvergence = "eventual-convergence"
  /// ``ExactlyOnceEffect``.
  case exactlyOnce = "exactly-once"
  /// ``Conservation``.
  case conservation

  /// The names of all conditions.
  public static var names: [String] { allCases.map(\.rawValue) }

  /// The condition with a name.
  ///
  /// - Throws: ``HistoryProblem`` at position 0, with the nearest name, if there is none.
  public init(named name: String) throws(HistoryProblem) {
    guard let condition = OrderCondition(rawValue: name) else {
      throw HistoryProblem(
        at: 0, "there is no condition '\(name)'",
        expected: "one of \(Self.names.joined(separator: ", "))",
        suggestion: nearestWord(to: name, in: Self.names))
    }
    self = condition
  }

  /// Whether the check asks a sequential specification. The others read the operations by their
  /// names.
  public var needsSpecification: Bool { self == .sequential }

  /// What the condition says, in one sentence.
  public var sentence: String {
    switch self {
    case .sequential:
      "one order of all operations explains all answers and keeps each client's order"
    case .causal: "nobody sees an effect without its cause"
    case .causalMemory:
      "one order for each client explains what it saw and keeps causes before effects"
    case .causalConvergence:
      "one order of writes explains what all saw and keeps causes before effects"
    case .readYourWrites: "a client sees what it wrote"
    case .monotonicReads: "a client never sees an older version than before"
    case .monotonicWrites: "whoever sees a write sees what its client wrote before it"
    case .writesFollowReads: "whoever sees a write sees what its client had read before it"
    case .eventualConvergence: "when the writing is over, everybody reads the same"
    case .exactlyOnce: "what was acknowledged happened once, and nothing else happened"
    case .conservation: "all reads of all accounts return the same total"
    }
  }

  /// Checks a history.
  ///
  /// - Parameter specification: what the objects do; only some conditions ask it.
  /// - Throws: ``HistoryProblem`` if the history cannot be judged.
  public func check(
    _ history: OperationHistory, specification: some SequentialSpecification,
    settings: OrderSettings = OrderSettings()
  ) throws(HistoryProblem) -> ConsistencyResult {
    guard needsSpecification else { return try check(history, settings: settings) }
    return try SequentialConsistency(specification).check(history, budget: settings.budget)
  }

  /// Checks a history without a sequential specification.
  ///
  /// - Throws: ``HistoryProblem`` if the history cannot be judged, or the condition needs a
  ///   specification.
  public func check(
    _ history: OperationHistory, settings: OrderSettings = OrderSettings()
  ) throws(HistoryProblem) -> ConsistencyResult {
    let initialValue = settings.initialValue
    switch self {
    case .sequential:
      throw HistoryProblem(
        at: 0, "sequential consistency needs to know what the object does", expected: "a model")
    case .causal: return try causal(.consistency, history, settings)
    case .causalMemory: return try causal(.memory, history, settings)
    case .causalConvergence: return try causal(.convergence, history, settings)
    case .readYourWrites:
      return try SessionGuarantee.readYourWrites.check(history, initialValue: initialValue)
    case .monotonicReads:
      return try SessionGuarantee.monotonicReads.check(history, initialValue: initialValue)
    case .monotonicWrites:
      return try SessionGuarantee.monotonicWrites.check(history, initialValue: initialValue)
    case .writesFollowReads:
      return try SessionGuarantee.writesFollowReads.check(history, initialValue: initialValue)
    case .eventualConvergence: return try EventualConvergence().check(history)
    case .exactlyOnce: return try ExactlyOnceEffect().check(history, budget: settings.budget)
    case .conservation: return try Conservation(total: settings.total).check(history)
    }
  }

  private func causal(
    _ model: CausalModel, _ history: OperationHistory, _ settings: OrderSettings
  ) throws(HistoryProblem) -> ConsistencyResult {
    try CausalConsistency(model, initialValue: settings.initialValue)
      .check(history, budget: settings.budget)
  }
}
