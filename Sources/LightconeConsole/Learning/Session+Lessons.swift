import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering

extension Session {
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

  /// Says what to do now.
  func invite(_ reply: inout Reply) {
    guard let tutor else { return }
    reply.add(tutor.invitation.fitted(to: display, continuation: "    "))
  }

  func prose(_ text: String) -> [Reply.Part] {
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
