import LightconeRendering
import LightconeTrace
import Testing

@Suite("What a diagram shows, and what it says it leaves out")
struct DiagramContentTests {
  private func draw(_ trace: Trace, _ selection: TraceSelection = TraceSelection()) -> String {
    SpaceTimeDiagram.render(trace, display: .plain(), selection: selection)
  }

  @Test("An empty trace says so")
  func empty() {
    #expect(draw(Trace()) == "Nothing has happened yet: the trace is empty.")
    #expect(Narration.render(Trace()) == "Nothing has happened yet: the trace is empty.")
  }

  @Test(
    "Events that matter have a row",
    arguments: [
      "? read x", "o hello m1", "- hello m1 --", ">*", "x- goodbye m2 lost -", "+ timer wake",
      "+ disk sync", "I leading", "+ remarkable", "! failed: not found", "X crashed",
      "+ restarted", "== cut: ann | bob ==", "== repaired ==",
    ])
  func shown(_ text: String) {
    #expect(draw(SampleTraces.everyKind()).contains(text))
  }

  @Test(
    "Bookkeeping is folded unless everything is asked for",
    arguments: [
      "+ start", "set timer later, 5 ms", "cancel timer never", "append record 3",
      "synced up to record 4", "tally + 2", "latency = 17",
    ])
  func folded(_ text: String) {
    let trace = SampleTraces.everyKind()
    #expect(!draw(trace).contains(text))
    #expect(draw(trace).contains("Folded: 7 events of bookkeeping (diagram all)."))
    #expect(draw(trace, TraceSelection(everything: true)).contains(text))
  }

  @Test("Every event has exactly one row when everything is shown")
  func oneRowEach() {
    let trace = SampleTraces.everyKind()
    let rows = draw(trace, TraceSelection(everything: true)).split(separator: "\n")
      .filter { $0.drop { $0 == " " }.dropFirst().first?.isNumber == true && $0.contains("#") }
    #expect(rows.count == trace.events.count)
    #expect(Set(TraceEvent.Kind.allCases) == Set(trace.events.map(\.kind)))
  }

  @Test("Each reason for a loss is said in words", arguments: LossReason.allCases)
  func losses(reason: LossReason) {
    var builder = TraceBuilder(["a", "b"])
    builder.lose(builder.send("ping", from: 0, to: 1), reason)
    let words = [
      LossReason.chance: "lost", .partition: "cut", .receiverDown: "receiver down",
      .byHand: "dropped",
    ]
    #expect(draw(builder.trace).contains("ping m1 \(words[reason] ?? "?")"))
    #expect(draw(builder.trace).contains("x |"))
  }

  @Test("A lifeline keeps its style until the node becomes something else")
  func lifelines() {
    var builder = TraceBuilder(["a", "b"])
    builder.become(1, "in doubt", .blocked)
    builder.add(.note, 0, label: "one")
    builder.add(.crash, 1)
    builder.add(.note, 0, label: "two")
    builder.add(.restart, 1)
    builder.add(.note, 0, label: "three")
    let ends = draw(builder.trace).split(separator: "\n")[1...6].compactMap(\.last)
    #expect(ends == ["t", "#", "d", ".", "d", "|"])
  }

  @Test("Who stands still has a lifeline of its own, and comes back with its state")
  func paused() {
    var builder = TraceBuilder(["a", "b"])
    builder.become(1, "in doubt", .blocked)
    for kind in [TraceEvent.Kind.pause, .resume, .pause, .heal, .pause, .crash, .resume] {
      builder.add(kind, kind == .heal ? nil : 1)
      builder.add(.note, 0, label: "now")
    }
    let ends = draw(builder.trace).split(separator: "\n").filter { $0.contains("+ now") }
      .compactMap(\.last)
    #expect(ends == [":", "#", ":", "#", ":", ".", "."])
    #expect(draw(builder.trace).contains(": stands still"))
  }

  @Test("What happens to a wire is drawn between its ends, or at the one that is shown")
  func wires() {
    var builder = TraceBuilder(["a", "b", "c"])
    builder.add(.hold, 2, peer: NodeID(0))
    builder.add(.fault, 0, peer: NodeID(1), label: "loss 20%")
    #expect(draw(builder.trace).contains("%- held ----"))
    #expect(draw(builder.trace).contains("% from outside"))
    let alone = draw(builder.trace, TraceSelection(nodes: [NodeID(0)]))
    #expect(alone.contains("% held to c"))
    #expect(alone.contains("% loss 20% to b"))
    #expect(draw(builder.trace, TraceSelection(nodes: [NodeID(1)])).contains("% loss 20% to a"))
  }

  @Test("The second copy of a message is told from the first, and each is counted by itself")
  func copies() {
    var builder = TraceBuilder(["a", "b"])
    let message = builder.send("ping", from: 0, to: 1)
    builder.add(.duplicate, 1, peer: NodeID(0), message: message)
    #expect(draw(builder.trace).contains("% ping m1 doubled"))
    #expect(draw(builder.trace).contains("Still on the way: m1 to b (2 copies)."))
    builder.lose(message, .chance)
    #expect(draw(builder.trace).contains("ping m1 lost"))
    #expect(draw(builder.trace).contains("Still on the way: m1 to b."))
    builder.deliver(message)
    #expect(draw(builder.trace).contains("- ping m1 again -"))
    #expect(!draw(builder.trace).contains("Still on the way"))
  }

  @Test("A message to oneself and one without text are shown")
  func oddMessages() {
    var builder = TraceBuilder(["a", "b"])
    builder.deliver(builder.send("tick", from: 0, to: 0))
    builder.deliver(builder.send("", from: 0, to: 1))
    #expect(draw(builder.trace).contains("* tick m1 from itself"))
    #expect(draw(builder.trace).contains("|- m2 ---"))
    #expect(Narration.render(builder.trace).contains("a sends m2 to b."))
  }

  @Test("Messages that have not arrived at the end are named")
  func inFlight() {
    var builder = TraceBuilder(["a", "b"])
    for _ in 1...8 { builder.send("x", from: 0, to: 1) }
    builder.deliver(1)
    #expect(
      draw(builder.trace).contains(
        "Still on the way: m2 to b, m3 to b, m4 to b, m5 to b, m6 to b, m7 to b, and 1\n  more."))
  }

  @Test("A control character cannot move the cursor")
  func controlCharacters() {
    var builder = TraceBuilder(["a\u{1B}[2J", "b\nc"])
    builder.deliver(builder.send("x\u{1B}]0;y\u{7}\nz", from: 0, to: 1))
    let text = draw(builder.trace) + Narration.render(builder.trace)
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
    #expect(text.contains("x?]0;y? z m1"))
  }

  @Test("Events and nodes that the trace does not know do not crash it")
  func unknownNumbers() {
    var builder = TraceBuilder(["a"])
    builder.add(.deliver, 0, peer: NodeID(9), message: 77, label: "", detail: 99)
    builder.add(.become, 0, label: "odd", detail: 99)
    builder.add(.lose, 5, peer: NodeID(9), message: 3, detail: 99)
    builder.add(.complete, 0, message: 8, detail: 99)
    #expect(draw(builder.trace).contains("* m77 from node 9"))
    #expect(
      draw(builder.trace).contains("Left out: 1 event at nodes that the trace does not name."))
    #expect(Narration.render(builder.trace).contains("m3 on its way from node 9 to node 5"))
  }
}
