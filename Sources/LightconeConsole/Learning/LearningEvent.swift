/// Something that a learner did in a lesson, as progress remembers it.
public enum LearningEvent: Hashable, Sendable {
  /// A lesson was opened.
  case opened(lesson: String)
  /// The learner stands at a step of a lesson, counted from 1.
  case reached(lesson: String, step: Int)
  /// A question was answered, or a challenge tried.
  case answered(lesson: String, exercise: String, isRight: Bool)
  /// A hint was given, the first of its ladder is 1.
  case hinted(lesson: String, exercise: String, hint: Int)
  /// The reference solution was shown.
  case sawSolution(lesson: String, exercise: String)
  /// An exercise was passed over.
  case skipped(lesson: String, exercise: String)
  /// The last step of a lesson was done.
  case finished(lesson: String)
  /// A lesson was left before its end.
  case abandoned(lesson: String)
}

extension Session {
  /// Keeps what a learner did.
  mutating func remember(_ event: LearningEvent) {
    learned.append(event)
    guard let learner else { return }
    self.learner?.progress.add(event, by: learner.writer, at: learner.now)
  }
}
