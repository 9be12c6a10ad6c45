/// What a comparison in an expression found: enough for the line that a claim prints.
struct ComparisonResult: Hashable, Sendable {
  /// What the left side came to.
  var measured: Value
  /// The line in which the comparison stands: its texts are made where somebody reads them, since a
  /// search compares in every state.
  var source: SourceLine
  /// Where the left side stands.
  var measuredRange: Range<Int>
  /// How the two sides were compared.
  var comparison: ComparisonOperator
  /// What the right side came to.
  var expected: Value
  /// Where the right side stands.
  var expectedRange: Range<Int>
  /// Whether the right side is a written number, so that its value need not be said again.
  var expectedIsLiteral: Bool
  /// How far apart the two may lie.
  var tolerance: Tolerance?
  /// Whether the comparison holds.
  var holds: Bool

  /// The left side as it was written.
  var measuredText: String { source[measuredRange] }

  /// The right side as it was written.
  private var expectedText: String { source[expectedRange] }

  /// The measured value as text.
  var measuredValueText: String { measured.formatted(digits: digits) }

  /// The expected side as text, for example `== 4 * participants = 12` or `== 0.5 ± 2pp`.
  var expectedDescription: String {
    var text = "\(comparison.rawValue) \(expectedText)"
    if !expectedIsLiteral { text += " = \(expected.formatted(digits: digits))" }
    if let tolerance { text += " ± \(tolerance)" }
    return text
  }

  /// As many digits as it takes to show a difference between the two sides, and at least four.
  private var digits: Int {
    guard case .number(let left) = measured, case .number(let right) = expected,
      !Quantity.nearlyEqual(left.value, right.value)
    else { return 4 }
    return (4...17).first { left.formatted(digits: $0) != right.formatted(digits: $0) } ?? 17
  }
}

extension ComparisonResult: CustomStringConvertible {
  /// The line of a claim: `measured 12  expected == 4 * participants = 12`.
  var description: String { "measured \(measuredValueText)  expected \(expectedDescription)" }
}

/// What an expression came to.
struct Evaluation: Hashable, Sendable {
  /// The value.
  var value: Value
  /// The comparisons that were made, in the order in which they were made. Where `and` or `or` was
  /// decided by its left side, those of its right side are missing.
  var comparisons: [ComparisonResult]
  /// In how many runs a condition held, where it had to hold in each.
  var runs: HeldRuns?

  /// Whether the expression is a condition and holds; `nil` where it is a number or a text.
  var holds: Bool? {
    if case .flag(let holds) = value { holds } else { nil }
  }
}

/// In how many runs a condition held that must hold in each.
struct HeldRuns: Hashable, Sendable {
  /// In how many it held.
  var held: Int
  /// How many there were, at least 1.
  var total: Int
  /// The position of the first run in which it did not hold, counted from 0.
  var firstFailure: Int?

  /// Whether it held in every run.
  var holdsInEvery: Bool { firstFailure == nil }
}

extension HeldRuns: CustomStringConvertible {
  /// For example `held in 98 of 100 runs`.
  var description: String { "held in \(held) of \(total) \(total == 1 ? "run" : "runs")" }
}
