import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("Nemeses in a session")
struct NemesisTests {
  private func session(_ lines: String...) -> Session {
    var session = Session.after("load two-phase-commit transactions=10")
    for line in lines {
      let problem = session.execute(line).problem
      #expect(problem == nil, "\(line): \(problem?.description ?? "")")
    }
    return session
  }

  @Test("A nemesis plans its faults by the run's seed, and heals at the end")
  func plan() throws {
    let deeds = session("nemesis random-halves every 200ms until 2s").run?.timeline.deeds
    let interventions = try #require(deeds).map(\.intervention)
    let nodes = (1...4).map { NodeID($0) }
    let plan = try NemesisPlan(
      .randomHalves, on: nodes, until: .start + .seconds(2), every: .milliseconds(200))
    #expect(interventions == plan.interventions(seed: 1))
    #expect(interventions.last == .at(.start + .seconds(2), .heal))
  }

  @Test("It strikes the nodes that are named, from now on")
  func victims() throws {
    let deeds = session("run for 1s", "nemesis isolate-one participant every 500ms until 3s").run?
      .timeline.deeds
    for deed in try #require(deeds) {
      guard case .at(let time, let fault) = deed.intervention else { continue }
      #expect(time >= .start + .seconds(1))
      if case .partition(let groups) = fault {
        #expect(Set(groups.joined()) == [NodeID(2), NodeID(3), NodeID(4)])
      }
    }
  }

  @Test("One undo takes back the whole plan")
  func undo() {
    #expect(session("nemesis bridge every 200ms until 2s", "undo").run?.timeline.deeds == [])
  }

  @Test("A run with a nemesis is safe while it lasts, and live once it is healed")
  func phases() {
    var session = session("nemesis rolling-restarts every 100ms until 4s", "run")
    let reply = session.execute("check atomic").text(in: Display())
    #expect(reply.contains("holds"))
    #expect(session.execute("check nobody-in-doubt").text(in: Display()).contains("holds"))
  }

  @Test(
    "What cannot be planned is refused, with what was expected",
    arguments: [
      ("nemesis random-halfs every 1s until 9s", "random-halves"),
      ("nemesis bridge until 9s", "every"),
      ("nemesis bridge every 1s 9s", "until"),
      ("nemesis bridge every 1s", "until"),
      ("nemesis majorities-ring client price every 1s until 9s", "4 nodes or more"),
      ("nemesis bridge every 10s until 9s", "one round from now, at 10 s, or later"),
      ("nemesis bridge nobody every 1s until 9s", "one of client"),
    ])
  func mistakes(line: String, hint: String) throws {
    var session = session()
    let problem = try #require(session.execute(line).problem)
    #expect(problem.description.contains(hint), "\(problem)")
    #expect(session.run?.timeline.deeds == [])
  }

  @Test("The caret stands below what keeps it from being planned")
  func carets() {
    var session = session()
    func column(_ line: String) -> Int? { session.execute(line).problem?.place.column }
    #expect(column("nemesis bridge every 0ms until 9s") == 22)
    #expect(column("nemesis bridge every 1s until 10ms") == 31)
    #expect(column("nemesis bridge price every 1s until 9s") == 9)
    #expect(column("nemesis bridge price nobody every 1s until 9s") == 22)
  }

  @Test("Help lists the nemeses with what they do")
  func help() {
    let text = CommandHelp.explanation(of: .nemesis)
    for nemesis in Nemesis.allCases { #expect(text.contains(nemesis.rawValue)) }
    #expect(!CommandHelp.explanation(of: .heal).contains("swizzle"))
  }

  @Test("Tab knows the nemeses, their victims and their words")
  func completion() {
    let session = session()
    #expect(session.completion(of: "nemesis ran", at: 11).words.map(\.text) == ["random-halves"])
    #expect(session.completion(of: "nemesis bridge ", at: 15).words.map(\.text).contains("every"))
    #expect(
      session.completion(of: "nemesis bridge every 1s ", at: 24).words.map(\.text) == ["until"])
  }
}
