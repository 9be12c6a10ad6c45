public import Lightcone

/// What the transactions of a history say about its isolation.
public struct IsolationResult: Hashable, Sendable {
  /// What the keys hold.
  public var kind: TransactionalHistoryKind
  /// The anomalies: of each kind the first few, in the order in which kinds are searched for.
  public var anomalies: [IsolationAnomaly]
  /// How many more were found and are not told.
  public var untoldCount: Int
  /// The level that was asked for; nil for all.
  public var level: IsolationLevel?
  /// How many transactions certainly took effect.
  public var committedCount: Int
  /// How many reads of theirs were answered.
  public var answeredReadCount: Int
  /// The levels that are violated, weakest first.
  public var violatedLevels: [IsolationLevel]
  /// The levels that hold, weakest first. What is neither here nor violated is undecided.
  public var heldLevels: [IsolationLevel]
  /// Why some levels are undecided; nil if none is.
  public var doubt: String?

  /// The weakest levels that are violated: one, or two that cannot be compared.
  public var weakestViolated: [IsolationLevel] { IsolationLevel.weakest(of: violatedLevels) }

  /// The levels that are violated because a weaker one is.
  public var alsoViolated: [IsolationLevel] {
    violatedLevels.filter { !weakestViolated.contains($0) }
  }

  /// Whether the history meets a level.
  public func verdict(for level: IsolationLevel) -> Verdict {
    if violatedLevels.contains(level) { return .violated }
    return heldLevels.contains(level) ? .holds : .undecided
  }

  /// The answer for the level that was asked for, or else for the strongest one.
  public var consistency: ConsistencyResult { consistency(at: level ?? .strictSerializable) }

  /// The answer for one level, in the form that all checkers share.
  public func consistency(at level: IsolationLevel) -> ConsistencyResult {
    let verdict = verdict(for: level)
    let told = anomalies.filter { $0.kind.forbiddenAt.contains { level.implies($0) } }
    var explanation: [String] = []
    switch verdict {
    case .holds:
      explanation = [
        "\(committedCount) transactions with \(answeredReadCount) answered reads: "
          + "no anomaly that \(level.words) forbids."
      ]
    case .undecided: explanation = [doubt ?? "Nothing decides it."]
    case .violated:
      for anomaly in told {
        explanation.append("\(anomaly.kind.rawValue): \(anomaly.kind.words).")
        explanation += anomaly.explanation
      }
      explanation += summary
    }
    let operations = verdict == .violated ? told.first?.operations ?? [] : []
    return ConsistencyResult(
      level.rawValue, verdict, explanation: explanation, operations: operations,
      judgedCount: answeredReadCount == 0 ? 0 : committedCount)
  }

  /// Which levels the anomalies rule out, in one or two sentences.
  private var summary: [String] {
    let weakest = weakestViolated.map(\.words).joined(separator: " and ")
    var line = "The weakest isolation violated is \(weakest)"
    let also = alsoViolated.map(\.words).joined(separator: ", ")
    if !also.isEmpty { line += "; with it falls all that is stronger: \(also)" }
    var lines = [line + "."]
    if untoldCount > 0 { lines.append("\(untoldCount) more anomalies are not told.") }
    return lines
  }
}
