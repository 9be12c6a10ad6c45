import LightconeLessons
import LightconeRendering
import Testing

@testable import LightconeConsole

@Suite("The first offers")
struct OfferTests {
  private func lines(_ learner: Learner?) throws -> [String] {
    try ReviewLesson.session(learner).offers.map(\.line)
  }

  @Test("They fit what the learner did so far")
  func fitting() throws {
    let finished = LearningEvent.finished(lesson: "counting")
    #expect(try lines(nil) == ["start counting", "lessons", "help"])
    #expect(try lines(ReviewLesson.learner([])) == ["start counting", "lessons", "help"])
    #expect(try lines(ReviewLesson.dueLearner) == ["review", "start counting", "lessons"])
    #expect(try lines(ReviewLesson.learner([(1, finished)])) == ["lessons", "help", "models"])
    let step = LearningEvent.reached(lesson: "counting", step: 3)
    let open = try ReviewLesson.session(ReviewLesson.learner([(1, step)]))
    #expect(open.offers.first?.meaning == "goes on at step 3")
    let left = [step, .abandoned(lesson: "counting")].map { (daysAgo: 1, event: $0) }
    #expect(try lines(ReviewLesson.learner(left)).first == "start counting")
    #expect(Session(display: .plain()).offers.map(\.line).first == "models")
  }

  @Test("A challenge that is due is no reason to offer a review (control: a question is)")
  func challenge() throws {
    let trap = LearningEvent.answered(lesson: "counting", exercise: "trap", isRight: true)
    let who = LearningEvent.answered(lesson: "counting", exercise: "who", isRight: true)
    #expect(try lines(ReviewLesson.learner([(9, trap)])).first == "start counting")
    #expect(try lines(ReviewLesson.learner([(9, trap), (9, who)])).first == "review")
  }

  @Test("There are three, always, and each can be typed")
  func three() throws {
    var random = RandomProgress(seed: 1)
    for _ in 0..<50 {
      let notes = random.progress().notes
      let session = try ReviewLesson.session(
        Learner(progress: Progress(notes: notes), writer: "me", now: ReviewLesson.now))
      #expect(session.offers.count == 3)
      #expect(Set(session.offers.map(\.line)).count == 3)
      for offer in session.offers {
        #expect(try Command.parse(offer.line) != nil)
        #expect(offer.line.count + offer.meaning.count < 76)
      }
    }
    #expect(Session.introduction.count == 2)
    #expect(Session.introduction.allSatisfy { $0.count <= 80 })
  }
}
