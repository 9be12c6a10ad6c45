import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering
import LightconeTrace

/// Runs what a lesson asks its learners, and checks that it asks nothing false.
extension FileRun {
  mutating func runPrediction(_ prediction: Prediction) throws(Diagnostic) {
    let text = "Predict: \(prediction.question)"
    tell(text.wrapped(toWidth: min(options.display.columns, 88)).joined(separator: "\n"))
    var session = session
    var steps: [BlockRun.Step] = []
    let truth = try PredictionTrial(prediction: prediction).measure(in: &session) { step in
      steps.append(step)
      for part in step.parts(in: options.display) { tell(part) }
    }
    tell("Measured: \(truth.text).\n")
    noteTruth(truth)
    try checkWrongAnswers(of: prediction, truth)
    take(steps)
    self.session = session
    report.exercises += 1
  }

  /// A wrong answer that the run finds right would teach something false, and one that cannot be
  /// compared with the truth would never be met.
  private func checkWrongAnswers(
    of prediction: Prediction, _ truth: PredictionTrial.Truth
  ) throws(Diagnostic) {
    let trial = PredictionTrial(prediction: prediction)
    for wrong in prediction.wrong {
      let isRight: Bool
      do throws(Diagnostic) {
        let answer = try Expression(parsing: wrong.answer)
        isRight = try trial.value(of: answer, truth).isNearly(truth.value)
        _ = try trial.response(to: answer, truth)
      } catch {
        throw Diagnostic(
          .lintRule, "the wrong answer '\(wrong.answer)' cannot be given: \(error.message)",
          at: SourcePlace(line: prediction.line, column: 1), expected: error.expected)
      }
      guard !isRight else {
        throw Diagnostic(
          .lintRule, "the answer '\(wrong.answer)' is listed as wrong, and the run measures it",
          at: SourcePlace(line: prediction.line, column: 1))
      }
    }
  }

  mutating func runQuiz(_ quiz: Quiz) {
    tell(LessonText(display: options.display).text(of: quiz))
    if let index = quiz.choices.firstIndex(where: \.isRight) {
      let answer = "Answer: \(LessonText.letter(index)). \(quiz.choices[index].why ?? "")"
      tell(answer.wrapped(toWidth: min(options.display.columns, 88)).joined(separator: "\n") + "\n")
    }
    report.exercises += 1
  }

  /// Runs the reference solution, which must reach the goal, and the wrong attempts, which must not.
  mutating func runChallenge(_ challenge: Challenge) {
    tell(LessonText(display: options.display).text(of: challenge))
    let problems = ChallengeRun(challenge: challenge, session: session).problems()
    guard problems.isEmpty else {
      for problem in problems { note(problem) }
      return
    }
    let found = "The reference solution reaches the goal; the wrong attempts do not."
    tell(found.fitted(to: options.display) + "\n")
    report.exercises += 1
  }
}
