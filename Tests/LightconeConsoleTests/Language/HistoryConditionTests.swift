import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("Conditions on what clients saw, as they are written")
struct HistoryConditionTests {
  private let completer = Completer(context: CompletionContext(properties: ["atomic"]))

  private func candidates(_ line: String) -> [String] {
    completer.completion(of: line, at: line.count).candidates.map(\.text)
  }

  @Test("'CONDITION as MODEL' is read behind check and explore", arguments: ["check", "explore"])
  func read(verb: String) throws {
    for condition in ["linearizable as register", "as register"] {
      let command = try #require(try Command.parse("\(verb) \(condition)"))
      switch command {
      case .checkHistory(let found): #expect(found.text == condition)
      case .explore(let search): #expect(search.history?.text == condition)
      default: Issue.record("\(condition) is read as \(command)")
      }
    }
  }

  @Test("Properties and specifications are read as before")
  func others() throws {
    #expect(try Command.parse("check \"as register\"") == .check(property: "as register"))
    #expect(try Command.parse("check atomic") == .check(property: "atomic"))
    guard case .explore(let search)? = try Command.parse("explore two-phase managers=3") else {
      Issue.record("no search")
      return
    }
    #expect(search.history == nil && search.specification?.text == "two-phase")
  }

  @Test("A model is missing, or there is a word too many")
  func mistakes() {
    for line in ["check linearizable as", "explore as", "check as register now", "history now"] {
      #expect(throws: Diagnostic.self) { try Command.parse(line) }
    }
  }

  @Test("Conditions, 'as' and the models that have the condition are offered")
  func completion() {
    #expect(candidates("check ") == ["atomic", "linearizable"])
    #expect(candidates("check seq") == ["sequential"])
    #expect(candidates("check linearizable ") == ["as"])
    #expect(candidates("check linearizable as reg") == ["register"])
    #expect(candidates("check conservation as ") == ["bank"])
    #expect(candidates("explore linearizable as q") == ["queue"])
    #expect(candidates("explore linearizable as queue cra") == ["crashes=", "crashing="])
    #expect(candidates("history ") == ["all", "chart"])
    #expect(candidates("shrink ") == ["atomic"])
  }

  @Test("What a check of a history says is its verdict, for the exit status")
  func verdict() {
    var session = Session()
    _ = session.execute(
      "load replicated-register read.quorum=1 write.quorum=1 clients=4 operations=8 "
        + "replicas=5 ask=quorum write.back=off")
    #expect(session.execute("check linearizable as register").verdict == .undecided)
    _ = session.execute("run")
    #expect(session.execute("check linearizable as register").verdict == .violated)
    _ = session.execute("set read.quorum=0 write.quorum=0 write.back=on")
    _ = session.execute("run")
    #expect(session.execute("check linearizable as register").verdict == .holds)
  }

  @Test("A long history is cut at its beginning, 'all' shows it whole, and ASCII stays ASCII")
  func long() {
    var session = Session(display: .plain(columns: 80))
    _ = session.execute(
      "load replicated-register read.quorum=1 write.quorum=1 clients=5 operations=9 "
        + "replicas=5 ask=quorum write.back=off")
    _ = session.execute("run")
    func lines(_ line: String) -> [String] {
      session.execute(line).lines(in: .plain(columns: 80))
        .filter { $0.hasPrefix("client") && !$0.hasPrefix("client ") }
    }
    #expect(lines("history").count == HistoryPage.operationLimit)
    #expect(lines("history all").count == 5 * 9)
    let said = session.execute("check linearizable as register").lines(in: .plain(columns: 80))
    #expect(said.contains { $0.contains("longest legal prefix") })
    #expect(said.allSatisfy { line in line.utf8.allSatisfy { $0 < 0x80 } })
  }
}
