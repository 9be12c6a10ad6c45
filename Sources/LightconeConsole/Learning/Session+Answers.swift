import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering

extension Session {
  mutating func take(prediction expression: Expression) throws(Diagnostic) -> Reply {
    guard let tutor, case .prediction(let prediction) = tutor.waiting else {
      throw Diagnostic(.notNow, "nothing is to be predicted now")
    }
    // The answer stands before the run is made: what follows cannot change it.
    var reply = Reply()
    let truth = try measure(prediction, &reply)
    let response = try PredictionTrial(prediction: prediction).response(to: expression, truth)
    note(.init(text: response.answer, response: response.text, isRight: response.isRight))
    // The truth is known now, so there is nothing left to predict.
    closeExercise()
    reply.parts += prose(response.text)
    invite(&reply)
    return reply
  }

  mutating func take(answer text: String) throws(Diagnostic) -> Reply {
    guard let tutor, case .quiz(let quiz) = tutor.waiting else {
      throw Diagnostic(.notNow, "no question with choices is open")
    }
    let letters = quiz.letters
    let index = try quiz.choice(named: text)
    let choice = quiz.choices[index]
    let why = choice.why.map { " \($0)" } ?? ""
    note(.init(text: letters[index], response: choice.why ?? "", isRight: choice.isRight))
    let tries = self.tutor?.openRecord.answers.count ?? 1
    guard choice.isRight else {
      let tried = self.tutor?.triedChoices ?? []
      let left = letters.indices.filter { !tried.contains($0) }.map { letters[$0] }
      return Reply(
        prose("Not quite.\(why)")
          + prose("Tries so far: \(tries). Left: \(left.joined(separator: ", "))."))
    }
    closeExercise()
    var reply = Reply(prose("Right\(tries > 1 ? ", at try \(tries)" : "").\(why)"))
    invite(&reply)
    return reply
  }

  /// Keeps an answer to what is open.
  mutating func note(_ answer: ExerciseRecord.Answer) {
    guard let tutor, let exercise = tutor.openExercise else { return }
    self.tutor?.openRecord.answers.append(answer)
    remember(
      .answered(lesson: tutor.lesson.id, exercise: exercise, isRight: answer.isRight))
  }
}
