import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering

extension Session {
  mutating func take(prediction expression: Expression) throws(Diagnostic) -> Reply {
    guard case .prediction(let prediction)? = tutor?.waiting else {
      throw Diagnostic(.notNow, "nothing is to be predicted now")
    }
    // The answer stands before the run is made: what follows cannot change it.
    let trial = PredictionTrial(prediction: prediction)
    var session = self
    session.tutor = nil
    var reply = Reply()
    let truth: PredictionTrial.Truth
    do throws(Diagnostic) {
      truth = try trial.measure(in: &session) { step in
        reply.parts += step.parts(in: display)
      }
    } catch { throw tutor.flatMap(\.lesson.file).map { error.inFile($0) } ?? error }
    let response = try trial.response(to: expression, truth)
    run = session.run
    tutor?.waiting = .next
    reply.parts += prose(response)
    invite(&reply)
    return reply
  }

  mutating func take(answer text: String) throws(Diagnostic) -> Reply {
    guard case .quiz(let quiz)? = tutor?.waiting else {
      throw Diagnostic(.notNow, "no question with choices is open")
    }
    let letters = quiz.choices.indices.map { LessonText.letter($0) }
    let letter = text.lowercased().filter { !")(. ".contains($0) }
    guard let index = letters.firstIndex(of: letter) else {
      throw Diagnostic(
        .wrongArguments, "'\(text)' is none of the choices",
        expected: "one of \(letters.joined(separator: ", "))")
    }
    let choice = quiz.choices[index]
    let why = choice.why.map { " \($0)" } ?? ""
    guard choice.isRight else {
      return Reply(
        prose("Not quite.\(why) Try again: 'answer' and one of \(letters.joined(separator: ", ")).")
      )
    }
    tutor?.waiting = .next
    var reply = Reply(prose("Right.\(why)"))
    invite(&reply)
    return reply
  }

  mutating func giveHint() throws(Diagnostic) -> Reply {
    switch tutor?.waiting {
    case .challenge(var trial):
      let hint = trial.nextHint(in: self)
      tutor?.waiting = .challenge(trial)
      return Reply(prose(hint))
    case .prediction:
      return Reply(prose("Say what you believe; being wrong here is how it sticks."))
    case .quiz: return Reply(prose("Read the last run again: 'diagram' and 'narrate' show it."))
    default: throw Diagnostic(.notNow, "there is nothing to hint at now")
    }
  }

  /// Refuses a command that an open challenge does not allow.
  func checkAllowed(_ command: Command) throws(Diagnostic) {
    if case .challenge(let trial)? = tutor?.waiting { try trial.check(command) }
  }

  /// Follows what the learner does: the next `next` reminds again, and an open challenge is looked at.
  mutating func followLesson(after command: Command, _ reply: inout Reply) {
    if case .next = command { return }
    tutor?.wasReminded = false
    guard case .challenge(var trial)? = tutor?.waiting, command.changesRun else { return }
    if case .reset = command {
      trial.commandCount = 0
      tutor?.waiting = .challenge(trial)
      return
    }
    trial.commandCount += 1
    trial.triedCount += 1
    tutor?.waiting = .challenge(trial)
    if (try? trial.isReached(in: self)) == true {
      finish(trial, &reply)
    } else if case .run = command, run?.isAtEnd == true {
      reply.add(
        wrap(
          "Not reached: \(trial.shortfall(in: self)). 'reset' begins again, 'back' goes back in "
            + "time, 'hint' helps."))
    }
  }

  private mutating func finish(_ trial: ChallengeTrial, _ reply: inout Reply) {
    tutor?.waiting = .next
    let par = trial.challenge.par.map { ", par is \($0)" } ?? ""
    let count = "\(trial.commandCount) \(trial.commandCount == 1 ? "command" : "commands")"
    reply.add("\n" + wrap("Reached: \(trial.challenge.goal.text). You took \(count)\(par)."))
    invite(&reply)
  }
}
