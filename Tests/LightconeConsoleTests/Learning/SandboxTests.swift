import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering
import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("The sandbox")
struct SandboxTests {
  let small: SmallLesson

  init() throws { small = try SmallLesson() }

  @Test("Whatever is done in a sandbox, return brings back exactly what was there")
  func comesBack() {
    var session = small.opened()
    for line in ["start small 5", "crash coordinator", "hint"] { _ = session.say(line) }
    let before = session.outside
    let events = session.learned
    #expect(session.execute("sandbox").problem == nil)
    #expect(session.prompt.hasPrefix("sandbox two-phase-commit "))
    for line in ["load saga", "crash product", "run", "check", "undo", "fork x", "reset"] {
      #expect(session.execute(line).problem == nil, "\(line)")
    }
    #expect(session.outside != before)
    #expect(session.execute("return").problem == nil)
    #expect(session.outside == before)
    #expect(session.learned == events)
    #expect(session.say("undo").hasPrefix("Taken back: crash."))
    guard case .challenge(let trial)? = session.tutor?.waiting else {
      Issue.record("the challenge is gone")
      return
    }
    #expect(trial.commands == ["crash coordinator", "undo"])
  }

  @Test("Outside a lesson a sandbox keeps the run, and without one the empty session")
  func withoutLesson() {
    var session = Session.after("sandbox", "load saga")
    #expect(session.prompt.hasPrefix("sandbox saga"))
    _ = session.say("return")
    #expect(session.prompt == "lightcone> ")
    var loaded = Session.after("load saga", "run", "sandbox", "set participants=1")
    #expect(loaded.say("return").contains("#67"))
    #expect(loaded.run?.settings.differences.isEmpty == true)
  }

  @Test(
    "A sandbox in a sandbox, and going on in the lesson from within, are refused",
    arguments: [
      "sandbox", "next", "previous", "hint", "solution", "skip", "abandon", "start small",
      "answer a", "predict 3", "notes x.md", "review", "review stop",
    ])
  func refused(line: String) {
    var session = small.opened()
    _ = session.say("sandbox")
    let before = session.outside
    let problem = session.execute(line).problem
    #expect(problem?.code == .notNow)
    #expect(problem?.expected?.contains("'return' first") == true)
    #expect(session.outside == before)
    // The control: outside the sandbox the answer is another one.
    _ = session.say("return")
    #expect(session.execute(line).problem?.expected?.contains("'return' first") != true)
  }

  @Test("return outside a sandbox is refused")
  func nothingToReturnTo() {
    var session = small.opened()
    #expect(session.execute("return").problem?.code == .notNow)
  }
}
