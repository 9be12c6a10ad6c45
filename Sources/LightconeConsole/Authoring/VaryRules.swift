import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeLessons
import LightconeModels

/// Checks the range from which a review of a prediction draws another value: a value that does not fit
/// would be passed over in silence, and the question asked with its old numbers.
struct VaryRules {
  /// The most values of a range that are tried: the first, the last, and some in between.
  static let maximumTries = 8

  let prediction: Prediction
  /// The session as it is where the question is asked.
  let session: Session

  /// What is wrong with the range: the first thing that is.
  func check() -> [Diagnostic] {
    guard let vary = prediction.vary else { return [] }
    do throws(Diagnostic) {
      let axis = try axis(vary)
      try checkLoads(axis)
      try checkOverriding(axis)
      for value in tried(axis.values) { try measure(axis.name, value) }
      return []
    } catch {
      return [
        Diagnostic(
          error.code, error.message, at: SourcePlace(line: vary.line, column: vary.column),
          expected: error.expected, suggestion: error.suggestion)
      ]
    }
  }

  private func axis(_ vary: SourceText) throws(Diagnostic) -> SweepAxis {
    guard let sign = vary.text.firstIndex(of: "="), sign > vary.text.startIndex else {
      throw Diagnostic(
        .badField, "'\(vary.text)' is not of the form NAME=RANGE",
        expected: "for example participants=2..9")
    }
    let axis: SweepAxis
    do throws(Diagnostic) {
      axis = try SweepAxis(
        String(vary.text[..<sign]), parsing: String(vary.text[vary.text.index(after: sign)...]))
    } catch { throw Diagnostic(.badField, error.message, expected: error.expected) }
    guard axis.values.count > 1 else {
      throw Diagnostic(
        .badField, "'\(vary.text)' has one value, so nothing varies", expected: "two values or more"
      )
    }
    return axis
  }

  /// Every value has to fit every model that the question loads.
  private func checkLoads(_ axis: SweepAxis) throws(Diagnostic) {
    var count = 0
    for line in prediction.run {
      guard case .load(let name, let settings, _)? = try? Command.parse(line.text),
        let model = try? Catalog.model(named: name)
      else { continue }
      count += 1
      var base = model.settings()
      for setting in settings { try base.set(setting.name, to: setting.value) }
      for value in axis.values {
        var changed = base
        try changed.set(axis.name, to: value)
        _ = try model.simulation(changed)
      }
    }
    guard count == 0 else { return }
    throw Diagnostic(
      .badField, "the question loads no model, so nothing can vary",
      expected: "'load MODEL' in its 'run'")
  }

  /// A later `set` of the same parameter would undo what varies.
  private func checkOverriding(_ axis: SweepAxis) throws(Diagnostic) {
    for line in prediction.run {
      guard case .set(let settings)? = try? Command.parse(line.text),
        settings.contains(where: { $0.name == axis.name })
      else { continue }
      throw Diagnostic(
        .badField, "'\(line.text)' sets '\(axis.name)' again, so nothing varies",
        expected: "a parameter that 'run' does not set")
    }
  }

  private func measure(_ name: String, _ value: String) throws(Diagnostic) {
    var fresh = prediction
    fresh.run = FreshNumbers.lines(prediction.run, (name, value))
    var session = session.forLesson
    do throws(Diagnostic) {
      _ = try PredictionTrial(prediction: fresh).measure(in: &session) { _ in }
    } catch {
      throw Diagnostic(
        error.code, "with \(name)=\(value) nothing can be measured: \(error.message)",
        expected: error.expected)
    }
  }

  private func tried(_ values: [String]) -> [String] {
    guard values.count > Self.maximumTries else { return values }
    let last = Self.maximumTries - 1
    return (0...last).map { values[$0 * (values.count - 1) / last] }
  }
}
