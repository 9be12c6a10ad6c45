import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering
import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("Taking back what was done")
struct UndoTests {
  /// A line that may change the run; it may also be impossible.
  private func line(_ random: inout RandomLineTests.Generator) -> String {
    func any(_ words: [String]) -> String { words.randomElement(using: &random) ?? "" }
    let node = any(["client", "coordinator", "product", "price"])
    let fault = any([
      "crash \(node)", "restart \(node)", "repair", "partition client \(node) | price",
    ])
    switch random.next() % 16 {
    case 0: return any(["load two-phase-commit participants=2", "load saga participants=2 seed=3"])
    case 1: return "set " + any(["net.loss=20%", "participants=1", "until=500ms"])
    case 2: return any(["reset", "tree", "params", "share"])
    case 3, 4: return "run for " + any(["1ms", "7ms", "100ms", "1us", "2s"])
    case 5: return any(["run", "run until messages == 4"])
    case 6: return "step " + any(["", "1", "5", "40", node])
    case 7: return "back " + any(["", "1", "9", "1000"])
    case 8: return "goto " + any(["#1", "#7", "#31", "0ms", "3ms", "12500us", "300ms"])
    case 9, 10: return fault
    case 11: return "at \(any(["12ms", "22ms", "#40", "#60", "3s"])) \(fault)"
    case 12: return "fork " + any(["a", "b", "c"])
    case 13: return "switch " + any(["main", "a", "b", "c"])
    case 14: return "open \(Self.token)"
    default: return "undo"
    }
  }

  private static let token = "lc1:two-phase-commit@1::s1::0@0ms-9e3779b97f4a7c15:0f3aab3e"

  /// All that could be different: the run, its tree, its settings, and what would happen next.
  private func state(_ session: Session) -> [String] {
    guard let run = session.run else { return ["nothing"] }
    var copy = session
    var rest = run.timeline
    _ = rest.run(until: run.horizon, atMost: 500)
    return [
      session.prompt, session.fingerprint, "\(run.settings.differences)", "\(run.settings.seed)",
      copy.say("tree"), copy.say("share"), "\(run.tree.outline)", "\(run.end ?? .start)",
      "\(run.farthest)", "\(run.places)", "\(rest.current.fingerprint)",
    ]
  }

  @Test("After as many undos as commands everything is as it was", arguments: 0..<10)
  func random(part: Int) {
    var random = RandomLineTests.Generator(state: UInt64(part * 7_919 + 5))
    var undone = 0
    for _ in 0..<30 {
      var session = Session(display: .plain())
      var stack: [[String]] = []
      for line in ["load two-phase-commit participants=2"] + (0..<14).map({ _ in line(&random) }) {
        let (before, depth) = (state(session), session.history.entries.count)
        let reply = session.execute(line)
        switch session.history.entries.count - depth {
        case 1: stack.append(before)
        case -1:
          #expect(line == "undo")
          #expect(state(session) == stack.popLast())
        default:
          #expect(state(session) == before, "\(line)")
          #expect(reply.problem != nil || line != "undo")
        }
      }
      while let before = stack.popLast() {
        #expect(session.execute("undo").problem == nil)
        #expect(state(session) == before)
        undone += 1
      }
      #expect(session.execute("undo").problem?.code == .notNow)
      #expect(session.run == nil)
    }
    // The control: there was something to take back.
    #expect(undone > 100)
  }

  @Test("What changes nothing is not taken back")
  func nothing() {
    var session = Session.after("load saga participants=2", "run for 12ms")
    let before = session.fingerprint
    for line in ["diagram", "state", "goto 12ms", "switch main", "share", "check", "params"] {
      #expect(session.execute(line).problem == nil, "\(line)")
    }
    #expect(session.say("undo").hasPrefix("Taken back: run."))
    #expect(session.fingerprint != before)
  }

  @Test("200 commands can be taken back, and no more")
  func bounded() {
    var session = Session.after("load two-phase-commit participants=2")
    for _ in 0..<230 { #expect(session.execute("run for 1us").problem == nil) }
    for _ in 0..<UndoHistory.limit { #expect(session.execute("undo").problem == nil) }
    #expect(session.execute("undo").problem?.code == .notNow)
    // 231 commands changed the run; the first 31 stay done.
    #expect(session.run?.simulation.now.nanoseconds == 30_000)
  }

  @Test("What a lesson did is not taken back")
  func lesson() throws {
    var session = try Session.atPrediction()
    #expect(session.execute("load saga").problem == nil)
    #expect(session.execute("predict 0").problem == nil)
    let before = session.fingerprint
    let problem = session.execute("undo").problem
    #expect(problem?.code == .notNow)
    #expect(problem?.expected?.contains("what the lesson did stays") == true)
    #expect(session.fingerprint == before)
  }
}
