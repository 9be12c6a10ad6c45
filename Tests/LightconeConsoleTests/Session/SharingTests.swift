import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering
import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("Sharing a run")
struct SharingTests {
  private func token(_ session: Session) -> String {
    var copy = session
    return copy.say("share").split(separator: "\n").first.map(String.init) ?? ""
  }

  private func line(_ random: inout RandomLineTests.Generator) -> String {
    func any(_ words: [String]) -> String { words.randomElement(using: &random) ?? "" }
    let node = any(["client", "coordinator", "orchestrator", "product", "price"])
    let fault = RandomFault.command(&random, node: node)
    switch random.next() % 9 {
    case 0: return "run for " + any(["1ms", "7ms", "100ms", "1us", "2s"])
    case 1: return "step " + any(["", "5", "17", node])
    case 2: return "back " + any(["", "9"])
    case 3: return "goto " + any(["#7", "#31", "3ms", "12500us", "300ms"])
    case 4, 5: return fault
    case 6: return "at \(any(["12ms", "22ms", "#20", "#60", "3s"])) \(fault)"
    case 7: return "nemesis \(any(["swizzle", "random-halves"])) every 9ms until 60ms"
    default: return any(["run", "fork a", "switch main"])
    }
  }

  @Test("Shared, and opened in a new session: the same trace, time and place", arguments: 0..<8)
  func random(part: Int) {
    var random = RandomLineTests.Generator(state: UInt64(part * 104_729 + 3))
    for _ in 0..<25 {
      var session = Session(display: .plain())
      let model = random.next() % 2 == 0 ? "saga" : "two-phase-commit crash.point=after-votes"
      let load = model.hasPrefix("saga") ? "load saga participants=2" : "load \(model)"
      _ = session.execute("\(load) seed=\(random.next() % 9)")
      for _ in 0..<10 { _ = session.execute(line(&random)) }
      var opened = Session(display: .plain())
      let reply = opened.execute("open \(token(session))")
      #expect(reply.problem == nil)
      #expect(opened.prompt == session.prompt)
      #expect(opened.fingerprint == session.fingerprint)
      #expect(opened.run?.timeline.outline == session.run?.timeline.outline)
      #expect(opened.run?.places == session.run?.places)
      #expect(token(opened) == token(session))
      // Who has been behind the run's end may step there again; a token does not tell that.
      guard let run = session.run, run.farthest <= max(run.horizon, run.simulation.now) else {
        continue
      }
      for line in ["step 3", "run"] { #expect(opened.say(line) == session.say(line)) }
      #expect(opened.fingerprint == session.fingerprint)
    }
  }

  @Test("The lines that make a run again make it again, whatever was done to it", arguments: 0..<8)
  func reproduction(part: Int) throws {
    var random = RandomLineTests.Generator(state: UInt64(part * 7_919 + 5))
    for _ in 0..<25 {
      var session = Session(display: .plain())
      let model = any(&random, ["saga participants=2", "two-phase-commit crash.point=after-votes"])
      _ = session.execute("load \(model) seed=\(random.next() % 9)")
      for _ in 0..<10 { _ = session.execute(line(&random)) }
      let lines = try #require(session.run).reproduction
      var again = Session(display: .plain())
      for line in lines {
        let problem = again.execute(line).problem
        #expect(problem == nil, "\(line): \(problem?.description ?? "") in \(lines)")
      }
      #expect(again.fingerprint == session.fingerprint, "\(lines)")
      #expect(again.run?.simulation.now == session.run?.simulation.now, "\(lines)")
    }
  }

  @Test("A run with thousands of faults is shared and opened at the prompt")
  func manyFaults() {
    let session = Session.after(
      "load two-phase-commit until=300s", "nemesis random-halves every 100ms until 100s", "run")
    let token = token(session)
    #expect(token.utf8.count > 50_000)
    var opened = Session(display: .plain())
    #expect(opened.execute("open \(token)").problem == nil)
    #expect(opened.fingerprint == session.fingerprint)
    // A mistake in so long a line is shown as the part of it around the caret.
    let wrong = opened.execute("open \(token.dropLast(60))!\(token.suffix(59))")
    let lines = wrong.problem?.text(in: .plain()).split(separator: "\n") ?? []
    #expect(lines.count > 2)
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  private func any(_ random: inout RandomLineTests.Generator, _ words: [String]) -> String {
    words.randomElement(using: &random) ?? ""
  }

  private func problem(_ body: String) -> Diagnostic? {
    var session = Session(display: .plain())
    return session.execute("open \(body):\(checksum(body))").problem
  }

  /// The checksum as a token says that it should be.
  private func checksum(_ body: String) -> String {
    var session = Session(display: .plain())
    let expected = session.execute("open \(body):0").problem?.expected ?? ""
    return String(expected.prefix(8))
  }

  @Test("What is wrong is pointed at in the line")
  func places() {
    let end = "0@0ms-9e3779b97f4a7c15"
    let cases: [(String, DiagnosticCode, Int, String)] = [
      ("lc1:two-phase-comit@1::s1::\(end)", .unknownModel, 6, "two-phase-comit"),
      ("lc1:saga@1:participant=2:s1::\(end)", .unknownParameter, 6, "participant"),
      ("lc1:saga@1:participants=99:s1::\(end)", .badValue, 6, "99"),
      ("lc1:saga@1::s1:0@0ms-crash-nobody:\(end)", .unknownNode, 6, "nobody"),
      ("lc1:saga@1::s1:0@0ms-restart-client:\(end)", .badFault, 6, "impossible now"),
      ("lc1:saga@1::s1::0@0ms-0000000000000000", .otherRun, 6, "it has 0 events, fingerprint 9e37"),
      ("lc1:saga@1::s1::7@0ms-0000000000000000", .otherRun, 6, "7 steps"),
      ("lc1:saga@1::x::\(end)", .badToken, 18, "no seed"),
      ("lc1:saga@7::s1:0@0ms-restart-client:\(end)", .badFault, 6, "made with version 7 of saga"),
    ]
    for (body, code, column, message) in cases {
      let problem = problem(body)
      #expect(problem?.code == code, "\(body)")
      #expect(problem?.place.column == column, "\(body)")
      #expect(problem?.message.contains(message) == true, "\(problem?.message ?? "")")
    }
    var session = Session(display: .plain())
    #expect(session.execute("open lc1:saga@1::s1::\(end):00000000").problem?.code == .damagedToken)
    #expect(session.execute("open saga").problem?.code == .badToken)
    #expect(session.execute("open").problem?.code == .wrongArguments)
  }

  @Test("A run of another version is opened with a warning")
  func otherVersion() {
    let body = "lc1:saga@7::s1::3@0ms-0000000000000000"
    var session = Session(display: .plain())
    let said = session.say("open \(body):\(checksum(body))")
    #expect(said.contains("Warning: made with version 7 of saga; this is version 1."))
    #expect(said.contains("Warning: the run differs from the one shared: it has"))
    #expect(session.run?.timeline.position == 3)
  }

  @Test("A token that is too long for a shell is opened at the prompt, and says so")
  func long() {
    var session = Session.after(
      "load two-phase-commit until=300s", "nemesis swizzle every 100ms until 60s")
    #expect(session.say("share").contains("for a shell it is too long"))
    let token = token(session)
    #expect(token.utf8.count > 131_071)
    var opened = Session(display: .plain())
    #expect(opened.open(token: token).problem == nil)
    #expect(opened.fingerprint == session.fingerprint)
    #expect(opened.execute("open \(token)").problem == nil)
    let other = String(repeating: "x", count: 4_001)
    #expect(opened.execute("answer \(other)").problem?.code == .wrongArguments)
  }

  @Test("A run that cannot be opened changes nothing")
  func unchanged() {
    var session = Session.after("load saga participants=2", "run for 12ms", "fork a")
    let before = session.outside + [session.say("tree")]
    #expect(session.execute("open lc1:saga@1::s1::0@0ms-9e3779b97f4a7c15:0").problem != nil)
    #expect(session.outside + [session.say("tree")] == before)
  }
}
