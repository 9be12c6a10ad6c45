import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering

extension Session {
  func showLessons() -> Reply {
    let entries = lessons.entries
    guard !entries.isEmpty else {
      return Reply([.text("No lessons were found.")] + lessons.problems.map { .problem($0) })
    }
    guard display.isWide else {
      let list = entries.map { entry in
        let summary = entry.frontMatter.summary.wrapped(
          toWidth: display.columns, indentation: "  ", continuation: "  ")
        return ([entry.id, "  \(entry.frontMatter.minutes) minutes"] + summary).joined(
          separator: "\n")
      }
      return Reply(
        [.text(list.joined(separator: "\n")), .text("'start LESSON' opens one.")]
          + lessons.problems.map { .problem($0) })
    }
    var table = Table(
      [TableColumn("lesson"), TableColumn("min", .right), TableColumn("what you will know")],
      wrapsLastColumn: true)
    for entry in entries {
      table.add(entry.frontMatter.id, String(entry.frontMatter.minutes), entry.frontMatter.summary)
    }
    var reply = Reply(table.render(display) + "\n'start LESSON' opens one.")
    reply.parts += lessons.problems.map { .problem($0) }
    return reply
  }

  mutating func start(_ id: String) throws(Diagnostic) -> Reply {
    do throws(LessonProblems) {
      tutor = Tutor(try lessons.lesson(id: id))
    } catch {
      return Reply(error.diagnostics.map { .problem($0) })
    }
    run = nil
    return try goOn()
  }

  /// Shows the next part of the lesson: prose with the question behind it, or a block of commands.
  ///
  /// Commands wait for a `next` of their own, so that their output does not push the prose away.
  mutating func goOn() throws(Diagnostic) -> Reply {
    guard var tutor else {
      throw Diagnostic(
        .notNow, "no lesson is open", expected: "'start LESSON'; 'lessons' lists them")
    }
    if let reminder = tutor.reminder {
      tutor.wasReminded = true
      self.tutor = tutor
      return Reply(wrap(reminder))
    }
    tutor.waiting = .next
    tutor.wasReminded = false
    var reply = Reply()
    while !tutor.isAtEnd {
      let part = tutor.lesson.parts[tutor.position]
      tutor.position += 1
      self.tutor = tutor
      if case .prose(let prose) = part {
        reply.add(LessonPage(display: display).render(prose) + "\n")
        if tutor.commandsAhead != nil { break }
      } else {
        do throws(Diagnostic) {
          try present(part, &reply)
        } catch {
          // What the lesson got wrong, or the learner interrupted, must not hold the learner up.
          reply.parts.append(.problem(error))
        }
        break
      }
    }
    invite(&reply)
    return reply
  }

  private mutating func present(_ part: Part, _ reply: inout Reply) throws(Diagnostic) {
    switch part {
    case .prose: break
    case .commands(let block): try show(block.lines, &reply)
    case .predict(let prediction):
      tutor?.waiting = .prediction(prediction)
      reply.parts += prose("Predict: \(prediction.question)")
    case .quiz(let quiz):
      tutor?.waiting = .quiz(quiz)
      reply.add(LessonText(display: display).text(of: quiz))
    case .challenge(let challenge):
      try show(challenge.start, &reply)
      tutor?.waiting = .challenge(ChallengeTrial(challenge: challenge, start: run))
      reply.add(LessonText(display: display).text(of: challenge))
    }
  }

  /// Runs lines of the lesson and shows them as if they had been typed.
  private mutating func show(_ lines: [SourceText], _ reply: inout Reply) throws(Diagnostic) {
    let file = tutor?.lesson.file
    // A lesson's own commands are not moves in a challenge.
    var session = self
    session.tutor = nil
    var parts: [Reply.Part] = []
    do throws(Diagnostic) {
      try BlockRun(lines, in: session).run(in: &session) { step in
        parts += step.parts(in: display)
      }
    } catch {
      run = session.run
      reply.parts += parts
      throw file.map { error.inFile($0) } ?? error
    }
    run = session.run
    reply.parts += parts
  }

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

  /// Says what to do now.
  private func invite(_ reply: inout Reply) {
    guard let tutor else { return }
    reply.add(tutor.invitation.fitted(to: display, continuation: "    "))
  }

  private func prose(_ text: String) -> [Reply.Part] {
    [.text(text.wrapped(toWidth: min(display.columns, 88)).joined(separator: "\n"))]
  }
}

extension Tutor {
  /// What `next` says once while something is open.
  fileprivate var reminder: String? {
    guard !wasReminded else { return nil }
    return switch waiting {
    case .next: nil
    case .prediction:
      "Predict first: that is what makes the run worth watching. 'next' again skips it."
    case .quiz: "The question is open: answer it, or type 'next' again to skip it."
    case .challenge:
      "The challenge is open: 'hint' helps, 'reset' begins again, 'next' again skips it."
    }
  }
}
