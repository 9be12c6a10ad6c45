import LightconeRendering
import LightconeTrace
import Testing

@Suite("Narration")
struct NarrationTests {
  private func tell(_ trace: Trace) -> String {
    Narration.render(trace, display: Display(columns: 200))
  }

  @Test("A delivery names receiver, message and sender")
  func delivery() {
    var builder = TraceBuilder(["coordinator", "product"])
    builder.at(2_100)
    builder.deliver(builder.send("prepare", from: 0, to: 1))
    #expect(
      tell(builder.trace) == """
        #1 at 2.1 ms: coordinator sends "prepare" (m1) to product.
        #2 at 2.1 ms: product receives "prepare" (m1) from coordinator.
        """)
  }

  @Test("Every loss says on which way, and why if it is known")
  func losses() {
    var builder = TraceBuilder(["a", "b"])
    for reason in LossReason.allCases {
      builder.lose(builder.send("ping", from: 0, to: 1), reason)
    }
    let text = tell(builder.trace)
    #expect(text.contains("the network loses \"ping\" (m1) on its way from a to b."))
    #expect(text.contains("the network loses \"ping\" (m2) on its way from a to b (cut)."))
    #expect(text.contains("(m3) on its way from a to b (receiver down)."))
    #expect(text.contains("somebody drops \"ping\" (m4) on its way from a to b."))
  }

  @Test("Each outcome of an operation has its own words")
  func outcomes() {
    var builder = TraceBuilder(["client"])
    for outcome in OperationOutcome.allCases {
      builder.complete(0, builder.invoke(0, "write", key: "x", argument: "5"), outcome)
    }
    let text = tell(builder.trace)
    #expect(text.contains("client begins \"write x 5\"."))
    #expect(text.contains("client learns that \"write x 5\" took effect."))
    #expect(text.contains("client learns that \"write x 5\" failed and had no effect."))
    #expect(text.contains("client cannot know whether \"write x 5\" took effect."))
  }

  @Test("A start after a restart is told as such")
  func startAgain() {
    var trace = Trace(nodes: [TraceNode(name: "a", role: "test")])
    trace.events.append(TraceEvent(.start, at: .start, node: NodeID(0)))
    trace.events.append(TraceEvent(.restart, at: .start, node: NodeID(0)))
    trace.events.append(TraceEvent(.start, at: .start, node: NodeID(0), cause: EventNumber(2)))
    let text = Narration.render(trace, selection: TraceSelection(everything: true))
    #expect(text.contains("#1 at 0 ms: a starts.\n"))
    #expect(text.contains("#3 at 0 ms: a starts again."))
  }

  @Test("A diagram that cuts a text says so, and the narration has the whole of it")
  func nothingIsLost() {
    let text = "a sentence so long that no lane of a narrow terminal could ever hold all of it"
    var builder = TraceBuilder(["a", "b", "c"])
    builder.deliver(builder.send(text, from: 0, to: 2))
    let diagram = SpaceTimeDiagram.render(builder.trace, display: .plain(columns: 40))
    #expect(diagram.contains(".. m1") && diagram.contains(".. cut short (narrate)"))
    let told = Narration.render(builder.trace, display: .plain(columns: 40))
    #expect(told.split(separator: "\n").allSatisfy { $0.count <= 40 })
    #expect(told.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(text))
  }

  @Test("Events of nodes that were not asked for are counted, not told")
  func chosenNodes() {
    var builder = TraceBuilder(["a", "b"])
    builder.add(.note, 0, label: "one")
    builder.add(.note, 1, label: "two")
    let text = Narration.render(builder.trace, selection: TraceSelection(nodes: [NodeID(1)]))
    #expect(
      text == """
        #2 at 0 ms: b notes: two.
        Left out: 1 node with 1 event: a (narrate a).
        """)
  }
}
