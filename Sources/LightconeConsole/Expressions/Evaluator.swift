import LightconeDiagnostics

extension Expression {
  /// Evaluates the expression in one run.
  ///
  /// Aggregates gather the samples of this run; of anything but a series they gather one value.
  ///
  /// - Throws: `unknownName`, `unitMismatch`, `badExpression`, or `cannotEvaluate` where a sample
  ///   is missing or a result is no finite number.
  func evaluate(in run: any Quantities) throws(Diagnostic) -> Evaluation {
    var evaluator = Evaluator(expression: self, runs: [run])
    let value = try evaluator.value(of: root)
    return Evaluation(value: value, comparisons: evaluator.comparisons)
  }

  /// Evaluates the expression over many runs.
  ///
  /// A condition without an aggregate is evaluated in each run and must hold in every one; then
  /// ``Evaluation/runs`` says in how many it did, and the comparisons are those of the first run in
  /// which it did not hold, or of the first run.
  ///
  /// - Throws: what ``evaluate(in:)`` throws, and `cannotEvaluate` where there is no run or a name
  ///   outside every aggregate differs between runs.
  func evaluate(over runs: [any Quantities]) throws(Diagnostic) -> Evaluation {
    guard let first = runs.first else {
      throw source.mistake(.cannotEvaluate, "there is no run to measure", at: range.lowerBound)
    }
    if !root.containsAggregate, try evaluate(in: first, number: 1, of: runs.count).holds != nil {
      return try evaluateInEvery(of: runs)
    }
    var evaluator = Evaluator(expression: self, runs: runs)
    let value = try evaluator.value(of: root)
    return Evaluation(value: value, comparisons: evaluator.comparisons)
  }

  /// Evaluates a condition in each run.
  private func evaluateInEvery(of runs: [any Quantities]) throws(Diagnostic) -> Evaluation {
    var shown: Evaluation?
    var held = HeldRuns(held: 0, total: runs.count, firstFailure: nil)
    for (index, run) in runs.enumerated() {
      let evaluation = try evaluate(in: run, number: index + 1, of: runs.count)
      if evaluation.holds == true {
        held.held += 1
      } else if held.firstFailure == nil {
        held.firstFailure = index
        shown = evaluation
      }
      if shown == nil { shown = evaluation }
    }
    return Evaluation(
      value: .flag(held.holdsInEvery), comparisons: shown?.comparisons ?? [], runs: held)
  }

  /// Evaluates in one run of many; a mistake says in which.
  private func evaluate(
    in run: any Quantities, number: Int, of total: Int
  ) throws(Diagnostic) -> Evaluation {
    do {
      return try evaluate(in: run)
    } catch {
      throw error.inRun(number, of: total)
    }
  }
}

/// Computes the value of a tree's terms over one or more runs.
struct Evaluator {
  let expression: Expression
  let runs: [any Quantities]
  private(set) var comparisons: [ComparisonResult] = []

  /// Creates an evaluator over at least one run.
  init(expression: Expression, runs: [any Quantities]) {
    self.expression = expression
    self.runs = runs
  }

  /// The value of a term.
  mutating func value(of term: Term) throws(Diagnostic) -> Value {
    switch term.kind {
    case .number(let quantity): return .number(quantity)
    case .text(let text): return .text(text)
    case .flag(let holds): return .flag(holds)
    case .name(let name): return try lookUp(name, term)
    case .negated(let part):
      let quantity = try number(part)
      return .number(Quantity(-quantity.value, timeExponent: quantity.timeExponent))
    case .not(let part): return .flag(!(try flag(part)))
    case .arithmetic(let sign, let left, let right):
      return .number(try arithmetic(sign, left, right, in: term))
    case .comparison(let comparison, let left, let right, let tolerance):
      return .flag(try compare(comparison, left, right, tolerance, in: term))
    case .logic(let logic, let left, let right): return .flag(try join(logic, left, right))
    case .call(let function, let arguments):
      return .number(try call(function, arguments, in: term))
    }
  }

  /// The value of a term that has to be a number.
  mutating func number(_ term: Term) throws(Diagnostic) -> Quantity {
    let value = try value(of: term)
    if case .number(let quantity) = value { return quantity }
    throw wrongKind(value, term, wanted: "a number")
  }

  /// The value of a term that has to be a condition.
  private mutating func flag(_ term: Term) throws(Diagnostic) -> Bool {
    let value = try value(of: term)
    if case .flag(let holds) = value { return holds }
    throw wrongKind(value, term, wanted: "a condition, such as a == b")
  }

  /// Joins two conditions; the right one is left alone where the left one decides.
  private mutating func join(
    _ logic: LogicOperator, _ left: Term, _ right: Term
  ) throws(Diagnostic) -> Bool {
    let first = try flag(left)
    return first == (logic == .or) ? first : try flag(right)
  }

  private mutating func compare(
    _ comparison: ComparisonOperator, _ left: Term, _ right: Term, _ tolerance: Tolerance?,
    in term: Term
  ) throws(Diagnostic) -> Bool {
    let measured = try value(of: left)
    let expected = try value(of: right)
    let holds = try Comparison(
      comparison: comparison, tolerance: tolerance, expression: expression, term: term,
      left: left, right: right
    ).holds(measured, expected)
    comparisons.append(
      ComparisonResult(
        measured: measured, source: expression.source, measuredRange: left.range,
        comparison: comparison, expected: expected, expectedRange: right.range,
        expectedIsLiteral: right.isLiteral, tolerance: tolerance, holds: holds))
    return holds
  }

  // MARK: Names

  /// What a name stands for; over many runs it must stand for the same in each.
  private func lookUp(_ name: String, _ term: Term) throws(Diagnostic) -> Value {
    var common: Value?
    for run in runs {
      let value = try lookUp(name, in: run, term)
      if let common, common != value {
        throw mistake(
          .cannotEvaluate, "\(name) is not the same in all \(runs.count) runs", term,
          expected: "a function that gathers the runs, such as mean(\(name))",
          suggestion: "mean(\(name))")
      }
      common = value
    }
    guard let common else { throw mistake(.cannotEvaluate, "there is no run to measure", term) }
    return common
  }

  private func lookUp(
    _ name: String, in run: any Quantities, _ term: Term
  ) throws(Diagnostic) -> Value {
    switch run.value(named: name) {
    case .scalar(let quantity)?: return .number(try finite(quantity, term))
    case .text(let text)?: return .text(text)
    case .flag(let holds)?: return .flag(holds)
    case .series(let samples, _)?:
      throw mistake(
        .badExpression,
        "\(name) is a series of \(samples.count) \(samples.count == 1 ? "sample" : "samples")",
        term,
        expected: "a function of it: max(\(name)), mean(\(name)), p99(\(name)), count(\(name))",
        suggestion: "max(\(name))")
    case nil: throw unknownName(name, in: run, term)
    }
  }
}
