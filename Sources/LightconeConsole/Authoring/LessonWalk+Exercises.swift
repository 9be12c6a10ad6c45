import LightconeDiagnostics
import LightconeLessons

/// Does what a step asks, as a learner who knows the answer types it.
extension LessonWalk {
  /// Finishes the question or challenge that a step ends with, if there is one.
  mutating func finish(_ part: Part) {
    switch part {
    case .prose, .commands: return
    case .predict(let prediction): predict(prediction, part)
    case .quiz(let quiz): answer(quiz, part)
    case .challenge(let challenge): solve(challenge, part)
    }
  }

  private mutating func predict(_ prediction: Prediction, _ part: Part) {
    checkHints(prediction.hints)
    for problem in VaryRules(prediction: prediction, session: session).check() { note(problem) }
    var copy = session.forLesson
    let answer: String
    do throws(Diagnostic) {
      let truth = try PredictionTrial(prediction: prediction).measure(in: &copy) { _ in }
      guard let text = truth.value.typed else {
        return note(
          "nobody can type what is measured: \(truth.text)", at: part,
          expected: "a number, a time, a rate, a word, true or false")
      }
      answer = text
    } catch { return note(error, at: part) }
    guard say("predict \(answer)", part) else { return }
    guard session.tutor?.records[prediction.id]?.answers.last?.isRight != true else { return }
    note(
      "the right answer '\(answer)' counts as wrong", at: part,
      expected: "a run that measures the same each time")
  }

  private mutating func answer(_ quiz: Quiz, _ part: Part) {
    checkHints(quiz.hints)
    guard let index = quiz.choices.firstIndex(where: \.isRight) else { return }
    _ = say("answer \(LessonText.letter(index))", part)
  }

  private mutating func solve(_ challenge: Challenge, _ part: Part) {
    guard case .challenge(let trial)? = session.tutor?.waiting else {
      // The reply to `next` has said why.
      if isStepGood { note("the challenge never begins", at: part) }
      return
    }
    guard (try? trial.isReached(in: session)) != true else {
      return note(
        "the goal '\(challenge.goal.text)' is met before anybody moves", at: part,
        expected: "a goal that is not met at the start")
    }
    for source in challenge.solution where session.tutor?.openExercise == challenge.id {
      guard let problem = session.execute(source.text).problem else { continue }
      return note(problem.placed(at: source), at: part)
    }
    guard session.tutor?.openExercise == challenge.id else { return }
    note(
      "the reference solution, typed line by line, does not reach the goal", at: part,
      expected: "commands behind which '\(challenge.goal.text)' holds")
  }

  /// Types a line; a refusal is a problem of the step.
  private mutating func say(_ line: String, _ part: Part) -> Bool {
    guard let problem = session.execute(line).problem else { return true }
    // A place in the typed line is none in the lesson.
    var placed = problem
    if problem.place.line == nil { placed.place = SourcePlace() }
    note(placed, at: part)
    return false
  }

  /// The conditions of hints ask the run that a learner has in front of him.
  private mutating func checkHints(_ hints: [Challenge.Hint]) {
    let names = session.run.map { RunQuantities($0.simulation, $0.model, $0.settings).knownNames }
    for problem in HintRules.check(hints, names: names, expected: "a metric or a parameter") {
      note(problem)
    }
  }
}

extension Value {
  /// The value as somebody can type it, to the last digit; nil for a unit that no number has.
  fileprivate var typed: String? {
    guard case .number(let number) = self else { return formatted() }
    switch number.timeExponent {
    case 0: return "\(number.value)"
    case 1: return "\(number.value)ns"
    case -1: return "\(number.value)/ns"
    default: return nil
    }
  }
}
