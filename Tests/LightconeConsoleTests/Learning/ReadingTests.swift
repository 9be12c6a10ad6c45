import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering
import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("Going through a lesson")
struct ReadingTests {
  let small: SmallLesson

  init() throws { small = try SmallLesson() }

  @Test("Each step is prose with its question, or a block of commands")
  func steps() throws {
    let lesson = try small.catalog.lesson(id: "small")
    #expect(LessonSteps(lesson.parts).ranges == [0..<1, 1..<2, 2..<3, 3..<5, 5..<7])
    #expect(LessonSteps([]).count == 0)
  }

  @Test("previous shows what was shown, next comes back, and neither changes the run")
  func readsBack() {
    var session = small.opened()
    let second = session.say("next")
    _ = session.say("next")
    let before = (session.fingerprint, session.run?.outline)
    let page = session.say("previous")
    #expect(page.hasPrefix("Step 2 again"))
    #expect(page.contains("holds  EX four-messages"))
    #expect(second.contains("holds  EX four-messages"))
    #expect(session.say("previous").contains("Prose before a run."))
    #expect(session.execute("previous").problem?.code == .notNow)
    #expect(session.say("next").hasPrefix("Step 2 again"))
    #expect(session.say("next").contains("Your prediction?"))
    #expect(session.fingerprint == before.0)
    #expect(session.run?.outline == before.1)
    #expect(session.say("predict 4").contains("You forget the second one."))
  }

  @Test("A page of a window that was wider is set anew, one of a narrower window is not")
  func narrower() {
    var session = small.opened()
    let wide = session.say("next")
    #expect(wide.contains("holds  EX four-messages: measured 4"))
    session.display = .plain(columns: 40)
    _ = session.say("next")
    let page = session.say("previous")
    #expect(page.contains("The lesson ran:\n  load two-phase-commit"))
    #expect(page.contains("holds  EX four-messages:"))
    #expect(!page.contains("Stopped at"))
    #expect(page.split(separator: "\n").allSatisfy { $0.count <= 40 })
    session.display = .plain(columns: 120)
    #expect(session.say("previous").contains("Prose before a run."))
    #expect(session.say("next").contains("Stopped at"))
  }

  @Test("What happens is kept, in order")
  func events() {
    var session = small.opened()
    for line in [
      "next", "next", "hint", "predict 4", "next", "answer a", "solution", "answer b", "next",
      "crash coordinator", "run", "reset", "skip",
    ] {
      #expect(session.execute(line).problem == nil, "\(line)")
    }
    let expected: [LearningEvent] = [
      .opened(lesson: "small"), .reached(lesson: "small", step: 1),
      .reached(lesson: "small", step: 2), .reached(lesson: "small", step: 3),
      .hinted(lesson: "small", exercise: "how-many", hint: 1),
      .answered(lesson: "small", exercise: "how-many", isRight: false),
      .reached(lesson: "small", step: 4),
      .answered(lesson: "small", exercise: "who", isRight: false),
      .sawSolution(lesson: "small", exercise: "who"),
      .answered(lesson: "small", exercise: "who", isRight: true),
      .reached(lesson: "small", step: 5),
      .answered(lesson: "small", exercise: "make-it-crash", isRight: false),
      .skipped(lesson: "small", exercise: "make-it-crash"), .finished(lesson: "small"),
    ]
    #expect(session.learned == expected)
    _ = session.say("abandon")
    #expect(session.learned == expected)
  }

  @Test("A prediction that is no answer leaves nothing behind, and the truth is not told")
  func refused() {
    var session = small.opened()
    _ = (session.say("next"), session.say("next"))
    let events = session.learned
    let reply = session.say("predict 5ms")
    #expect(!reply.contains("8"))
    #expect(session.learned == events)
    #expect(session.tutor?.records["how-many"] == nil)
    #expect(session.say("predict 8").contains("You were right."))
  }

  @Test("A step of one's choice has the run that the steps before make")
  func jumps() {
    var walked = small.opened()
    _ = (walked.say("next"), walked.say("next"))
    var jumped = small.opened()
    #expect(jumped.say("start small 3").contains("How many messages for two?"))
    #expect(jumped.fingerprint == walked.fingerprint)
    #expect(jumped.fingerprint != small.opened().fingerprint)
    for line in ["start small 6", "start small 99999999999999999999", "start small x"] {
      let before = jumped.outside
      #expect(jumped.execute(line).problem?.code == .wrongArguments, "\(line)")
      #expect(jumped.execute(line).problem?.place.column == 13)
      #expect(jumped.outside == before)
    }
  }

