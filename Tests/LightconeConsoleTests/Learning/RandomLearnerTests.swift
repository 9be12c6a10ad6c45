import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering
import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("A learner who tries anything")
struct RandomLearnerTests {
  private static let lines = [
    "next", "next", "next", "previous", "hint", "solution", "skip", "sandbox", "return", "return",
    "abandon", "start small", "start small again", "start small 3", "start small 5", "answer a",
    "answer b", "predict 4", "predict 8", "crash coordinator", "run", "reset", "undo", "step 4",
    "load saga", "back", "crash product", "run for 2ms", "start nothing", "state",
  ]

  @Test("2,000 random lines keep the learner within the lesson, and what fails changes nothing")
  func stays() throws {
    let small = try SmallLesson()
    var random = RandomLineTests.Generator(state: 5)
    var session = Session(display: .plain(), lessons: small.catalog)
    var (finished, resumed, returned) = (0, 0, 0)
    var outside: (run: RunOutline?, step: Int?, events: Int)?
    for _ in 0..<2_000 {
      let line = Self.lines.randomElement(using: &random) ?? ""
      let before = (session.run?.outline, session.tutor?.step, session.learned.count)
      let reply = session.execute(line)
      if reply.problem != nil, session.tutor?.pages.isEmpty != false {
        #expect(session.run?.outline == before.0)
        #expect(session.learned.count == before.2)
      }
      if line == "sandbox", reply.problem == nil { outside = before }
      if line == "return", reply.problem == nil {
        #expect(session.run?.outline == outside?.run)
        #expect(session.tutor?.step == outside?.step)
        #expect(session.learned.count == outside?.events)
        returned += 1
      }
      if let tutor = session.tutor {
        #expect((1...5).contains(tutor.step))
        #expect((1...tutor.step).contains(tutor.shownStep))
        #expect(tutor.openExercise == nil || !tutor.isFinished)
      }
      if reply.text(in: session.display).contains("You were at step") { resumed += 1 }
      finished = session.learned.count { if case .finished = $0 { true } else { false } }
    }
    #expect(finished > 5)
    #expect(resumed > 5)
    #expect(returned > 5)
  }
}
