import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering

extension Session {
  /// Shows the next step of the lesson, or the next page while the learner reads back.
  mutating func goOn() throws(Diagnostic) -> Reply {
    var tutor = try openLesson()
    if tutor.shownStep < tutor.step { return showPage(tutor.shownStep + 1) }
    if let reminder = tutor.reminder {
      tutor.wasReminded = true
      self.tutor = tutor
      return Reply(wrap(reminder))
    }
    leaveOut()
    return enterNext()
  }

  /// Enters the step behind the one where the learner stands; at the end it says so.
  mutating func enterNext() -> Reply {
    if let tutor, !tutor.isAtEnd { return enter(step: tutor.step + 1) }
    var reply = Reply()
    invite(&reply)
    return reply
  }

  /// Enters a step: shows it, and does what the lesson does there.
  mutating func enter(step: Int) -> Reply {
    guard let lesson = tutor?.lesson, let range = tutor?.steps[step] else { return Reply() }
    tutor?.step = step
    tutor?.shownStep = step
    tutor?.waiting = .next
    tutor?.wasReminded = false
    var reply = Reply()
    for part in lesson.parts[range] {
      do throws(Diagnostic) {
        try present(part, &reply)
      } catch {
        // What the lesson got wrong, or the learner interrupted, must not hold the learner up.
        reply.parts.append(.problem(error))
      }
    }
    if tutor?.openRecord.isDone == true { tutor?.openRecord.isDone = false }
    tutor?.pages[step] = Tutor.Page(columns: display.columns, parts: reply.parts)
    remember(.reached(lesson: lesson.id, step: step))
    finishIfDone()
    invite(&reply)
    return reply
  }

  private mutating func present(_ part: Part, _ reply: inout Reply) throws(Diagnostic) {
    switch part {
    case .prose(let prose): reply.add(LessonPage(display: display).render(prose) + "\n")
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
  mutating func show(_ lines: [SourceText], _ reply: inout Reply) throws(Diagnostic) {
    var session = forLesson
    var parts: [Reply.Part] = []
    defer {
      run = session.run
      reply.parts += parts
    }
    do throws(Diagnostic) {
      try BlockRun(lines, in: session).run(in: &session) { step in
        parts += step.parts(in: display)
        tutor?.claims += step.reply.claims
      }
    } catch { throw inLesson(error) }
  }

  /// A copy of the session for the lesson's own commands: they are no moves in a challenge, and they
  /// write no files.
  var forLesson: Session {
    var copy = self
    copy.tutor = nil
    copy.learner = nil
    copy.mayWriteFiles = false
    return copy
  }

  /// A problem of the lesson's own commands, with the lesson's file.
  func inLesson(_ problem: Diagnostic) -> Diagnostic {
    tutor?.lesson.file.map { problem.inFile($0) } ?? problem
  }

  /// The lesson that is open.
  func openLesson() throws(Diagnostic) -> Tutor {
    if let tutor { return tutor }
    throw Diagnostic(
      .notNow, "no lesson is open", expected: "'start LESSON'; 'lessons' lists them")
  }

  /// Notes that nothing is open any more.
  mutating func closeExercise() {
    guard let tutor else { return }
    self.tutor?.openRecord.isDone = true
    self.tutor?.waiting = .next
    self.tutor?.shownStep = tutor.step
    finishIfDone()
  }

  /// Leaves out what is open, if anything is.
  mutating func leaveOut() {
    guard let tutor, let exercise = tutor.openExercise else { return }
    self.tutor?.openRecord.wasSkipped = true
    remember(.skipped(lesson: tutor.lesson.id, exercise: exercise))
    closeExercise()
  }

  private mutating func finishIfDone() {
    guard let tutor, tutor.isAtEnd, !tutor.isFinished, case .next = tutor.waiting else { return }
    self.tutor?.isFinished = true
    remember(.finished(lesson: tutor.lesson.id))
  }

  /// Says what to do now, and how an open challenge stands.
  func invite(_ reply: inout Reply) {
    guard let tutor else { return }
    // What to do now comes last.
    if let summary = watchSearch?.takeSummary() { reply.add(summary) }
    if case .challenge(let trial) = tutor.waiting {
      reply.add(LessonText(display: display).text(of: trial.goals(in: self)))
    }
    reply.add(tutor.invitation.fitted(to: display, continuation: "    "))
  }

  func prose(_ text: String) -> [Reply.Part] {
    [.text(text.wrapped(toWidth: min(display.columns, 88)).joined(separator: "\n"))]
  }
}
