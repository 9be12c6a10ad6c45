import Lightcone
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("history chart and gantt of a field")
struct HistoryChartTests {
  @Test("A run that is linearizable shows a point on every operation that took effect")
  func whole() throws {
    let session = Session.after("load replicated-register", "run")
    let run = try #require(session.run)
    let view = HistoryView(key: nil, model: Word(text: "register", range: 0..<8, isQuoted: false))
    let chart = try run.historyChart(view, shouldStop: { false })
    let order = try #require(chart.linearization)
    #expect(order.stuck.isEmpty)
    #expect(order.points.count == chart.operations.count)
    #expect(chart.notes.joined().contains("Linearizable as a register under key x"))
  }

  @Test("A run that is not shows where every order ends, as the checker says, too")
  func stuck() throws {
    var session = Session.after("load replicated-register bug=overwrites-newer", "run")
    #expect(session.execute("check linearizable as register").verdict == .violated)
    let text = session.say("history chart as register")
    #expect(text.contains("Not linearizable as a register under key x"))
    let run = try #require(session.run)
    let view = HistoryView(key: nil, model: Word(text: "register", range: 0..<8, isQuoted: false))
    let order = try #require(run.historyChart(view, shouldStop: { false }).linearization)
    #expect(!order.stuck.isEmpty)
  }

  @Test("Without a model there is no order, and before the first operation nothing to draw")
  func plain() {
    var session = Session.after("load replicated-register")
    #expect(session.say("history chart") == "No client has asked anything so far.")
    _ = session.execute("run")
    #expect(!session.say("history chart").contains("takes effect"))
    #expect(session.say("history chart key x").contains("read x"))
    #expect(session.execute("history chart key y").problem?.expected == "one of x")
    #expect(session.execute("history chart key").problem?.code == .wrongArguments)
    #expect(session.execute("history chart as registr").problem?.suggestion == "register")
    #expect(session.execute("history chart whole").problem?.code == .wrongArguments)
  }

  @Test("A lock is held from the vote to the decision, as the metric says")
  func locks() throws {
    let session = Session.after("load two-phase-commit disk.fsync=0ms", "run")
    let run = try #require(session.run)
    let chart = try run.spans(of: "holder", nodes: [], shouldStop: { false })
    guard case .series(let samples)? = run.simulation.metric("lock.held") else {
      Issue.record("no samples")
      return
    }
    let lengths = chart.spans.compactMap { span in span.to.map { ($0 - span.from).nanoseconds } }
    #expect(lengths.sorted() == samples.sorted())
    #expect(chart.spans.allSatisfy { $0.label == "T1" })
  }

  @Test("A field that no node has is refused, and one that held nothing says so")
  func fields() {
    var session = Session.after("load two-phase-commit", "run")
    #expect(session.execute("gantt of holdr").problem?.suggestion == "holder")
    #expect(session.execute("gantt product of").problem?.code == .wrongArguments)
    #expect(session.say("gantt coordinator of holder").contains("'holder' held nothing so far."))
    let disk = session.say("gantt product of disk")
    #expect(disk.contains("Forced writes") && !disk.contains("price"))
  }

  @Test("A graph of states can be written before anything has happened, with states in words")
  func explored() throws {
    let session = Session.after("load two-phase-commit participants=2")
    let run = try #require(session.run)
    let option = Setting(name: "states", value: "40", nameColumn: 1, valueColumn: 8)
    let graph = try run.stateGraph([option])
    #expect(graph.states.count == 40)
    #expect(graph.states[0].isInitial)
    #expect(graph.leftOutStateCount > 0)
    #expect(graph.states.dropFirst().contains { $0.label.contains("coordinator.") })
  }
}
