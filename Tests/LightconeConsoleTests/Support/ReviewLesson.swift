import Foundation
import LightconeLessons
import LightconeRendering

@testable import LightconeConsole

/// A lesson with one question of each kind, and learners who have met them.
enum ReviewLesson {
  static let text = """
    ---
    id: counting
    title: Counting
    track: first-seven
    summary: You will know who waits.
    minutes: 5
    models: [two-phase-commit]
    misconception: None.
    sources: ["Nobody (2000)"]
    ---

    # Counting

    ```predict
    id: rows
    question: How many rows are locked?
    measure: locks.held
    unit: rows
    vary: participants=4..9
    run: |
      load two-phase-commit crash.point=after-decision-logged downtime=10s
      run for 5s
    wrong:
      - answer: "0"
        reveals: You expect the timeout to free them.
    ```

    ```quiz
    id: who
    question: Who decides?
    choices:
      - text: The coordinator
        right: true
        why: It has the votes.
      - text: Anybody
        why: Nobody else knows all votes.
    ```

    ```challenge
    id: trap
    goal: outcome.mixed > 0
    start: |
      load two-phase-commit
    allow: [crash]
    forbid: [set]
    par: 2
    hints:
      - tier: nudge
        text: Crash somebody.
    solution: |
      run
    wrong:
      - |
        run
    ```
    """

  /// Day 20,000, at noon.
  static let now = WallTime(secondsSince1970: 20_000 * 86_400 + 43_200)

  /// A moment some days before now.
  static func daysAgo(_ days: Int) -> WallTime {
    WallTime(secondsSince1970: now.secondsSince1970 - days * 86_400)
  }

  /// A learner who did things, each some days ago.
  static func learner(_ events: [(daysAgo: Int, event: LearningEvent)]) -> Learner {
    var progress = Progress()
    for (days, event) in events { progress.add(event, by: "test", at: daysAgo(days)) }
    return Learner(progress: progress, writer: "me", now: now)
  }

  /// A learner to whom both questions and the challenge are due, the prediction first.
  static let dueLearner = learner([
    (9, .opened(lesson: "counting")),
    (9, .answered(lesson: "counting", exercise: "rows", isRight: false)),
    (8, .answered(lesson: "counting", exercise: "who", isRight: true)),
    (8, .answered(lesson: "counting", exercise: "trap", isRight: true)),
    (8, .reached(lesson: "counting", step: 3)),
  ])

  /// A session with the lesson and a learner.
  static func session(
    _ learner: Learner?, text: String = text, columns: Int = 80,
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws -> Session {
    let scratch = try ScratchFolder()
    try FileManager.default.createDirectory(
      at: scratch.url.appending(path: "first-seven"), withIntermediateDirectories: true)
    _ = try scratch.file("first-seven/counting.md", text)
    var session = Session(
      display: .plain(columns: columns), lessons: LessonCatalog(roots: [scratch.url.path]),
      // The folder must last as long as the session that reads from it.
      shouldStop: { withExtendedLifetime(scratch) { shouldStop() } })
    session.learner = learner
    return session
  }
}
