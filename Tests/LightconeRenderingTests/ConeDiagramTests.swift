import LightconeRendering
import LightconeTrace
import Testing

@Suite("Cones in diagrams, and clauses")
struct ConeDiagramTests {
  /// `a` sends to `b`, which answers; `c` does something that nobody hears of.
  private var trace: Trace {
    var trace = Trace(nodes: ["a", "b", "c"].map { TraceNode(name: $0, role: "test") })
    trace.messageTexts = ["question", "answer"]
    let note = trace.labels.number(of: "well")
    let (a, b, c) = (NodeID(0), NodeID(1), NodeID(2))
    func add(
      _ kind: TraceEvent.Kind, _ node: NodeID, _ peer: NodeID? = nil, cause: Int = 0,
      message: UInt64 = 0
    ) {
      trace.events.append(
        TraceEvent(
          kind, at: .start, node: node, peer: peer, cause: EventNumber(cause), message: message,
          label: kind == .note ? note : 0))
    }
    add(.send, a, b, message: 1)
    add(.deliver, b, a, cause: 1, message: 1)
    add(.note, c)
    add(.send, b, a, cause: 2, message: 2)
    add(.deliver, a, b, cause: 4, message: 2)
    return trace
  }

  @Test("Past, event and future have a sign before their number, what is concurrent has none")
  func marks() throws {
    let cone = try #require(CausalOrder(trace).cone(of: EventNumber(2)))
    let lines = SpaceTimeDiagram.render(trace, display: .plain(), cone: cone)
      .split(separator: "\n").map(String.init)
    #expect(
      lines.dropFirst().prefix(5).map { $0.prefix(3) } == ["<#1", "*#2", " #3", ">#4", ">#5"])
    #expect(lines[6].hasPrefix("<# could have caused it  *# the event  ># can be affected"))
  }

  @Test("Without a cone nothing is marked, and no column is lost")
  func noCone() {
    let plain = SpaceTimeDiagram.render(trace, display: .plain())
    #expect(plain.split(separator: "\n")[1].hasPrefix("#1"))
    #expect(!plain.contains("<#"))
  }

  @Test("A clause says what happened, in the past tense")
  func clauses() {
    let texts = (1...5).map { PastClause.text(of: EventNumber($0), in: trace) }
    #expect(
      texts == [
        "a sent \"question\" (m1) to b", "b received \"question\" (m1) from a",
        "c noted \"well\"", "b sent \"answer\" (m2) to a", "a received \"answer\" (m2) from b",
      ])
    #expect(PastClause.text(of: EventNumber(6), in: trace) == "")
  }

  @Test("Every kind of event has a clause without a full stop")
  func everyKind() {
    let trace = SampleTraces.everyKind()
    for position in trace.events.indices {
      let text = PastClause.text(of: EventNumber(position + 1), in: trace)
      #expect(!text.isEmpty && !text.hasSuffix("."))
    }
  }
}
