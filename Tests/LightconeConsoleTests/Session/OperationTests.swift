import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("Operations by hand")
struct OperationTests {
  private static let models = ["two-phase-commit", "saga"]

  private func begun(_ session: Session) -> Int {
    session.run?.simulation.trace.events.count { $0.kind == .invoke } ?? 0
  }

  @Test("One more operation is begun and ends, and nothing else is new", arguments: models)
  func order(model: String) {
    let load = "load \(model) participants=2"
    let without = Session.after(load, "run")
    let with = Session.after(load, "run", "do client order", "run")
    #expect(begun(without) == 1)
    #expect(begun(with) == 2)
    let ends = with.run?.simulation.trace.events.count { $0.kind == .complete }
    #expect(ends == 2)
  }

  @Test("It can be planned, and does not change how many the client asks for itself")
  func planned() {
    let load = "load two-phase-commit participants=2 transactions=3"
    #expect(begun(Session.after(load, "run")) == 3)
    #expect(begun(Session.after(load, "at 250ms do client order", "run")) == 4)
    #expect(begun(Session.after(load, "when committed == 1 do client order", "run")) == 4)
  }

  @Test("It stays through back, undo, a token and the commands of the run")
  func stays() throws {
    var session = Session.after("load two-phase-commit", "run", "do client order", "run")
    let fingerprint = session.fingerprint
    for line in ["goto 0ms", "run"] { _ = session.execute(line) }
    // The clock went on to the operation, so 'run' finds it again.
    #expect(session.fingerprint == fingerprint)
    let run = try #require(session.run)
    #expect(Session.after("open \(run.token)").fingerprint == fingerprint)
    var again = Session(display: .plain())
    for command in run.reproduction { _ = again.execute(command) }
    #expect(again.fingerprint == fingerprint)
    for _ in 0..<4 { _ = session.execute("undo") }
    #expect(begun(session) == 1)
  }

  @Test("A node that is down, another role and unknown words are refused, and nothing changes")
  func refused() {
    var session = Session.after("load two-phase-commit", "crash client")
    let before = session.outside
    for (line, message) in [
      ("do client order", "client is down"), ("do coordinator order", "offers no operations"),
      ("do client pay", "offers no operation 'pay'"),
      ("do client order twice", "does not understand 'order twice'"),
      ("do nobody order", "there is no node 'nobody'"),
    ] {
      let problem = session.execute(line).problem
      #expect(problem?.message.contains(message) == true, "\(line)")
      #expect(session.outside == before)
    }
  }

  @Test("A paused client asks when it goes on; a crash loses what it was asked")
  func waits() {
    let paused = Session.after("load saga", "run", "pause client", "do client order", "run")
    #expect(begun(paused) == 1)
    var resumed = paused
    _ = resumed.execute("resume client")
    _ = resumed.execute("run")
    #expect(begun(resumed) == 2)
    var crashed = paused
    _ = crashed.execute("crash client")
    _ = crashed.execute("run")
    #expect(begun(crashed) == 1)
  }

  @Test("The model's page lists its operations")
  func listed() {
    var session = Session(display: .plain())
    #expect(session.say("models saga").contains("order      client  asks for one more order"))
  }
}
