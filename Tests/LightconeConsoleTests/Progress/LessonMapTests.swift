import Testing

@testable import LightconeConsole

@Suite("The map of the lessons")
struct LessonMapTests {
  private func map(_ events: [(daysAgo: Int, event: LearningEvent)], columns: Int = 80) throws
    -> String
  {
    var session = try ReviewLesson.session(ReviewLesson.learner(events), columns: columns)
    return session.say("lessons")
  }

  @Test(
    "Signs and words say how far somebody is, also on a narrow display", arguments: [80, 40])
  func states(columns: Int) throws {
    let step = LearningEvent.reached(lesson: "counting", step: 2)
    let answer = LearningEvent.answered(lesson: "counting", exercise: "who", isRight: true)
    #expect(try map([], columns: columns).contains("[ ] new"))
    #expect(try map([(1, step)], columns: columns).contains("[>] step 2"))
    #expect(
      try map([(1, step), (1, .abandoned(lesson: "counting"))], columns: columns)
        .contains("[<] left"))
    #expect(
      try map([(1, step), (1, .finished(lesson: "counting"))], columns: columns)
        .contains("[x] done"))
    #expect(try map([(9, answer)], columns: columns).contains("[!] 1 due"))
    #expect(try map([(1, answer)], columns: columns).contains("[ ] new"))
    #expect(try map([], columns: columns).contains("first-seven\n  counting"))
  }

  @Test("Without a learner it claims nothing about one")
  func script() throws {
    var session = try ReviewLesson.session(nil)
    #expect(!session.say("lessons").contains("["))
  }
}
