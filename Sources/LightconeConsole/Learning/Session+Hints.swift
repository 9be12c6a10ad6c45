import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering

extension Session {
  mutating func giveHint() throws(Diagnostic) -> Reply {
    guard let tutor, let exercise = tutor.openExercise else {
      throw Diagnostic(
        .notNow, "there is nothing to hint at now",
        expected: "a question or a challenge that is open; 'next' goes on to it")
    }
    var ladder = HintLadder(hints: hints(of: tutor), given: tutor.openRecord.hintsGiven)
    let step = ladder.next { fits($0, tutor.waiting) }
    self.tutor?.openRecord.hintsGiven = ladder.given
    switch step {
    case .hint(let place, let text):
      remember(.hinted(lesson: tutor.lesson.id, exercise: exercise, hint: place + 1))
      return Reply(prose("Hint \(ladder.given.count) of \(ladder.hints.count). \(text)"))
    case .noneFits:
      return Reply(
        prose("No further hint fits what you have done so far: try something, then ask again."))
    case .end:
      let none = ladder.hints.isEmpty ? "There are no hints here." : "That was the last hint."
      return Reply(prose("\(none) 'solution' shows \(tutor.solutionWords)."))
    }
  }

  /// Whether a hint's condition is true of the run as it is.
  private func fits(_ condition: SourceText, _ waiting: Tutor.Waiting) -> Bool {
    if case .challenge(let trial) = waiting { return trial.fits(condition, in: self) }
    guard let run, let expression = try? Expression(parsing: condition.text) else { return false }
    let quantities = RunQuantities(run.simulation, run.model, run.settings)
    return (try? expression.evaluate(in: quantities))?.holds ?? false
  }

  private func hints(of tutor: Tutor) -> [Challenge.Hint] {
    switch tutor.waiting {
    case .next: []
    case .prediction(let prediction): prediction.ladder
    case .quiz(let quiz): quiz.ladder(tried: tutor.triedChoices)
    case .challenge(let trial): trial.challenge.hints
    }
  }

  /// Shows the solution of what is open, which stays open.
  mutating func showSolution() throws(Diagnostic) -> Reply {
    guard let tutor, let exercise = tutor.openExercise else {
      throw Diagnostic(
        .notNow, "no question or challenge is open", expected: "'next', up to one that is")
    }
    let reply: Reply
    switch tutor.waiting {
    case .next: reply = Reply()
    case .prediction(let prediction):
      var session = forLesson
      do throws(Diagnostic) {
        let truth = try PredictionTrial(prediction: prediction).measure(in: &session) { _ in }
        reply = solution(of: prediction, truth)
      } catch { throw inLesson(error) }
    case .quiz(let quiz): reply = Reply(prose(LessonText.solution(of: quiz)))
    case .challenge(let trial): reply = solution(of: trial.challenge)
    }
    self.tutor?.openRecord.sawSolution = true
    remember(.sawSolution(lesson: tutor.lesson.id, exercise: exercise))
    return reply
  }

  private func solution(of prediction: Prediction, _ truth: PredictionTrial.Truth) -> Reply {
    let commands = prediction.run.map { "  \($0.text)".fitted(to: display, continuation: "    ") }
    return Reply(
      (["'\(prediction.measure.text)' will be \(truth.text), after"] + commands
        + [wrap("'predict' still takes your answer; 'next' goes on without the run.")])
        .joined(separator: "\n"))
  }

  private func solution(of challenge: Challenge) -> Reply {
    let commands = challenge.solution.map {
      "  \($0.text)".fitted(to: display, continuation: "    ")
    }
    let count = commands.count == 1 ? "1 command" : "\(commands.count) commands"
    return Reply(
      (["One way, in \(count):"] + commands
        + [wrap("The challenge stays open: 'reset', and try it; or 'skip' does it for you.")])
        .joined(separator: "\n"))
  }
}

extension LessonText {
  /// The right choice and why it is right.
  static func solution(of quiz: Quiz) -> String {
    guard let index = quiz.choices.firstIndex(where: \.isRight) else { return "" }
    let choice = quiz.choices[index]
    return "The answer is \(letter(index)): \(choice.text)\(choice.why.map { " \($0)" } ?? "")"
  }
}

extension Tutor {
  /// What `solution` shows, in words.
  fileprivate var solutionWords: String {
    switch waiting {
    case .prediction: "what will be measured"
    case .quiz: "the answer"
    case .next, .challenge: "one way"
    }
  }

  /// The places of the choices that were tried at the open quiz.
  var triedChoices: Set<Int> {
    guard case .quiz(let quiz) = waiting else { return [] }
    return Set(
      openRecord.answers.compactMap { answer in
        quiz.choices.indices.first { LessonText.letter($0) == answer.text }
      })
  }
}
