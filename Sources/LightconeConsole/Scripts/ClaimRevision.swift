import LightconeDiagnostics

/// The number that a claim states, and the one that was measured instead.
///
/// Rules:
/// 1. Only `== NUMBER ± TOLERANCE` is a measurement that somebody wrote down. A formula, a limit and an
///    exact number say what must be; what is measured instead is news, and no better text.
/// 2. Of named claims only those of the classes STAT and REF are measurements.
/// 3. The number keeps its unit, and gets as many digits as its own tolerance needs, at least four.
struct ClaimRevision: Hashable, Sendable {
  /// The number as it stands there, with its unit.
  let old: String
  /// The number that was measured, in the same unit.
  let new: String
  /// What was measured, for people.
  let measured: String
  /// Where the number stands in its line, in characters, counted from 1.
  var column: Int
  /// The whole command, as the file has it.
  var command = ""

  /// The revision of a claim; nil if it holds, or is none that a measurement can put right.
  init?(_ claim: Claim, _ evaluation: Evaluation) {
    let isMeasurement = claim.heading.map { $0.kind == .statistical || $0.kind == .reference }
    guard isMeasurement ?? true, evaluation.holds == false, evaluation.runs == nil,
      case .expression(let condition) = claim.condition,
      case .comparison(.equal, _, let right, .some) = condition.root.kind,
      case .number(let quantity)? = evaluation.comparisons.first?.measured
    else { return nil }
    let text = condition.source[right.range]
    let unit = text.drop { "-0123456789.".contains($0) }
    guard let number = Self.number(text), Double(text.dropLast(unit.count)) != nil,
      let one = Self.number("1\(unit)"), one.timeExponent == quantity.timeExponent,
      number.timeExponent == quantity.timeExponent,
      let new = Self.text(of: quantity, in: one, String(unit), replacing: right, of: condition)
    else { return nil }
    old = text
    self.new = new
    measured = quantity.formatted(digits: 4)
    column = right.range.lowerBound + 1
  }

  /// The quantity in a unit, with the fewest digits with which the claim holds.
  private static func text(
    of measured: Quantity, in one: Quantity, _ unit: String, replacing right: Term,
    of condition: Expression
  ) -> String? {
    let source = condition.source
    let before = source[condition.range.lowerBound..<right.range.lowerBound]
    let after = source[right.range.upperBound..<condition.range.upperBound]
    return (4...17).lazy.map { digits in
      Quantity(measured.value / one.value).formatted(digits: digits) + unit
    }.first { text in
      guard let changed = try? Expression(parsing: before + text + after),
        case .comparison(let comparison, let left, let right, let tolerance) = changed.root.kind,
        let stated = number(text)
      else { return false }
      let check = Comparison(
        comparison: comparison, tolerance: tolerance, expression: changed, term: changed.root,
        left: left, right: right)
      return (try? check.holds(.number(measured), .number(stated))) ?? false
    }
  }

  /// A number with its unit, perhaps with a sign before it.
  private static func number(_ text: String) -> Quantity? {
    switch (try? Expression(parsing: text))?.root.kind {
    case .number(let quantity): quantity
    case .negated(let part):
      if case .number(let quantity) = part.kind {
        Quantity(-quantity.value, timeExponent: quantity.timeExponent)
      } else {
        nil
      }
    default: nil
    }
  }
}
