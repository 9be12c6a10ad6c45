/// What a learner has done in one lesson.
public struct LessonProgress: Hashable, Sendable {
  /// The lesson's id.
  public let lesson: String
  /// The step, counted from 1, at which the learner stopped; nil before the first and after the last.
  public private(set) var step: Int?
  /// Whether the last step was done at least once.
  public private(set) var isFinished = false
  /// Whether the learner left the lesson with `abandon`, and has not come back.
  public private(set) var isAbandoned = false
  /// The questions and challenges that were met, in the order in which they were.
  public private(set) var exercises: [ExerciseProgress] = []
  /// The number of the last note.
  private(set) var lastNumber = 0

  init(lesson: String) { self.lesson = lesson }

  /// Whether the learner is in the middle of it.
  public var isOpen: Bool { step != nil && !isAbandoned }

  /// Adds the next note; notes of other lessons are no concern of this one.
  mutating func take(_ note: ProgressNote) {
    guard note.event.lesson == lesson else { return }
    lastNumber = note.number
    switch note.event {
    case .opened: isAbandoned = false
    case .reached(_, let step):
      self.step = step
      isAbandoned = false
    case .finished:
      step = nil
      isFinished = true
    case .abandoned: isAbandoned = true
    case .answered, .hinted, .sawSolution, .skipped: break
    }
    guard let exercise = note.event.exercise else { return }
    let place = exercises.firstIndex { $0.exercise == exercise } ?? exercises.count
    if place == exercises.count { exercises.append(ExerciseProgress(exercise: exercise)) }
    exercises[place].take(note)
  }
}

/// What a learner has done about one question or challenge.
public struct ExerciseProgress: Hashable, Sendable {
  /// The exercise's id, unique in its lesson.
  public let exercise: String
  /// How often it was answered or tried.
  public private(set) var tries = 0
  /// How many of the tries were right.
  public private(set) var rightTries = 0
  /// Whether the first try was right.
  public private(set) var wasRightAtOnce = false
  /// How many hints of its ladder were given.
  public private(set) var hints = 0
  /// Whether the reference solution was shown.
  public private(set) var sawSolution = false
  /// Whether it was passed over.
  public private(set) var wasSkipped = false
  /// When it is asked again.
  public private(set) var review = ReviewSchedule()

  init(exercise: String) { self.exercise = exercise }

  fileprivate mutating func take(_ note: ProgressNote) {
    switch note.event {
    case .answered(_, _, let isRight):
      tries += 1
      rightTries += isRight ? 1 : 0
      if tries == 1 { wasRightAtOnce = isRight }
      review.meet(isRight ? .right : .wrong, at: note.time)
    case .hinted(_, _, let hint): hints = max(hints, hint)
    case .sawSolution:
      sawSolution = true
      review.meet(.wrong, at: note.time)
    case .skipped:
      wasSkipped = true
      review.meet(.passedOver, at: note.time)
    default: break
    }
  }
}
