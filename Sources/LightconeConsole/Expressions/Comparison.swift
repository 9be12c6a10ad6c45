import LightconeDiagnostics

/// Decides a comparison.
///
/// Two numbers count as equal where they differ only by the rounding of floating point, so exactly
/// one of `<`, `==` and `>` holds. A tolerance moves the border: `a <= b ± t` holds up to `b + t`,
/// `a >= b ± t` from `b - t`, and `a == b ± t` in between.
struct Comparison {
  let comparison: ComparisonOperator
  let tolerance: Tolerance?
  let expression: Expression
  let term: Term
  let left: Term
  let right: Term

  /// Whether the comparison of two values holds.
  func holds(_ measured: Value, _ expected: Value) throws(Diagnostic) -> Bool {
    switch (measured, expected) {
    case (.number(let first), .number(let second)): return try holds(first, second)
    case (.text, .text), (.flag, .flag): return try holdsExactly(measured, expected)
    default: throw mismatch(measured, expected)
    }
  }

  private func holds(_ measured: Quantity, _ expected: Quantity) throws(Diagnostic) -> Bool {
    guard measured.timeExponent == expected.timeExponent else {
      throw mismatch(.number(measured), .number(expected))
    }
    let distance = try distance(from: expected)
    let (low, high) = (expected.value - distance, expected.value + distance)
    let value = measured.value
    let isAtLeastLow = value > low || Quantity.nearlyEqual(value, low)
    let isAtMostHigh = value < high || Quantity.nearlyEqual(value, high)
    switch comparison {
    case .equal: return isAtLeastLow && isAtMostHigh
    case .notEqual: return !(isAtLeastLow && isAtMostHigh)
    case .less: return value < high && !Quantity.nearlyEqual(value, high)
    case .atMost: return isAtMostHigh
    case .greater: return value > low && !Quantity.nearlyEqual(value, low)
    case .atLeast: return isAtLeastLow
    }
  }

  /// How far the measured value may lie from the expected one.
  private func distance(from expected: Quantity) throws(Diagnostic) -> Double {
    switch tolerance {
    case nil: return 0
    case .relative(let part): return abs(expected.value) * part
    case .percentagePoints(let part):
      guard expected.timeExponent == 0 else { throw wrongTolerance(Quantity(part), expected) }
      return part
    case .absolute(let quantity):
      guard quantity.timeExponent == expected.timeExponent else {
        throw wrongTolerance(quantity, expected)
      }
      return quantity.value
    }
  }

  private func holdsExactly(_ measured: Value, _ expected: Value) throws(Diagnostic) -> Bool {
    guard tolerance == nil else {
      throw mistake(
        .unitMismatch, "a tolerance needs numbers on both sides, here is \(measured.kindInWords)")
    }
    switch comparison {
    case .equal: return measured == expected
    case .notEqual: return measured != expected
    case .less, .atMost, .greater, .atLeast:
      throw mistake(
        .unitMismatch, "\(measured.kindInWords) is neither smaller nor greater than another",
        expected: "== or != between texts and between conditions")
    }
  }

  private func mismatch(_ measured: Value, _ expected: Value) -> Diagnostic {
    let source = expression.source
    return mistake(
      .unitMismatch,
      "'\(source[left.range])' is \(measured.kindInWords) and "
        + "'\(source[right.range])' is \(expected.kindInWords)",
      expected: "the same unit on both sides of \(comparison.rawValue)")
  }

  private func wrongTolerance(_ tolerance: Quantity, _ expected: Quantity) -> Diagnostic {
    mistake(
      .unitMismatch,
      "the tolerance is \(tolerance.unitInWords) and "
        + "'\(expression.source[right.range])' is \(expected.unitInWords)",
      expected: "a tolerance in the unit of what is compared, or in %")
  }

  private func mistake(
    _ code: DiagnosticCode, _ message: String, expected: String? = nil
  ) -> Diagnostic {
    expression.source.mistake(code, message, at: term.position, expected: expected)
  }
}
