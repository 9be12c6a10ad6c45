import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering
import LightconeTrace
import Synchronization
import Testing

@testable import LightconeConsole

@Suite("Questions at the prompt")
struct QuestionTests {
  private static let inDoubt = [
    "load two-phase-commit participants=2 until=3s", "at 14ms crash coordinator", "run",
  ]

  @Test(
    "Questions leave the run, the history of commands and the place as they were",
    arguments: [
      "why #38", "why price", "why atomic", "why-not committed == 1", "why-not price committed",
      "what-if set participants=3", "what-if at 4ms crash price", "what-if restart coordinator",
      "cone #38", "what-if drop m1",
    ])
  func changesNothing(question: String) {
    var session = Session.after("load saga", "goto 12ms", "goto 30ms")
    for line in Self.inDoubt { _ = session.execute(line) }
    let (outside, entries) = (session.outside, session.history.entries.count)
    _ = session.execute(question)
    #expect(session.outside == outside)
    #expect(session.history.entries.count == entries)
  }

  @Test("An answer to why names seven events at the most")
  func sevenEvents() throws {
    var most = 0
    for seed in 1...4 {
      var session = Session.after(
        "load two-phase-commit participants=3 net.loss=20% until=2s seed=\(seed)",
        "at 12ms crash coordinator for 300ms", "run")
      let count = try #require(session.run?.simulation.eventCount)
      for number in stride(from: 1, through: count, by: 5) {
        let text = session.say("why #\(number)")
        let named = Set(text.matches(of: /#\d+/).map(\.output))
        most = max(most, named.count)
        #expect(named.contains("#\(number)"))
      }
    }
    // Seven are reached, and not passed.
    #expect(most == 7)
  }

  @Test("Who stops a question is told what is known, and keeps the session")
  func stopped() {
    let flag = StopFlag()
    var session = Session(display: .plain()) { flag.isSet }
    for line in Self.inDoubt { _ = session.execute(line) }
    let fingerprint = session.fingerprint
    flag.isSet = true
    let why = session.say("why #38")
    #expect(why.contains("You stopped it"))
    #expect(session.say("why-not committed == 1").contains("you stopped it"))
    #expect(session.execute("what-if crash price").problem?.code == .cannotEvaluate)
    flag.isSet = false
    #expect(session.fingerprint == fingerprint)
    #expect(!session.say("why #38").contains("stopped"))
  }

  @Test("Why-not takes what looks like a condition as one, and else a node and a state")
  func aims() throws {
    func isState(_ line: String) throws -> Bool {
      guard case .whyNot(.state)? = try Command.parse("why-not \(line)") else { return false }
      return true
    }
    #expect(try isState("price committed"))
    #expect(try isState("price in doubt"))
    #expect(try isState("price \"a == b\""))
    #expect(try !isState("committed == 1"))
    #expect(try !isState("not isolated"))
    #expect(try !isState("a and b"))
    #expect(try !isState("flag"))
  }

  @Test("What-if takes only what changes a run, and is not asked about itself")
  func imagined() throws {
    for line in ["run", "load saga", "what-if crash a", "undo", "why #1"] {
      #expect(throws: Diagnostic.self) { try Command.parse("what-if \(line)") }
    }
    for line in ["crash a", "set n=1", "at 4ms drop m1", "heal"] {
      #expect(try Command.parse("what-if \(line)")?.verb == .whatIf)
    }
  }

  @Test("What-if says what the command then does")
  func imaginedIsDone() throws {
    var session = Session.after("load two-phase-commit participants=2 until=3s", "run for 12ms")
    let imagined = session.say("what-if at 14ms crash coordinator")
    for line in ["fork other", "at 14ms crash coordinator", "run"] { _ = session.execute(line) }
    let doubt = session.say("metrics in.doubt")
    #expect(imagined.contains("in.doubt                          0           2"))
    #expect(doubt.contains("in.doubt      2"))
  }

  @Test("Tab offers nodes and properties behind why, and commands behind what-if")
  func completion() {
    let session = Session.after("load two-phase-commit participants=2")
    func words(_ line: String) -> [String] {
      session.completion(of: line, at: line.count).words.map(\.text)
    }
    #expect(words("why pri") == ["price"])
    #expect(words("why ato") == ["atomic"])
    #expect(words("what-if cra") == ["crash"])
    #expect(words("what-if crash coo") == ["coordinator"])
    #expect(words("why-not commi") == ["committed"])
    #expect(!words("what-if ").contains("run"))
  }
}

/// A flag that a session asks while it works.
private final class StopFlag: Sendable {
  private let value = Mutex(false)

  var isSet: Bool {
    get { value.withLock { $0 } }
    set { value.withLock { $0 = newValue } }
  }
}
