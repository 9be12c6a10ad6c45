import LightconeTrace
import LightconeRendering
import LightconeLessons
import Lightcone
import LightconeDiagnostics
import Testing

@testable import LightconeConsole

@Suite("Lines that fail")
struct FailedLineTests {
  static let badLines = [
    "load", "load nothing", "load two-phase-commit participants=0", "load saga step.fail.at=9",
    "load two-phase-commit seed=-1", "set", "set participants=21", "set vote.no.at=9",
    "set participants=2 nothing=3", "set until=0ms", "run for", "run for x", "run until",
    "run until messages > 1ms", "run until nothing == 1", "run until messages", "step 0",
    "step nobody", "back 0", "back -1", "goto", "goto #0", "goto #99999", "goto 4",
    "goto #4294967296",
    "crash", "crash nobody", "crash product", "restart coordinator", "restart nobody",
    "partition client", "partition client | client", "partition client | nobody",
    "partition client -> client", "crash price product", "crash participant", "pause product",
    "pause nobody", "resume price", "slow price", "slow nobody 2x", "hold client client",
    "hold client nobody", "release client price", "loss client price", "latency price client x",
    "deliver m999", "drop m1", "delay m999 5ms", "skew price", "drift price 2000000ppm",
    "disk price flip-bit 99", "disk price burn", "disk nobody fill", "pending nobody",
    "at 9s pause nobody", "at 9s hold price price", "at 9s skew price +99999h", "at",
    "at 1ms crash price", "at #3 crash price", "at 9s crash nobody", "at 9s restart",
    "diagram nobody", "diagram from #9 to #3", "narrate client", "state nobody", "metrics nothing",
    "check nothing", "expect", "expect 12", "expect messages", "expect messages == 12ms",
    "expect EX x over participants=1..30: messages == 1",
    "expect EX x over nothing=1..3: messages == 1",
    "expect STAT x over 0 seeds: mean(messages) == 1", "expect lock.held == 3",
    "control x: set participants=2", "start nothing", "answer z", "predict 3", "hint",
    "help nothing", "quit now", "models nothing", "nonsense", "\"", "#57",
  ]

  @Test("A line that fails says why and changes nothing", arguments: badLines)
  func changesNothing(line: String) {
    var session = Session.after(
      "load two-phase-commit participants=2", "at 12ms crash product", "run for 20ms", "goto 15ms")
    let before = session.outside
    let reply = session.execute(line)
    #expect(reply.problem != nil)
    #expect(reply.problem?.message.isEmpty == false)
    #expect(session.outside == before)
  }

  @Test(
    "A name that is looked up late has a caret too",
    arguments: [
      ("crash price nobody", 13), ("at 9s slow nobody 2x", 12), ("partition client | nobody", 20),
      ("state nobody", 7), ("switch nobody", 8), ("load nobody", 6), ("deliver m99", 9),
      ("restart price", 9), ("at #1 crash price", 4), ("check nobody", 7),
      ("goto #999", 6), ("disk price flip-bit 9", 21),
    ])
  func lateNames(line: String, column: Int) {
    var session = Session.after("load two-phase-commit", "run for 12ms")
    let problem = session.execute(line).problem
    #expect(problem?.place.column == column)
    #expect(problem?.sourceLine == line)
  }

  @Test("An event that is over is called by its number, not by a time")
  func eventIsOver() {
    var session = Session.after("load two-phase-commit", "goto #7")
    let problem = session.execute("at #5 crash price").problem
    #expect(problem?.message == "#5 is over: the last event so far is #7")
    _ = session.execute("goto 20ms")
    let late = session.execute("at 1ms crash price").problem
    #expect(late?.message == "that moment is over: it is 20 ms now")
  }

  @Test("The caret stands below the name or the value that is wrong")
  func caret() {
    var session = Session.after("load two-phase-commit")
    let name = session.execute("set participants=2 net.latancy=5ms").problem
    #expect(name?.code == .unknownParameter)
    #expect(name?.place.column == 20)
    #expect(name?.suggestion == "net.latency")
    #expect(name?.sourceLine == "set participants=2 net.latancy=5ms")
    let value = session.execute("set participants=2 net.loss=120%").problem
    #expect(value?.code == .badValue)
    #expect(value?.place.column == 29)
    #expect(value?.sourceLine == "set participants=2 net.loss=120%")
  }

  @Test("A copy of a session is a sandbox")
  func sandbox() {
    let session = Session.after("load two-phase-commit participants=2", "run for 12ms")
    let before = session.outside
    var copy = session
    for line in [
      "crash coordinator", "run", "back 5", "set participants=5", "start x", "load saga",
    ] {
      _ = copy.execute(line)
    }
    #expect(copy.outside != before)
    #expect(session.outside == before)
  }
}
