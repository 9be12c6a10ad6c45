import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("Counting events")
struct EventCountTests {
  private static let lines = ["load two-phase-commit participants=2", "at 7ms crash price", "run"]

  private func verdict(_ condition: String) -> String {
    var session = Session.after(Self.lines[0], Self.lines[1], Self.lines[2])
    return String(session.say("expect \(condition)").prefix { $0 != ":" && $0 != "\n" })
  }

  @Test("Each kind is counted as the trace has it, in all and at each node")
  func counts() throws {
    let session = Session.after(Self.lines[0], Self.lines[1], Self.lines[2])
    let run = try #require(session.run)
    let trace = run.simulation.trace
    let quantities = RunQuantities(run.simulation, run.model, run.settings)
    for kind in TraceEvent.Kind.allCases {
      let all = trace.events.filter { $0.kind == kind }
      #expect(quantities.count(of: kind, at: nil) == .events(all.count))
      var sum = 0
      for node in trace.nodes.map(\.name) {
        guard case .events(let count) = quantities.count(of: kind, at: node) else { continue }
        sum += count
      }
      #expect(sum == all.count { $0.node != nil })
    }
  }

  @Test("A count is decided by what happened, and a wrong one is violated")
  func decides() {
    #expect(verdict("count(crash) == 1") == "holds")
    #expect(verdict("count(crash) == 0") == "VIOLATED")
    #expect(verdict("count(crash, price) == 1") == "holds")
    #expect(verdict("count(crash, product) == 1") == "VIOLATED")
    #expect(verdict("count(crash, \"price\") == crashes") == "holds")
    #expect(verdict("count(start, participant) == 2") == "holds")
    #expect(verdict("count(set-timer) > 0 and count(send) == net.sent") == "holds")
  }

  @Test("Every kind's word is read as that kind, and no word means two")
  func words() {
    #expect(Set(TraceEvent.Kind.words).count == TraceEvent.Kind.allCases.count)
    for kind in TraceEvent.Kind.allCases { #expect(TraceEvent.Kind(word: kind.word) == kind) }
  }

  @Test("What cannot be counted is refused where it stands")
  func refuses() {
    var session = Session.after(Self.lines[0], Self.lines[1], Self.lines[2])
    func problem(_ condition: String) -> Diagnostic? {
      session.execute("expect \(condition)").problem
    }
    let kind = problem("count(crsh, price) == 1")
    #expect(kind?.code == .unknownName)
    #expect(kind?.suggestion == "crash")
    #expect(kind?.place.column == 14)
    let node = problem("count(crash, prize) == 1")
    #expect(node?.code == .unknownNode)
    #expect(node?.suggestion == "price")
    #expect(node?.place.column == 21)
    #expect(problem("count(crash, 3) == 1")?.code == .badExpression)
    #expect(problem("count(3, price) == 1")?.code == .unknownName)
    #expect(problem("count(nothing) == 1")?.code == .unknownName)
    #expect(problem("EX x over 2 seeds: count(crash) == 1")?.code == .cannotEvaluate)
    #expect(problem("quantile(lock.held, 0) == 1ms")?.code == .cannotEvaluate)
    #expect(problem("quantile(lock.held, 5ms) == 1ms")?.code == .cannotEvaluate)
  }
}
