import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("Planning for the moment at which a condition holds")
struct WhenTests {
  private static let load = "load two-phase-commit participants=2 until=2s"

  @Test("The fault comes right after the step at which 'run until' stops")
  func moment() throws {
    let found = Session.after(Self.load, "run until in.doubt == 2")
    let expected = try #require(found.run)
    let planned = Session.after(Self.load, "when in.doubt == 2 crash coordinator", "run")
    let crash = try #require(planned.run?.simulation.trace.events.first { $0.kind == .crash })
    #expect(crash.time == expected.simulation.now)
    let deed = try #require(planned.run?.timeline.deeds.first)
    #expect(
      deed.intervention == .afterEvent(EventNumber(expected.simulation.eventCount), self.crash(1)))
    // Without the plan nobody crashes.
    let control = Session.after(Self.load, "run")
    #expect(control.run?.simulation.trace.events.contains { $0.kind == .crash } == false)
  }

  private func crash(_ node: Int) -> Fault { .crash(NodeID(node)) }

  @Test("The plan stays through back, goto, undo, fork, save and a token")
  func stays() throws {
    var session = Session.after(Self.load, "when in.doubt == 2 crash coordinator", "run")
    let fingerprint = session.fingerprint
    for line in ["goto 0ms", "run", "back 3", "run", "step", "undo", "fork other", "run"] {
      #expect(session.execute(line).problem == nil)
    }
    #expect(session.fingerprint == fingerprint)
    let token = try #require(session.run?.token)
    let opened = Session.after("open \(token)")
    #expect(opened.fingerprint == fingerprint)
    let commands = try #require(session.run?.reproduction)
    var again = Session(display: .plain())
    for command in commands { #expect(again.execute(command).problem == nil) }
    #expect(again.fingerprint == fingerprint)
    #expect(session.execute("undo").problem == nil)
  }

  @Test("Undo takes the plan back")
  func undone() throws {
    var session = Session.after(Self.load, "when in.doubt == 2 crash coordinator", "undo", "run")
    #expect(session.fingerprint == Session.after(Self.load, "run").fingerprint)
    #expect(session.say("expect crashes == 0").hasPrefix("holds"))
  }

  @Test("A condition that holds already means now")
  func now() throws {
    var session = Session.after(Self.load, "run until in.doubt == 2")
    let time = try #require(session.run?.simulation.now)
    let reply = session.say("when in.doubt == 2 crash coordinator")
    #expect(reply.hasPrefix("At \(time), where in.doubt == 2 holds already: coordinator crashes."))
    #expect(session.run?.simulation.trace.events.last?.kind == .crash)
  }

  @Test("A condition that never holds plans nothing, and says so")
  func never() {
    var session = Session.after(Self.load)
    let before = session.outside
    let problem = session.execute("when in.doubt == 7 crash coordinator").problem
    #expect(problem?.code == .noSuchMoment)
    #expect(problem?.place.column == 6)
    #expect(session.outside == before)
    #expect(session.execute("when unknown == 7 crash coordinator").problem?.code == .unknownName)
    #expect(session.execute("when in.doubt == 1 crash nobody").problem?.code == .unknownNode)
    #expect(session.outside == before)
  }

  @Test("What was done later in the run does not count: it is forgotten")
  func future() throws {
    var session = Session.after(Self.load, "goto 12ms", "crash coordinator", "goto 0ms")
    #expect(session.execute("when crashes == 1 pause price").problem?.code == .noSuchMoment)
    let reply = session.say("when in.doubt == 2 pause price")
    #expect(reply.contains("Now forgotten: 1 fault"))
    #expect(session.run?.timeline.deeds.count == 1)
  }

  @Test("The condition ends at the fault, whatever stands in parentheses and quotes")
  func grammar() throws {
    for (line, condition, verb) in [
      ("when count(crash) == 1 restart a", "count(crash) == 1", CommandVerb.restart),
      ("when ( crash == 1 ) heal", "( crash == 1 )", .heal),
      ("when law == \"crash\" drop m3", "law == \"crash\"", .drop),
      ("when a or b do client order", "a or b", .do),
    ] {
      let command = try Command.parse(line)
      guard case .when(let read, let fault)? = command else {
        Issue.record("\(line)")
        continue
      }
      #expect(read.text == condition)
      #expect(fault.verb == verb)
    }
    let short = try Command.parse("when a == 2 cra b", abbreviations: true)
    guard case .when(_, .crash(["b"], restartAfter: nil))? = short else {
      Issue.record("an abbreviated verb")
      return
    }
  }

  @Test("Looking ahead can be stopped, and then nothing is planned")
  func stopped() {
    var session = Session(display: .plain(), shouldStop: { true })
    _ = session.execute(Self.load)
    let problem = session.execute("when in.doubt == 2 crash coordinator").problem
    #expect(problem?.code == .cannotEvaluate)
    #expect(session.run?.timeline.deeds.isEmpty == true)
  }

  @Test("What-if knows 'when' too, and changes nothing")
  func whatIf() {
    var session = Session.after(Self.load)
    let before = session.outside
    #expect(session.say("what-if when in.doubt == 2 crash coordinator").contains("coordinator"))
    #expect(session.outside == before)
  }
}
