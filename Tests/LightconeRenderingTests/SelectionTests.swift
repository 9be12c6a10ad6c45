import LightconeRendering
import LightconeTrace
import Testing

@Suite("Choosing a part of a trace")
struct SelectionTests {
  private func notes(_ count: Int) -> Trace {
    var builder = TraceBuilder(["a", "b"])
    for number in 1...count { builder.add(.note, number % 2, label: "note \(number).") }
    return builder.trace
  }

  private func rowNumbers(_ text: String) -> [Int] {
    text.split(separator: "\n").compactMap { line in
      let word = line.drop { $0 == " " }
      return word.first == "#" ? Int(word.dropFirst().prefix(while: \.isNumber)) : nil
    }
  }

  @Test("Of a long trace the head and the tail are shown, and the gap is said")
  func gap() {
    let text = SpaceTimeDiagram.render(notes(300))
    #expect(rowNumbers(text) == Array(1...30) + Array(271...300))
    let gap = "... 240 events from #31 to #270 left out"
    #expect(text.contains("\(gap) (diagram from #31 to #270) ..."))
    let told = Narration.render(notes(300))
    #expect(rowNumbers(told) == rowNumbers(text))
    #expect(told.contains("\(gap) (narrate from #31 to #270) ..."))
  }

  @Test("A gap that would hide a single event is not made")
  func noGapForOne() {
    #expect(rowNumbers(SpaceTimeDiagram.render(notes(61))) == Array(1...61))
    #expect(rowNumbers(SpaceTimeDiagram.render(notes(62))).count == 60)
  }

  @Test("A window shows its events and says what it is a part of")
  func window() {
    let selection = TraceSelection(first: EventNumber(5), last: EventNumber(7))
    let text = SpaceTimeDiagram.render(notes(9), selection: selection)
    #expect(rowNumbers(text) == [5, 6, 7])
    #expect(text.contains("Shown: #5 to #7 of 9 events (diagram for all)."))
  }

  @Test(
    "A window outside the trace, or one that ends before it begins, is empty and says so",
    arguments: [(50, 60), (7, 5), (0, 0)])
  func emptyWindow(first: Int, last: Int) {
    let selection = TraceSelection(first: EventNumber(first), last: EventNumber(last))
    let text = SpaceTimeDiagram.render(notes(9), selection: selection)
    #expect(rowNumbers(text) == [])
    #expect(text.contains("No event lies in this window; the trace has 9."))
  }

  @Test("Lifelines in a window know what happened before it")
  func stateBeforeWindow() {
    var builder = TraceBuilder(["a", "b"])
    builder.become(1, "in doubt", .blocked)
    builder.add(.note, 0, label: "later")
    let text = SpaceTimeDiagram.render(
      builder.trace, display: .plain(), selection: TraceSelection(first: EventNumber(2)))
    #expect(text.split(separator: "\n")[1].last == "#")
  }

  @Test("Chosen nodes are the lanes, in the order asked for, and the others are named")
  func nodes() {
    let trace = SampleTraces.coordinatorCrash()
    let selection = TraceSelection(nodes: [NodeID(3), NodeID(1), NodeID(3), NodeID(99)])
    let text = SpaceTimeDiagram.render(trace, display: .plain(), selection: selection)
    let header = text.split(separator: "\n")[0].split(separator: " ")
    #expect(header == ["#", "ms", "price", "coordinator"])
    #expect(text.contains("prepare m2 to product"))
    #expect(text.contains("commit m8"))
    #expect(text.contains("* begin m1 from client"))
    #expect(text.contains("Left out: 3 nodes with"))
    #expect(text.contains("client product metadata (diagram client ...)."))
  }

  @Test("Nodes without room are left out and named; their messages are not lost from sight")
  func tooManyNodes() {
    var builder = TraceBuilder((0..<9).map { "n\($0)" })
    builder.lose(builder.send("far", from: 0, to: 8), .partition)
    let text = SpaceTimeDiagram.render(builder.trace, display: .plain(columns: 40))
    #expect(text.contains("o far m1 to n8"))
    #expect(text.contains("x far m1 cut on its way to n8"))
    #expect(text.contains("Left out: 6 nodes with 0 events: n3 n4"))
  }

  @Test("A window around an event is told and drawn with the ways to what lies around it")
  func around() {
    let trace = SampleTraces.coordinatorCrash()
    let selection = TraceSelection.around(EventNumber(30), rows: 5)
    let words = "Shown: #28 to #33 of 58 events ("
    let narration = Narration.render(trace, selection: selection)
    #expect(narration.contains(words + "before: narrate to #27; after: narrate from\n  #34)."))
    let drawing = SpaceTimeDiagram.render(trace, selection: selection)
    #expect(drawing.contains(words + "before: diagram to #27; after: diagram from\n  #34)."))
    #expect(drawing.contains("#30 ") && !drawing.contains("#34 "))
    let start = SpaceTimeDiagram.render(trace, selection: .around(EventNumber(1), rows: 5))
    #expect(start.contains("Shown: #1 to #10 of 58 events (after: diagram from #11)."))
    let beyond = SpaceTimeDiagram.render(trace, selection: .around(EventNumber(9_000), rows: 5))
    #expect(beyond.contains("#58 "))
  }

  @Test("Groups by role and by zone hold the nodes that share one")
  func groups() {
    var trace = SampleTraces.coordinatorCrash()
    for index in trace.nodes.indices {
      trace.nodes[index].role = index > 1 ? "participant" : "other\(index)"
      trace.nodes[index].zone = index < 4 ? ["", "", "east", "east"][index] : "west"
    }
    #expect(
      NodeGroup.byRole(of: trace) == [NodeGroup("participant", [NodeID(2), NodeID(3), NodeID(4)])])
    #expect(NodeGroup.byZone(of: trace) == [NodeGroup("east", [NodeID(2), NodeID(3)])])
  }

  @Test("Messages inside a group are counted, with the command that shows them")
  func insideGroups() {
    var selection = TraceSelection()
    selection.groups = [NodeGroup("both", [NodeID(0), NodeID(1), NodeID(0)])]
    let text = SpaceTimeDiagram.render(SampleTraces.coordinatorCrash(), selection: selection)
    #expect(
      text.contains("Folded: 4 events between nodes of one group (diagram client coordinator)."))
    #expect(!text.contains("begin m1"))
    #expect(text.contains("coordinator: prepare m2") || text.contains("prepare m2"))
    selection.groups = [NodeGroup("unknown", [NodeID(77)])]
    let plain = SpaceTimeDiagram.render(SampleTraces.coordinatorCrash())
    #expect(SpaceTimeDiagram.render(SampleTraces.coordinatorCrash(), selection: selection) == plain)
  }

  @Test("A hidden node is left out, also where it is named")
  func hidden() {
    var selection = TraceSelection(nodes: [NodeID(1), NodeID(2)])
    selection.hidden = [NodeID(2)]
    let text = SpaceTimeDiagram.render(SampleTraces.coordinatorCrash(), selection: selection)
    #expect(text.split(separator: "\n")[0].hasSuffix("coordinator"))
    #expect(text.contains("Left out: 4 nodes"))
  }
}
