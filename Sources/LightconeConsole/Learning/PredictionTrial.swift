import Lightcone
import LightconeDiagnostics
import LightconeLessons

/// Runs the commands of a prediction and compares what they measure with what somebody said.
struct PredictionTrial {
  let prediction: Prediction

  /// What the run measured.
  struct Truth {
    let value: Value
    let text: String
    /// The names that expressions can use, after the run.
    let quantities: RunQuantities
  }

  /// What is said to an answer.
  struct Response {
    /// The answer with its unit, as it was understood.
    let answer: String
    /// What to say.
    let text: String
    let isRight: Bool
  }

  /// Runs the commands and measures.
  func measure(in session: inout Session, show: (BlockRun.Step) -> Void) throws(Diagnostic) -> Truth
  {
    try BlockRun(prediction.run, in: session).run(in: &session, show: show)
    let run = try session.loaded()
    let quantities = RunQuantities(run.simulation, run.model, run.settings)
    let value = try evaluate(prediction.measure, quantities)
    return Truth(value: value, text: text(of: value), quantities: quantities)
  }

  /// What is said to an answer, once the truth is known.
  ///
  /// - Throws: a ``Diagnostic`` if the answer has no value, asks the run itself, or is of another kind
  ///   than what was measured.
  func response(to answer: Expression, _ truth: Truth) throws(Diagnostic) -> Response {
    let value = try inUnit(self.value(of: answer, truth), truth)
    try checkKind(of: value, answer, truth)
    let isRight = value.isNearly(truth.value)
    let opening = "You predicted \(text(of: value)). Measured: \(truth.text)."
    let lesson = isRight ? " You were right." : whatIsRevealed(by: value, truth)
    return Response(answer: text(of: value), text: opening + lesson, isRight: isRight)
  }

  /// What a wrong answer reveals, if the lesson expects it.
  private func whatIsRevealed(by value: Value, _ truth: Truth) -> String {
    for wrong in prediction.wrong {
      guard let expression = try? Expression(parsing: wrong.answer),
        let expected = try? self.value(of: expression, truth), expected.isNearly(value)
      else { continue }
      return "\n\(wrong.reveals)"
    }
    return " What did you expect to happen that did not? 'diagram' shows the run."
  }

  /// The value of an answer: it may use the model's parameters, not what the run measured.
  func value(of answer: Expression, _ truth: Truth) throws(Diagnostic) -> Value {
    do throws(Diagnostic) {
      return try answer.evaluate(in: AnswerQuantities(base: truth.quantities)).value
    } catch {
      guard error.code == .unknownName else { throw error }
      var problem = error
      problem.expected = "a number, or a calculation with the model's parameters"
      throw problem
    }
  }

  /// An answer as it was meant: where the question asks for milliseconds, `12` and `12ms` are the same, whether
  /// what is measured is a time or a number of them.
  private func inUnit(_ value: Value, _ truth: Truth) -> Value {
    guard case .number(let said) = value, case .number(let measured) = truth.value,
      let size = prediction.unit.flatMap({ Self.unitsOfTime[$0] })
    else { return value }
    switch (said.timeExponent, measured.timeExponent) {
    case (0, 1): return .number(Quantity(said.value * size, timeExponent: 1))
    case (1, 0): return .number(Quantity(said.value / size))
    default: return value
    }
  }

  /// The words for units of time, in nanoseconds.
  private static let unitsOfTime: [String: Double] = [
    "ns": 1, "nanoseconds": 1, "us": 1e3, "microseconds": 1e3, "ms": 1e6, "milliseconds": 1e6,
    "s": 1e9, "seconds": 1e9, "min": 6e10, "minutes": 6e10, "h": 3.6e12, "hours": 3.6e12,
  ]

  /// Refuses an answer that cannot be compared with what was measured.
  private func checkKind(
    of value: Value, _ answer: Expression, _ truth: Truth
  ) throws(Diagnostic) {
    let isSameKind =
      switch (value, truth.value) {
      case (.number(let first), .number(let second)):
        first.timeExponent == second.timeExponent || first.value == 0
      case (.flag, .flag), (.text, .text): true
      default: false
      }
    guard !isSameKind else { return }
    let wanted = prediction.unit.map { "a number of \($0)" } ?? truth.value.kindWanted
    throw Diagnostic(
      .unitMismatch, "'\(answer.text)' is \(value.kindInWords), and something else is measured",
      at: SourcePlace(column: answer.range.lowerBound + 1), expected: wanted)
  }

  private func evaluate(
    _ source: SourceText, _ quantities: RunQuantities
  ) throws(Diagnostic) -> Value {
    do throws(Diagnostic) {
      return try Expression(parsing: source.text).evaluate(in: quantities).value
    } catch { throw error.placed(at: source) }
  }

  private func text(of value: Value) -> String {
    guard let unit = prediction.unit, case .number(let number) = value, number.timeExponent == 0
    else { return value.formatted() }
    return "\(value.formatted()) \(unit)"
  }
}

/// The names that a prediction can use: who asks the run for its own measure predicts nothing.
private struct AnswerQuantities: Quantities {
  let base: RunQuantities

  var knownNames: [String] { base.parameterNames }

  func value(named name: String) -> NamedValue? {
    knownNames.contains(name) ? base.value(named: name) : nil
  }
}

extension Value {
  /// What somebody should have written to get a value of this kind.
  fileprivate var kindWanted: String {
    switch self {
    case .number(let number): number.timeExponent == 1 ? "a time, such as 5ms" : number.unitInWords
    case .flag: "true or false"
    case .text: "a word"
    }
  }

  /// Whether two values are the same up to floating rounding.
  func isNearly(_ other: Value) -> Bool {
    switch (self, other) {
    case (.number(let first), .number(let second)):
      first.timeExponent == second.timeExponent && Quantity.nearlyEqual(first.value, second.value)
    default: self == other
    }
  }
}
