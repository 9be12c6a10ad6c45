import LightconeChecking
import LightconeLessons

/// A question that a review can ask.
struct DueQuestion: Sendable {
  /// What is asked.
  enum Content: Sendable {
    case prediction(Prediction)
    case quiz(Quiz)
  }

  let lesson: Lesson
  let content: Content
  /// The day on which it is asked, counted from 1970 in UTC.
  let dueDay: Int
  /// How often it was answered.
  let tries: Int

  /// The question's id, unique in its lesson.
  var id: String {
    switch content {
    case .prediction(let prediction): prediction.id
    case .quiz(let quiz): quiz.id
    }
  }
}

/// Finds the questions that are to be asked again, the longest overdue first.
///
/// Progress knows exercises by their ids only. Whether an exercise is a question, and still in its
/// lesson, the lesson itself says: each is read once, and only when its turn comes.
struct DueQuestionSearch {
  private struct Candidate {
    let lesson: String
    let exercise: ExerciseProgress
    let dueDay: Int
  }

  let lessons: LessonCatalog
  private let candidates: [Candidate]

  /// Prepares a search.
  ///
  /// - Parameter day: only what is due on that day; nil for all that will ever be.
  init(_ learner: Learner, _ lessons: LessonCatalog, dueOn day: Int?) {
    self.lessons = lessons
    let all = learner.progress.lessons.flatMap { lesson in
      lesson.exercises.compactMap { exercise -> Candidate? in
        guard let dueDay = exercise.review.dueDay,
          day.map({ exercise.review.isDue(on: $0) }) ?? true
        else { return nil }
        return Candidate(lesson: lesson.lesson, exercise: exercise, dueDay: dueDay)
      }
    }
    // Of those due on one day, those that were met first come first.
    candidates = all.enumerated().sorted {
      ($0.element.dueDay, $0.offset) < ($1.element.dueDay, $1.offset)
    }.map(\.element)
  }

  /// The first questions.
  ///
  /// - Parameter limit: how many are wanted; lessons behind the last of them are not read. Without one
  ///   the lessons are read on all cores.
  func questions(limit: Int = .max) -> [DueQuestion] {
    var read = limit == .max ? readAll() : [:]
    var questions: [DueQuestion] = []
    for candidate in candidates where questions.count < limit {
      let lesson = read[candidate.lesson] ?? (try? lessons.lesson(id: candidate.lesson))
      read[candidate.lesson] = .some(lesson)
      guard let lesson, let content = Self.content(candidate.exercise.exercise, in: lesson) else {
        continue
      }
      questions.append(
        DueQuestion(
          lesson: lesson, content: content, dueDay: candidate.dueDay,
          tries: candidate.exercise.tries))
    }
    return questions
  }

  /// The lessons of all candidates; nil for those that cannot be read.
  private func readAll() -> [String: Lesson?] {
    var known: Set<String> = []
    let ids = candidates.map(\.lesson).filter { known.insert($0).inserted }
    let catalog = lessons
    let found = WorkSharing.map(ids.count, workers: Processors.count) { place in
      try? catalog.lesson(id: ids[place])
    }
    return Dictionary(uniqueKeysWithValues: zip(ids, found))
  }

  private static func content(_ id: String, in lesson: Lesson) -> DueQuestion.Content? {
    for part in lesson.parts {
      switch part {
      case .predict(let prediction) where prediction.id == id: return .prediction(prediction)
      case .quiz(let quiz) where quiz.id == id: return .quiz(quiz)
      default: continue
      }
    }
    return nil
  }
}
