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
  func response(to answer: Expression, _ truth: Truth) throws(Diagnostic) -> String {
    let value = try answer.evaluate(in: truth.quantities).value
    let opening = "You predicted \(text(of: value)). Measured: \(truth.text)."
    if value.isNearly(truth.value) { return "\(opening) You were right." }
    for wrong in prediction.wrong {
      guard let expression = try? Expression(parsing: wrong.answer),
        let expected = try? expression.evaluate(in: truth.quantities).value,
        expected.isNearly(value)
      else { continue }
      return "\(opening)\n\(wrong.reveals)"
    }
    return "\(opening) What did you expect to happen that did not? 'diagram' shows the run."
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

extension Value {
  /// Whether two values are the same up to floating rounding.
  fileprivate func isNearly(_ other: Value) -> Bool {
    switch (self, other) {
    case (.number(let first), .number(let second)):
      first.timeExponent == second.timeExponent && Quantity.nearlyEqual(first.value, second.value)
    default: self == other
    }
  }
}
