import LightconeTrace
import Testing

@Suite("The first difference of two traces")
struct DivergenceTests {
  private func trace() -> Trace {
    var trace = Trace(
      nodes: [TraceNode(name: "a", role: "a"), TraceNode(name: "b", role: "b")],
      messageTexts: ["hi"])
    let label = trace.labels.number(of: "ready")
    trace.events.append(TraceEvent(.start, at: .start, node: NodeID(0)))
    trace.events.append(
      TraceEvent(.send, at: .start, node: NodeID(0), peer: NodeID(1), message: 1))
    trace.events.append(TraceEvent(.note, at: .start, node: NodeID(1), label: label))
    return trace
  }

  /// The trace with its event at a position changed.
  private func trace(_ position: Int, _ change: (inout TraceEvent) -> Void) -> Trace {
    var trace = trace()
    let events = trace.events
    trace.events = ChunkedArray()
    for (index, event) in events.enumerated() {
      var copy = event
      if index == position { change(&copy) }
      trace.events.append(copy)
    }
    return trace
  }

  @Test("Two equal traces have none")
  func same() { #expect(firstDivergence(trace(), trace()) == nil) }

  @Test("Every field counts, and is named")
  func fields() {
    let changes: [(String, (inout TraceEvent) -> Void)] = [
      ("kind: send, deliver", { $0.kind = .deliver }),
      ("time: 0 ms, 4 ms", { $0.time = .start + .milliseconds(4) }),
      ("node: a, b", { $0.nodePosition = 1 }), ("peer: b, none", { $0.peerPosition = -1 }),
      ("cause: #0, #1", { $0.cause = EventNumber(1) }), ("value: 0, 7", { $0.value = 7 }),
      ("label: , ready", { $0.label = 1 }), ("detail: 0, 3", { $0.detail = 3 }),
    ]
    for (words, change) in changes {
      let divergence = firstDivergence(trace(), trace(1, change))
      #expect(divergence?.number == EventNumber(2))
      #expect(divergence?.differences == [words])
    }
    let number = firstDivergence(trace(), trace(1) { $0.message = 2 })
    #expect(number?.differences == ["number: 1, 2", "text: hi, "])
    #expect(number?.description == "#2: number: 1, 2; text: hi, ")
  }

  @Test("The texts that records name count too")
  func texts() {
    var other = trace()
    other.messageTexts = ["ho"]
    #expect(firstDivergence(trace(), other)?.differences == ["text: hi, ho"])
    other = trace()
    other.nodes[0].name = "c"
    #expect(firstDivergence(trace(), other)?.number == EventNumber(1))
  }

  @Test("A trace that ends before the other parts there")
  func shorter() {
    var short = trace()
    let events = short.events
    short.events = ChunkedArray()
    for event in events.dropLast() { short.events.append(event) }
    let divergence = firstDivergence(short, trace())
    #expect(divergence?.number == EventNumber(3))
    #expect(divergence?.first == nil)
    #expect(divergence?.second?.kind == .note)
    #expect(divergence?.differences == ["the first trace has ended"])
    #expect(firstDivergence(trace(), short)?.differences == ["the second trace has ended"])
  }
}
