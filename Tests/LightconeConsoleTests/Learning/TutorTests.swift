import LightconeTrace
import LightconeRendering
import Lightcone
import LightconeDiagnostics
import LightconeLessons
import Testing

@testable import LightconeConsole

@Suite("The tutor")
struct TutorTests {
  @Test(
    "Each wrong prediction that the lesson lists is answered with what it reveals",
    arguments: [
      ("0", "You expect the timeout to free the rows."),
      ("1", "You expect one participant to be caught."),
      ("2", "You expect somebody to know the decision already."),
    ])
  func reveals(answer: String, text: String) throws {
    var session = try Session.atPrediction()
    let said = session.say("predict \(answer)")
    #expect(said.contains("You predicted \(answer) rows. Measured: 3 rows."))
    #expect(said.contains(text))
    #expect(session.say("predict 3").contains("LC1003"))
  }

  @Test("A prediction nobody listed, and a right one, written as a calculation")
  func others() throws {
    var session = try Session.atPrediction()
    var other = session
    #expect(session.say("predict 17").contains("What did you expect to happen"))
    #expect(other.say("predict participants").contains("You were right."))
  }

  @Test(
    "An answer that cannot be one is refused, and the question stays open",
    arguments: ["5ms", "locks.held", "locks.held == 3", "\"three\"", "1 / 0", "nothing", "1 +"])
  func refused(answer: String) throws {
    var session = try Session.atPrediction()
    let before = session.outside
    let problem = session.execute("predict \(answer)").problem
    #expect(problem != nil)
    #expect(problem?.place.column != nil)
    #expect(session.outside == before)
    #expect(session.say("predict 3").contains("You were right."))
  }

  @Test(
    "Where milliseconds are asked for, a number of them and a time are the same",
    arguments: [("max(lock.held)", "25", "25ms"), ("max(lock.held) / 1ms", "25ms", "25")])
  func unit(measure: String, answer: String, same: String) throws {
    let lesson = try SmallLesson(
      text: """
        ```predict
        id: how-long
        question: How long is the longest lock?
        measure: \(measure)
        unit: ms
        run: |
          load two-phase-commit
          run
        wrong:
          - answer: \(answer.replacing("25", with: "20"))
            reveals: You forgot the disk.
        ```
        """)
    for answer in [answer, same] {
      var session = lesson.opened()
      #expect(session.say("predict \(answer)").contains("You were right."))
      session = lesson.opened()
      let wrong = answer.replacing("25", with: "20")
      #expect(session.say("predict \(wrong)").contains("You predicted 20 ms. Measured: 25 ms."))
      session = lesson.opened()
      #expect(session.execute("predict 25/s").problem?.code == .unitMismatch)
    }
  }

  @Test("What somebody did before does not change what a prediction measures")
  func wandering() throws {
    var session = try Session.atPrediction()
    for line in ["load saga", "crash product", "run", "set participants=7"] {
      #expect(session.execute(line).problem == nil)
    }
    #expect(session.say("predict 3").contains("You were right."))
    #expect(session.run?.model.name == "two-phase-commit")
  }

  @Test("next reminds once of what is open, again after something was tried, then skips it")
  func reminders() throws {
    var session = try Session.atPrediction()
    #expect(session.say("next").contains("Predict first"))
    _ = session.say("hint")
    #expect(session.say("next").contains("Predict first"))
    #expect(session.say("next").contains("They are in doubt"))
    #expect(session.say("predict 3").contains("LC1003"))
  }

  @Test("A wrong choice may be mended; a letter that is none is refused")
  func quiz() throws {
    var session = try Session.atQuiz()
    #expect(session.say("answer a").hasPrefix("Not quite."))
    #expect(session.execute("answer d").problem?.expected == "one of a, b, c")
    #expect(session.say("answer c").hasPrefix("Not quite."))
    #expect(session.say("answer B)").hasPrefix("Right, at try 3."))
    #expect(session.execute("answer b").problem?.code == .notNow)
  }

  @Test("A lesson that is started again begins at its first part")
  func again() throws {
    var session = try Session.atChallenge()
    #expect(session.say("start two-phase-commit-vs-saga again").hasPrefix("Atomic across services"))
    #expect(session.run == nil)
    #expect(session.execute("load saga").problem == nil)
  }

  @Test("A lesson's block that was stopped does not hold the learner up")
  func stoppedBlock() throws {
    let stopping = Session(
      display: .plain(), lessons: TestLessons.catalog, shouldStop: { true })
    var session = stopping
    _ = session.say("start two-phase-commit-vs-saga")
    let block = session.execute("next")
    #expect(block.problem?.place.file != nil)
    #expect(block.text(in: session.display).contains("> load two-phase-commit participants=3"))
    #expect(session.say("next").hasPrefix("Read it from the top."))
  }
}
