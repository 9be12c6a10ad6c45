import Foundation
import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering
import LightconeTrace

@testable import LightconeConsole

/// A lesson with one of everything, whose runs are short: 5 steps.
final class SmallLesson {
  private let folder: ScratchFolder
  let catalog: LessonCatalog

  init(text: String = SmallLesson.text) throws {
    folder = try ScratchFolder()
    let file = folder.url.appending(path: "first-seven/small.md")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data((smallLessonOpening + text).utf8).write(to: file)
    catalog = LessonCatalog(roots: [folder.url.path])
  }

  /// A session in which the lesson was opened.
  func opened(mayWriteFiles: Bool = false) -> Session {
    var session = Session(display: .plain(), lessons: catalog)
    session.mayWriteFiles = mayWriteFiles
    _ = session.execute("start small")
    return session
  }

  /// A file beside the lesson.
  func path(_ name: String) -> String { folder.url.appending(path: name).path }

  static let text = """
    Prose before a run.

    ```lightcone
    load two-phase-commit participants=1
    run
    expect EX four-messages: messages == 4
    ```

    ```predict
    id: how-many
    question: How many messages for two?
    measure: messages
    unit: messages
    run: |
      load two-phase-commit participants=2
      run
    wrong:
      - answer: "4"
        reveals: You forget the second one.
    hints:
      - tier: nudge
        text: Count the arrows.
      - tier: pointer
        when: messages > 100
        text: Never fits.
    ```

    Prose before a question.

    ```quiz
    id: who
    question: Who decides?
    choices:
      - text: The client.
        why: It only asks.
      - text: The coordinator.
        right: true
        why: It writes the decision down.
      - text: Nobody.
        why: Somebody must.
    ```

    Prose before a challenge.

    ```challenge
    id: make-it-crash
    start: load two-phase-commit participants=1
    goal: crashes == 2 and elapsed >= 1ms
    allow: [crash]
    par: 3
    hints:
      - tier: nudge
        text: Crash two nodes.
      - tier: pointer
        when: crashes == 1
        text: One is down already.
      - tier: near-answer
        when: crashes == 0
        text: Crash coordinator, then product.
    solution: |
      crash coordinator
      crash product
      run for 2ms
    wrong:
      - commands: |
          crash coordinator
          run
        why: One crash is not two.
    ```

    """
}
