import LightconeTrace
import LightconeRendering
import Lightcone
import LightconeDiagnostics
import LightconeLessons
import Testing

@testable import LightconeConsole

@Suite("A challenge")
struct ChallengeTests {
  private let solution = ["at 22ms crash coordinator", "at 6s restart coordinator", "run"]

  private var trial: (Session) -> ChallengeTrial? {
    { if case .challenge(let trial)? = $0.tutor?.waiting { trial } else { nil } }
  }

  @Test("The reference solution reaches the goal in as many commands as par")
  func solved() throws {
    var session = try Session.atChallenge()
    let said = solution.map { session.say($0) }
    #expect(said.last?.contains("Reached:") == true)
    #expect(said.last?.contains("You took 3 commands, par is 3.") == true)
    #expect(trial(session) == nil)
    #expect(session.execute("load saga").problem == nil)
  }

  @Test("After a wrong attempt reset brings the start back, and the count begins again")
  func resets() throws {
    var session = try Session.atChallenge()
    let start = session.fingerprint
    for line in ["at 2ms crash coordinator", "run for 6s", "restart coordinator"] {
      #expect(session.execute(line).problem == nil)
    }
    #expect(session.say("run").contains("Not reached:"))
    #expect(trial(session)?.commandCount == 4)
    #expect(session.say("reset").hasPrefix("The challenge begins again."))
    #expect(session.fingerprint == start)
    #expect(session.run?.timeline.deeds.isEmpty == true)
    #expect(trial(session)?.commandCount == 0)
    #expect(trial(session)?.triedCount == 4)
    let said = solution.map { session.say($0) }
    #expect(said.last?.contains("You took 3 commands, par is 3.") == true)
  }

  @Test(
    "What is not allowed is refused and not counted",
    arguments: [
      "load saga", "set participants=1", "partition client | coordinator", "repair",
      "at 2ms repair", "at #3 partition client | coordinator",
    ])
  func forbidden(line: String) throws {
    var session = try Session.atChallenge()
    let before = session.outside
    #expect(session.execute(line).problem?.code == .notNow)
    #expect(session.outside == before)
    #expect(trial(session)?.commandCount == 0)
  }

  @Test("Looking is free; moves in time count")
  func counts() throws {
    var session = try Session.atChallenge()
    for line in ["diagram", "state", "metrics", "narrate", "check", "params", "help", "hint"] {
      #expect(session.execute(line).problem == nil)
    }
    #expect(trial(session)?.commandCount == 0)
    for line in ["step", "back", "goto 3ms", "run for 1ms"] {
      #expect(session.execute(line).problem == nil)
    }
    #expect(trial(session)?.commandCount == 4)
  }

  @Test(
    "What was tried can be taken back, which counts as a command, but not the challenge's start")
  func undone() throws {
    var session = try Session.atChallenge()
    let start = session.fingerprint
    for line in ["at 2ms crash coordinator", "run for 6s", "undo", "undo"] {
      #expect(session.execute(line).problem == nil, "\(line)")
    }
    #expect(session.fingerprint == start)
    #expect(trial(session)?.commandCount == 4)
    #expect(session.execute("undo").problem?.code == .notNow)
    #expect(session.run != nil)
  }

  @Test("Hints come weakest first, each once, and then there are no more")
  func hints() throws {
    var session = try Session.atChallenge()
    let hints = (1...5).map { _ in session.say("hint") }
    #expect(Set(hints).count == 4)
    #expect(hints[0].contains("Who must be missing"))
    #expect(hints[3] == "That was the last hint. 'solution' shows one way.")
    #expect(hints[4] == hints[3])
  }

  @Test("A forbidden move in time is refused too")
  func forbidsTime() throws {
    let goal = SourceText("messages == 99", line: 1)
    let challenge = Challenge(
      id: "x", start: [SourceText("load saga", line: 1)], goal: goal,
      forbid: [SourceText("goto", line: 1)], solution: [], wrong: [], line: 1)
    let trial = ChallengeTrial(challenge: challenge)
    #expect(throws: Diagnostic.self) { try trial.check(.goTo(.time(.start))) }
    try trial.check(.back(1))
    try trial.check(.reset)
  }
}
