import Lightcone
import LightconeDiagnostics
import LightconeLessons

extension Session {
  /// Opens a lesson: where it was left, at its beginning, or at a step.
  mutating func start(_ id: String, at place: LessonStart) throws(Diagnostic) -> Reply {
    let lesson: Lesson
    do throws(LessonProblems) {
      lesson = try lessons.lesson(id: id)
    } catch { return Reply(error.diagnostics.map { .problem($0) }) }
    var fresh = Tutor(lesson)
    if case .step(let step, let column) = place, step > fresh.steps.count {
      throw Diagnostic(
        .wrongArguments, "'\(id)' has no step \(step)", at: SourcePlace(column: column),
        expected: "a step from 1 to \(fresh.steps.count)")
    }
    let stopped = stoppedAt(id)
    if tutor?.lesson.id == id { left[id] = tutor } else { leaveLesson() }
    if place != .beginning, let old = left[id], old.lesson == lesson { fresh = old }
    fresh.isFinished = false
    tutor = fresh
    left[id] = nil
    remember(.opened(lesson: id))
    switch place {
    case .step(let step, _): return go(toStep: step)
    case .whereLeft:
      if let stopped { return try resume(id, atStep: stopped) }
      tutor = Tutor(lesson)
      return go(toStep: 1)
    case .beginning: return go(toStep: 1)
    }
  }

  /// The step at which a lesson was left before its end, in this session or in an earlier one.
  func stoppedAt(_ id: String) -> Int? {
    guard let known = tutor.flatMap({ $0.lesson.id == id ? $0 : nil }) ?? left[id] else {
      return learner?.progress.position(of: id)
    }
    return known.isFinished || known.step == 0 ? nil : known.step
  }

  /// Goes on with a lesson at a step, with the run that the steps before have made.
  ///
  /// What was answered there already is not asked again.
  ///
  /// - Parameters:
  ///   - id: the lesson; it is opened if it is not the one that is open.
  ///   - step: the step, counted from 1; where the lesson has become shorter, its last.
  mutating func resume(_ id: String, atStep step: Int) throws(Diagnostic) -> Reply {
    if tutor?.lesson.id != id {
      do throws(LessonProblems) {
        tutor = Tutor(try lessons.lesson(id: id))
      } catch { return Reply(error.diagnostics.map { .problem($0) }) }
    }
    guard let tutor else { return Reply() }
    let count = tutor.steps.count
    let place =
      step <= count
      ? "You were at step \(step) of \(count)."
      : "You were at step \(step), but the lesson has become shorter: this is its last step, \(count)."
    let step = min(max(step, 1), count)
    var reply = Reply(wrap("\(place) 'start \(id) again' begins at the beginning.") + "\n")
    guard tutor.isDone(step: step) || wasDone(step: step, of: tutor) else {
      reply.parts += go(toStep: step).parts
      return reply
    }
    reply.parts += rebuild(upTo: tutor.steps[step].upperBound) + page(step)
    self.tutor?.step = step
    self.tutor?.shownStep = step
    self.tutor?.waiting = .next
    invite(&reply)
    return reply
  }

  /// Whether the question or challenge of a step was done in an earlier session.
  private func wasDone(step: Int, of tutor: Tutor) -> Bool {
    let exercises = tutor.lesson.parts[tutor.steps[step]].compactMap(\.exercise)
    let known = learner?.progress.lesson(tutor.lesson.id)?.exercises ?? []
    return known.contains { exercise in
      exercises.contains(exercise.exercise) && (exercise.rightTries > 0 || exercise.wasSkipped)
    }
  }

  /// Enters a step, with the run that the steps before it have made.
  private mutating func go(toStep step: Int) -> Reply {
    guard let tutor else { return Reply() }
    let problems = rebuild(upTo: tutor.steps[step].lowerBound)
    let entered = enter(step: step)
    return Reply(problems + entered.parts)
  }

  /// Keeps the open lesson, to go on with it later.
  mutating func leaveLesson() {
    guard let tutor else { return }
    left[tutor.lesson.id] = tutor
    self.tutor = nil
    if !tutor.isFinished { remember(.abandoned(lesson: tutor.lesson.id)) }
  }

  /// Leaves the lesson and says how to come back.
  mutating func abandon() throws(Diagnostic) -> Reply {
    let tutor = try openLesson()
    leaveLesson()
    let id = tutor.lesson.id
    guard !tutor.isFinished else {
      return Reply(wrap("The lesson is closed; you had finished it."))
    }
    return Reply(
      wrap(
        "Left at step \(tutor.step) of \(tutor.steps.count). 'start \(id)' goes on there, "
          + "'start \(id) again' at the beginning."))
  }
}
