import Lightcone
import LightconeDiagnostics
import Testing

@testable import LightconeConsole

@Suite("The review")
struct ReviewTests {
  /// The value of the parameter that varies, as the question told it.
  private func participants(_ said: String) throws -> Int {
    let words = try #require(said.firstRange(of: "participants="))
    return try #require(Int(said[words.upperBound...].prefix { $0.isNumber }))
  }

  @Test("What is due is asked, the longest overdue first, and challenges are not")
  func order() throws {
    var session = try ReviewLesson.session(ReviewLesson.dueLearner)
    let said = session.say("review")
    #expect(said.contains("Review: 2 questions."))
    #expect(said.contains("From counting:\nPredict: How many rows are locked?"))
    let rest = session.say("predict 0")
    #expect(rest.contains("You expect the timeout to free them."))
    #expect(rest.contains("Question: Who decides?"))
    let end = session.say("answer a")
    #expect(end.contains("Right. It has the votes."))
    #expect(end.contains("The review is over: 1 of 2 right. The next question is due in 3 days."))
    #expect(session.say("answer a").contains("LC1003"))
    #expect(session.say("review") == "Nothing is due. The next question is due in 3 days.")
  }

  @Test("The numbers are new, differ from day to day, and the run with them is the truth")
  func freshNumbers() throws {
    var seen: Set<Int> = []
    var seeds: Set<Substring> = []
    for day in 0..<20 {
      var learner = ReviewLesson.dueLearner
      learner.now = ReviewLesson.daysAgo(-day)
      var session = try ReviewLesson.session(learner)
      let said = session.say("review")
      let number = try participants(said)
      seen.insert(number)
      seeds.formUnion(said.split(separator: "\n").filter { $0.hasPrefix("New numbers") })
      var other = session
      #expect(
        session.say("predict \(number)").contains("Measured: \(number) rows. You were right."))
      #expect(
        session.learner?.progress.notes.last?.event
          == .answered(lesson: "counting", exercise: "rows", isRight: true))
      // The number of the lesson's own run is no answer to this one (control).
      #expect(!other.say("predict 3").contains("You were right."))
    }
    #expect(seen.count > 3 && seen.isSubset(of: Set(4...9)))
    #expect(seeds.count > 15)
  }

  @Test(
    "A range that does not fit the model is not used",
    arguments: [
      "nobody=1..3", "participants=oops", "participants=1000000..1000001", "participants",
    ])
  func badRange(vary: String) throws {
    let text = ReviewLesson.text.replacing("participants=4..9", with: vary)
    var session = try ReviewLesson.session(ReviewLesson.dueLearner, text: text)
    #expect(session.say("review").contains("New numbers: seed "))
    #expect(session.say("predict 3").contains("You were right."))
  }

  @Test("An answer that cannot be one is refused, and the question stays open")
  func refused() throws {
    var session = try ReviewLesson.session(ReviewLesson.dueLearner)
    _ = session.say("review")
    let before = session.learner
    for line in ["answer a", "predict locks.held", "predict 5ms", "predict 1 +", "predict nothing"]
    {
      #expect(session.execute(line).problem != nil)
    }
    #expect(session.say("hint").contains("No hints here"))
    #expect(session.learner == before)
    #expect(session.say("next").contains("Who decides?"))
    for line in ["predict 3", "answer c", "answer"] {
      #expect(session.execute(line).problem != nil)
    }
    #expect(session.say("answer b").contains("Not quite. Nobody else knows all votes. Right is a:"))
    #expect(
      session.learner?.progress.notes.suffix(2).map(\.event) == [
        .skipped(lesson: "counting", exercise: "rows"),
        .answered(lesson: "counting", exercise: "who", isRight: false),
      ])
  }

  @Test("The lesson and the run that a review interrupts come back as they were")
  func parked() throws {
    var session = try ReviewLesson.session(ReviewLesson.dueLearner)
    for line in ["start counting", "next", "load saga", "run"] { _ = session.say(line) }
    let before = session.outside
    #expect(session.say("review").contains("Predict:"))
    #expect(session.say("predict 5").contains("Measured:"))
    #expect(session.run?.model.name == "two-phase-commit")
    #expect(session.say("review").contains("Who decides?"))
    #expect(session.say("review stop").contains("The review is over: "))
    #expect(session.outside == before)
    #expect(session.execute("undo").problem == nil)
  }

  @Test("A run of a review that is stopped leaves the question open, and nothing noted")
  func stopped() throws {
    var session = try ReviewLesson.session(ReviewLesson.dueLearner, shouldStop: { true })
    _ = session.say("review")
    #expect(session.execute("predict 3").problem != nil)
    #expect(session.learner == ReviewLesson.dueLearner)
    #expect(session.say("review").contains("How many rows"))
  }

  @Test("To start a lesson ends the review; a word that is not 'stop' is refused")
  func ending() throws {
    var session = try ReviewLesson.session(ReviewLesson.dueLearner)
    _ = session.say("review")
    #expect(session.execute("review never").problem?.code == .wrongArguments)
    let said = session.say("start counting")
    #expect(said.contains("The review is over: 0 of 0 right."))
    #expect(said.contains("Counting"))
    #expect(session.review == nil)
    #expect(session.tutor != nil)
  }

  @Test("Nothing met, a lesson that is gone, and a script: each is told so")
  func nothing() throws {
    var fresh = try ReviewLesson.session(ReviewLesson.learner([]))
    #expect(fresh.say("review").hasPrefix("Nothing is due. Questions of a lesson are asked again"))
    let gone = ReviewLesson.learner([
      (9, .answered(lesson: "vanished", exercise: "who", isRight: true)),
      (9, .answered(lesson: "counting", exercise: "vanished", isRight: true)),
    ])
    var session = try ReviewLesson.session(gone)
    #expect(session.say("review").hasPrefix("Nothing is due."))
    var script = try ReviewLesson.session(nil)
    #expect(script.say("review").contains("Progress is kept at the prompt only"))
    #expect(script.say("progress").contains("Progress is kept at the prompt only"))
  }
}
