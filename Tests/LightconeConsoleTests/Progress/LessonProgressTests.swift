import Testing

@testable import LightconeConsole

@Suite("What was done in a lesson")
struct LessonProgressTests {
  private func progress(_ events: [LearningEvent]) -> Progress {
    ReviewLesson.learner(events.map { (0, $0) }).progress
  }

  @Test("A lesson is open from its first step to its end, and again when it is begun again")
  func position() {
    var events: [LearningEvent] = [.opened(lesson: "cap"), .reached(lesson: "cap", step: 1)]
    #expect(progress(events).position(of: "cap") == 1)
    #expect(progress(events).position(of: "saga") == nil)
    events += [.reached(lesson: "saga", step: 7), .reached(lesson: "cap", step: 4)]
    #expect(progress(events).position(of: "cap") == 4)
    events.append(.finished(lesson: "cap"))
    #expect(progress(events).position(of: "cap") == nil)
    #expect(progress(events).lesson("cap")?.isFinished == true)
    events += [.opened(lesson: "cap"), .reached(lesson: "cap", step: 1)]
    #expect(progress(events).lesson("cap")?.isOpen == true)
    #expect(progress(events).lesson("cap")?.isFinished == true)
    #expect(progress(events).position(of: "saga") == 7)
  }

  @Test("A lesson that was left keeps its place, and is not open until somebody comes back")
  func abandoned() {
    var events: [LearningEvent] = [.reached(lesson: "cap", step: 4), .abandoned(lesson: "cap")]
    #expect(progress(events).lesson("cap")?.isOpen == false)
    #expect(progress(events).position(of: "cap") == 4)
    events.append(.opened(lesson: "cap"))
    #expect(progress(events).lesson("cap")?.isOpen == true)
  }

  @Test(
    "Tries, right ones, hints, solutions and what was passed over are counted for each exercise")
  func exercises() throws {
    let lesson = try #require(
      progress([
        .answered(lesson: "cap", exercise: "who", isRight: false),
        .hinted(lesson: "cap", exercise: "who", hint: 1),
        .hinted(lesson: "cap", exercise: "who", hint: 2),
        .answered(lesson: "cap", exercise: "who", isRight: true),
        .answered(lesson: "saga", exercise: "who", isRight: true),
        .sawSolution(lesson: "cap", exercise: "trap"), .skipped(lesson: "cap", exercise: "rows"),
        .answered(lesson: "cap", exercise: "quick", isRight: true),
      ]).lesson("cap"))
    #expect(lesson.exercises.map(\.exercise) == ["who", "trap", "rows", "quick"])
    #expect(lesson.exercises.map(\.tries) == [2, 0, 0, 1])
    #expect(lesson.exercises.map(\.rightTries) == [1, 0, 0, 1])
    #expect(lesson.exercises.map(\.wasRightAtOnce) == [false, false, false, true])
    #expect(lesson.exercises.map(\.hints) == [2, 0, 0, 0])
    #expect(lesson.exercises.map(\.sawSolution) == [false, true, false, false])
    #expect(lesson.exercises.map(\.wasSkipped) == [false, false, true, false])
  }
}

@Suite("When a question is asked again")
struct ReviewScheduleTests {
  private func day(_ day: Int) -> WallTime { WallTime(secondsSince1970: day * 86_400 + 80_000) }

  private func schedule(_ meetings: [(Int, ReviewSchedule.Meeting)]) -> ReviewSchedule {
    var schedule = ReviewSchedule()
    for (day, meeting) in meetings { schedule.meet(meeting, at: self.day(day)) }
    return schedule
  }

  @Test("Three days after it was met, however it was met, and again three days later")
  func interval() {
    #expect(schedule([]).dueDay == nil)
    for meeting in [ReviewSchedule.Meeting.right, .wrong, .passedOver] {
      let met = schedule([(100, meeting)])
      #expect(met.dueDay == 103)
      #expect(!met.isDue(on: 102))
      #expect(met.isDue(on: 103) && met.isDue(on: 999))
      #expect(schedule([(100, meeting), (105, .right)]).dueDay == 108)
    }
  }

  @Test("It rests when it was right in four reviews running; an answer too early is no review")
  func rest() {
    let four = [(103, ReviewSchedule.Meeting.right), (106, .right), (110, .right), (113, .right)]
    #expect(schedule([(100, .wrong)] + four).rests)
    #expect(schedule([(100, .wrong)] + four.dropLast()).dueDay == 113)
    #expect(!schedule([(100, .right)] + four.dropLast()).rests)
    let early = (100...120).map { ($0, ReviewSchedule.Meeting.right) }
    #expect(!schedule(early).rests)
    #expect(!schedule([(100, .wrong)] + four.dropLast() + [(112, .wrong), (115, .right)]).rests)
    // Somebody who errs later is asked again.
    #expect(schedule([(100, .wrong)] + four + [(200, .wrong)]).dueDay == 203)
  }

  @Test("A date far ahead comes from a wrong clock: the question is due at once")
  func wrongClock() {
    #expect(schedule([(900, .right)]).isDue(on: 100))
    #expect(!schedule([(101, .right)]).isDue(on: 100))
  }
}
