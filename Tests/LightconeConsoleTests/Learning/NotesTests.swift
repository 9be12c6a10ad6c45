import Foundation
import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering
import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("Notes of a lesson")
struct NotesTests {
  let small: SmallLesson

  init() throws { small = try SmallLesson() }

  private func walked() -> Session {
    var session = small.opened(mayWriteFiles: true)
    for line in [
      "next", "next", "predict 4", "next", "answer a", "answer b", "next", "crash coordinator",
      "run", "hint", "reset", "crash coordinator", "crash product", "run for 2ms",
    ] {
      #expect(session.execute(line).problem == nil, "\(line)")
    }
    return session
  }

  @Test("They hold what was predicted, answered and tried, and what the runs measured")
  func content() throws {
    var session = walked()
    let path = small.path("notes.md")
    #expect(
      session.sayInOneLine("notes \"\(path)\"").contains("3 questions and challenges of small."))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let expected = """
      <!-- Notes from a lesson, written by Lightcone. -->
      # Small

      Lesson `small`, finished.

      A small lesson.

      ## Prediction: how-many

      How many messages for two?

      - You predicted 4 messages. Measured: 8 messages. You forget the second one.

      ## Question: who

      Who decides?

      - Not right: a) The client. It only asks.
      - Right: b) The coordinator. It writes the decision down.

      ## Challenge: make-it-crash

      Make this true: `crashes == 2 and elapsed >= 1ms`

      Attempt 1: One crash is not two.

      ```
      crash coordinator
      run
      ```

      Attempt 2: Reached. You took 3 commands, par is 3. Hints taken: 1.

      ```
      crash coordinator
      crash product
      run for 2ms
      ```

      - Hints taken: 1.

      ## What the runs showed

      - four-messages holds: measured 4, expected `== 4`

      """
    #expect(text == expected)
  }

  @Test("Another one's file is never replaced, earlier notes only if that is asked for")
  func keepsFiles() throws {
    var session = walked()
    let own = small.path("own.md")
    try "# Mine\n".write(toFile: own, atomically: true, encoding: .utf8)
    for line in ["notes \"\(own)\"", "notes \"\(own)\" overwrite"] {
      let problem = session.execute(line).problem
      #expect(problem?.code == .unwritable)
      #expect(problem?.place.column == 7)
      #expect(try String(contentsOfFile: own, encoding: .utf8) == "# Mine\n")
    }
    let path = small.path("notes.md")
    #expect(session.execute("notes \"\(path)\"").problem == nil)
    #expect(session.execute("notes \"\(path)\"").problem?.code == .unwritable)
    #expect(session.execute("notes \"\(path)\" overwrite").problem == nil)
    // An exported test is no file of notes.
    let test = small.path("test.md")
    try "// Written by".write(toFile: test, atomically: true, encoding: .utf8)
    #expect(session.execute("notes \"\(test)\" overwrite").problem?.code == .unwritable)
  }

  @Test("They need an open lesson, and a place where files may be written")
  func refused() throws {
    var session = walked()
    session.mayWriteFiles = false
    let path = small.path("none.md")
    #expect(session.execute("notes \"\(path)\"").problem?.code == .notNow)
    session.mayWriteFiles = true
    _ = session.say("abandon")
    #expect(session.execute("notes \"\(path)\"").problem?.code == .notNow)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test("A lesson's own commands write no files")
  func lessonWritesNothing() {
    var session = small.opened(mayWriteFiles: true)
    #expect(!session.forLesson.mayWriteFiles)
    #expect(session.mayWriteFiles)
    _ = session.say("next")
    #expect(session.mayWriteFiles)
  }
}
