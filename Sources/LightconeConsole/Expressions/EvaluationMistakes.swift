import LightconeDiagnostics

extension Evaluator {
  /// A mistake that is found when a term is evaluated.
  func mistake(
    _ code: DiagnosticCode, _ message: String, _ term: Term, expected: String? = nil,
    suggestion: String? = nil
  ) -> Diagnostic {
    expression.source.mistake(
      code, message, at: term.position, expected: expected, suggestion: suggestion)
  }

  /// The quantity, if it is a finite number with a unit that can be calculated with.
  func finite(_ quantity: Quantity, _ term: Term) throws(Diagnostic) -> Quantity {
    // Only a mistake needs the words: a search comes by here in every state.
    var text: String { expression.source[term.range] }
    guard quantity.value.isFinite else {
      throw mistake(.cannotEvaluate, "'\(text)' is not a finite number", term)
    }
    guard abs(quantity.timeExponent) <= Quantity.largestTimeExponent else {
      throw mistake(
        .cannotEvaluate, "'\(text)' is \(quantity.unitInWords)", term,
        expected: "a power of time from -16 to 16")
    }
    return quantity
  }

  /// The mistake that two numbers with different units are added or compared.
  func mismatch(
    _ first: Quantity, _ left: Term, _ second: Quantity, _ right: Term, in term: Term
  ) -> Diagnostic {
    let source = expression.source
    return mistake(
      .unitMismatch,
      "'\(source[left.range])' is \(first.unitInWords) and "
        + "'\(source[right.range])' is \(second.unitInWords)", term, expected: "the same unit")
  }

  /// The mistake that a value is of a kind that cannot stand here.
  func wrongKind(_ value: Value, _ term: Term, wanted: String) -> Diagnostic {
    mistake(
      .unitMismatch, "'\(expression.source[term.range])' is \(value.kindInWords)", term,
      expected: wanted)
  }

  /// The mistake that there is no such name, with the most likely reason.
  func unknownName(_ name: String, in run: any Quantities, _ term: Term) -> Diagnostic {
    let known = run.knownNames
    if Function(rawValue: name) != nil {
      return mistake(
        .unknownName, "\(name) is a function", term, expected: "an argument, as in \(name)(x)")
    }
    if NumberLiteral.nanoseconds(in: name) != nil {
      return mistake(
        .unknownName, "\(name) is a unit", term,
        expected: "a number directly before it, as in 1\(name)", suggestion: "1\(name)")
    }
    if let difference = difference(name, known) {
      return mistake(
        .unknownName, "there is no name '\(name)'", term,
        expected: "a minus between two values has a blank on both sides", suggestion: difference)
    }
    return mistake(
      .unknownName, "there is no name '\(name)'", term,
      expected: "a metric or a parameter, or a text in double quotes",
      suggestion: nearestWord(to: name, in: known))
  }

  /// `a - b` for the unknown name `a-b`, where both sides mean something.
  private func difference(_ name: String, _ known: [String]) -> String? {
    for dash in name.indices where name[dash] == "-" {
      let left = String(name[..<dash])
      let right = String(name[name.index(after: dash)...])
      let isRightKnown = known.contains(right) || right.allSatisfy(\.isDecimalDigit)
      if known.contains(left), isRightKnown { return "\(left) - \(right)" }
    }
    return nil
  }
}
