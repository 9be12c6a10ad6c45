import LightconeTrace
import LightconeDiagnostics
import Lightcone
import LightconeLessons
import LightconeRendering

@testable import LightconeConsole

extension Session {
  /// A session in which a lesson waits at the first part of a kind, as if all before had been seen.
  ///
  /// Going there with `next` would run every block, which takes long in debug builds.
  static func lesson(at fits: (Part) -> Bool, columns: Int = 80) throws -> Session {
    var session = Session(display: .plain(columns: columns), lessons: TestLessons.catalog)
    let lesson = try session.lessons.lesson(id: "two-phase-commit-vs-saga")
    var tutor = Tutor(lesson)
    let part = lesson.parts.firstIndex(where: fits) ?? lesson.parts.count
    tutor.step = tutor.steps.ranges.firstIndex { $0.contains(part) } ?? tutor.steps.count
    tutor.shownStep = tutor.step
    session.tutor = tutor
    _ = session.execute("next")
    return session
  }

  static func atPrediction() throws -> Session {
    try lesson(at: { if case .predict = $0 { true } else { false } })
  }

  static func atQuiz() throws -> Session {
    try lesson(at: { if case .quiz = $0 { true } else { false } })
  }

  static func atChallenge() throws -> Session {
    try lesson(at: { if case .challenge = $0 { true } else { false } })
  }
}