  @Test("A lesson that was left goes on at its step, with the run as it was there")
  func resumes() {
    var session = small.opened()
    for line in ["next", "next", "predict 4"] { _ = session.say(line) }
    let fingerprint = session.fingerprint
    #expect(session.say("abandon").contains("Left at step 3 of 5."))
    #expect(session.learned.last == .abandoned(lesson: "small"))
    #expect(session.execute("next").problem?.code == .notNow)
    _ = session.say("load saga")
    let page = session.say("start small")
    #expect(page.hasPrefix("You were at step 3 of 5."))
    #expect(page.contains("You predicted 4 messages."))
    #expect(session.fingerprint == fingerprint)
    #expect(session.execute("predict 4").problem?.code == .notNow)
    #expect(session.say("next").contains("Who decides?"))
    #expect(session.say("start small again").hasPrefix("Small"))
    #expect(session.tutor?.records.isEmpty == true)
    #expect(session.run == nil)
  }

  @Test("A lesson is resumed at a step that another session reached; a finished one begins anew")
  func resumesElsewhere() throws {
    var session = Session(display: .plain(), lessons: small.catalog)
    #expect(
      try session.resume("small", atStep: 4).text(in: session.display).contains("Who decides?"))
    #expect("\(session.run?.settings.differences.first?.value ?? .integer(0))" == "2")
    let beyond = try session.resume("small", atStep: 99)
    #expect(beyond.problem == nil)
    #expect(
      beyond.text(in: session.display).hasPrefix(
        "You were at step 99, but the lesson has become shorter: this is its last step,"))
    #expect(session.tutor?.step == 5)
    _ = session.say("skip")
    #expect(session.learned.last == .finished(lesson: "small"))
    #expect(session.say("start small").hasPrefix("Small"))
  }

  @Test("What an earlier session remembers is where start goes on; without it, at the beginning")
  func remembered() {
    var earlier = small.opened()
    earlier.learner = Learner(writer: "a", now: ReviewLesson.now)
    for line in ["start small 3", "predict 8", "next"] { _ = earlier.say(line) }
    var later = Session(display: .plain(), lessons: small.catalog)
    var stranger = later
    later.learner = earlier.learner
    #expect(later.say("start small").contains("You were at step 4 of 5."))
    #expect(later.fingerprint == earlier.fingerprint)
    #expect(later.learner?.progress.position(of: "small") == 4)
    #expect(stranger.say("start small").hasPrefix("Small"))
    #expect(later.say("start small again").hasPrefix("Small"))
    #expect(later.learner?.progress.position(of: "small") == 1)
  }

  @Test("What was answered in an earlier session is not asked again; what was not, is")
  func answeredEarlier() throws {
    for (answers, isOpen) in [(["answer a", "answer b", "answer c"], false), ([], true)] {
      var earlier = small.opened()
      earlier.learner = Learner(writer: "a", now: ReviewLesson.now)
      for line in ["start small 4"] + answers { _ = earlier.say(line) }
      var later = Session(display: .plain(), lessons: small.catalog)
      later.learner = earlier.learner
      #expect(later.say("start small").contains("You were at step 4 of 5."))
      #expect((later.tutor?.openExercise == "who") == isOpen)
    }
  }

  @Test("skip does what was expected, says what changed, and goes on")
  func skips() {
    var session = small.opened()
    #expect(session.execute("skip").problem?.code == .notNow)
    _ = (session.say("next"), session.say("next"))
    let said = session.say("skip")
    for text in [
      "> load two-phase-commit participants=2", "Measured: 8 messages.", "What changed:",
    ] {
      #expect(said.contains(text))
    }
    #expect(said.contains("Who decides?"))
    #expect(session.say("skip").contains("The answer is b: The coordinator."))
    #expect(session.execute("crash client").problem == nil)
    let challenge = session.sayInOneLine("skip")
    #expect(challenge.contains(" met crashes == 2"))
    #expect(challenge.contains("2 faults were put in."))
    #expect(challenge.contains("That was the lesson."))
    #expect(session.execute("undo").problem?.code == .notNow)
  }
}
