import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering

extension Session {
  /// Refuses a command that an open challenge does not allow.
  func checkAllowed(_ command: Command) throws(Diagnostic) {
    try checkSandbox(command)
    if case .challenge(let trial)? = tutor?.waiting { try trial.check(command) }
  }

  /// Follows what the learner does: the next `next` reminds again, and an open challenge is looked at.
  mutating func followLesson(after command: Command, _ line: String, _ reply: inout Reply) {
    if case .next = command { return }
    tutor?.wasReminded = false
    guard case .challenge(var trial)? = tutor?.waiting, command.changesRun else { return }
    if case .reset = command {
      beginAgain(trial, &reply)
      return
    }
    trial.commands.append(line.split(separator: " ").joined(separator: " "))
    trial.triedCount += 1
    tutor?.waiting = .challenge(trial)
    reply.add(LessonText(display: display).text(of: trial.goals(in: self)))
    if (try? trial.isReached(in: self)) == true {
      finish(trial, &reply)
    } else if case .run = command, run?.isAtEnd == true {
      let why = trial.knownMistake.map { "\($0) " } ?? ""
      reply.add(
        wrap(
          "Not reached: nothing is left to happen. \(why)'reset' begins again, 'back' goes back in "
            + "time, 'hint' helps."))
      fail(trial)
    }
  }

  /// Begins a new attempt; one in which nothing was tried is none.
  private mutating func beginAgain(_ trial: ChallengeTrial, _ reply: inout Reply) {
    if !trial.commands.isEmpty { fail(trial) }
    guard case .challenge(var trial)? = tutor?.waiting else { return }
    if !trial.commands.isEmpty { trial.attempt += 1 }
    trial.commands = []
    trial.hasFailed = false
    tutor?.waiting = .challenge(trial)
    reply.add("Attempt \(trial.attempt).")
    reply.add(LessonText(display: display).text(of: trial.goals(in: self)))
  }

  /// Keeps an attempt that did not reach the goal, once; where it went on after that, as it became.
  private mutating func fail(_ trial: ChallengeTrial) {
    let answer = ExerciseRecord.Answer(
      text: trial.commands.joined(separator: "\n"),
      response: trial.knownMistake ?? "The goal was not reached.", isRight: false)
    if trial.hasFailed {
      _ = tutor?.openRecord.answers.popLast()
      tutor?.openRecord.answers.append(answer)
      return
    }
    note(answer)
    var trial = trial
    trial.hasFailed = true
    tutor?.waiting = .challenge(trial)
  }

  private mutating func finish(_ trial: ChallengeTrial, _ reply: inout Reply) {
    let step = tutor?.step ?? 1
    let again = tutor.map { "'start \($0.lesson.id) \(step)' tries again." } ?? ""
    let score = trial.score
    let help = tutor.map { trial.help($0.openRecord) } ?? ""
    note(
      .init(
        text: trial.commands.joined(separator: "\n"), response: "Reached. \(score)\(help)",
        isRight: true))
    closeExercise()
    let isOver = trial.challenge.par.map { trial.commandCount > $0 } ?? false
    reply.add(
      "\n"
        + wrap(
          "Reached: \(trial.challenge.goal.text). \(score)\(help)\(isOver ? " \(again)" : "")"))
    invite(&reply)
  }
}

extension ChallengeTrial {
  /// How many commands it took, against par.
  var score: String {
    let count = "You took \(commandCount) \(commandCount == 1 ? "command" : "commands")"
    guard let par = challenge.par else { return "\(count)." }
    let distance = commandCount - par
    let comparison =
      distance == 0 ? "" : " That is \(abs(distance)) \(distance > 0 ? "over" : "under") par."
    return "\(count), par is \(par).\(comparison)"
  }

  /// Which help was taken, as a sentence.
  func help(_ record: ExerciseRecord) -> String {
    let hints = record.hintsGiven.count
    let taken = hints == 0 ? "" : " Hints taken: \(hints)."
    return record.sawSolution ? "\(taken) You had seen the solution." : taken
  }
}
