import LightconeRendering
import LightconeLessons
import Lightcone
import LightconeDiagnostics
import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("Moving in time")
struct TimeTravelTests {
  @Test(
    "Going back and forward again ends at the same run",
    arguments: ["back 7", "back 100000", "goto 12ms", "goto #20", "goto #1"])
  func returns(away: String) {
    var session = Session.after(
      "load two-phase-commit participants=2", "step 9", "crash product", "step 12",
      "restart product", "run")
    let before = session.fingerprint
    _ = session.say(away)
    #expect(session.fingerprint != before)
    _ = session.say("run")
    #expect(session.fingerprint == before)
  }

  @Test("A fault between two events is done at its own time when the run is replayed")
  func clock() {
    var session = Session.after(
      "load two-phase-commit participants=2 crash.point=after-votes", "run for 500ms",
      "crash product", "run for 3s")
    let before = session.fingerprint
    _ = session.say("goto #5")
    _ = session.say("run for 4s")
    #expect(session.fingerprint == before)
  }

  @Test("A fault in the past forgets the later ones, and says so")
  func forgets() {
    var session = Session.after(
      "load two-phase-commit participants=2", "run for 10ms", "crash product", "run for 1s",
      "restart product", "goto 2ms")
    let said = session.say("crash coordinator")
    #expect(said.contains("Now forgotten: 2 faults that came later"))
    _ = session.say("run")
    #expect(session.run?.timeline.deeds.count == 1)
    #expect(session.run?.places.count == 1)
  }

  @Test("Changed parameters begin anew and forget the faults, and say so")
  func set() {
    var session = Session.after("load two-phase-commit", "crash product", "run for 10ms")
    let said = session.say("set participants=2")
    #expect(said.contains("Back at the start. 1 fault is forgotten."))
    #expect(session.run?.timeline.deeds.isEmpty == true)
  }

  @Test("A run without an end is searched for an event up to its end, and no further")
  func endless() {
    var session = Session.after("load two-phase-commit read.rate=100/s until=100ms")
    #expect(session.execute("goto #4000000000").problem?.code == .noSuchMoment)
    #expect(session.say("step 100000").contains("The run ends at 100 ms."))
    #expect(session.say("run for 100ms").contains("Stopped at 200 ms"))
    _ = session.say("goto 0ms")
    #expect(session.execute("goto #30").problem == nil)
  }

  @Test("Whoever stops a long command stands where it came, and can go on")
  func stopped() {
    var session = Session(display: .plain(), shouldStop: { true })
    _ = session.say("load two-phase-commit read.rate=100/s")
    for line in ["run", "run for 5s", "run until messages > 99", "step 9999", "goto 50s"] {
      #expect(session.say(line).contains("ou stopped it"), "\(line)")
    }
    #expect(session.execute("check").problem?.code == .cannotEvaluate)
    #expect(
      session.execute("expect STAT x over 9 seeds: mean(messages) == 12").problem?.code
        == .cannotEvaluate)
    #expect(session.say("back 100000").contains("nothing has happened yet"))
  }

  @Test("Ends of time do not overflow")
  func farAway() {
    var session = Session.after("load two-phase-commit participants=1")
    for _ in 1...12 { _ = session.say("run for 1000000000s") }
    #expect(session.execute("goto 1000000000s").problem == nil)
    #expect(session.execute("at 1000000000s crash product").problem == nil)
    #expect(session.execute("run for 1000000000s").problem == nil)
  }
}
