import LightconeTrace
import Testing

@testable import LightconeRendering

@Suite("A layout tells the truth, over generated traces")
struct DiagramLayoutPropertyTests {
  /// What rows, and what is said to be missing, tell of a trace and is not so.
  static func mistakes(
    _ rows: [DiagramLayout.EventRow], _ selected: SelectedEvents, _ trace: Trace
  ) -> [String] {
    var mistakes: [String] = []
    var drawn: [Int: Int] = [:]
    for row in rows {
      for member in row.members { drawn[member, default: 0] += 1 }
      mistakes += arrowMistakes(row, trace)
    }
    if let twice = drawn.first(where: { $0.value > 1 }) {
      mistakes.append("#\(twice.key + 1) is drawn twice")
    }
    if zip(rows, rows.dropFirst()).contains(where: { $0.time > $1.time }) {
      mistakes.append("time runs backwards")
    }
    let missing = selected.missing
    let counted =
      missing.bookkeeping + missing.hidden + missing.insideGroups + missing.concurrent
      + (selected.gap?.count ?? 0)
    if drawn.count + counted != selected.window.count {
      mistakes.append("\(drawn.count) drawn and \(counted) counted of \(selected.window.count)")
    }
    return mistakes
  }

  private static func arrowMistakes(
    _ row: DiagramLayout.EventRow, _ trace: Trace
  ) -> [String] {
    guard case .arrow(let from, let to, let end, let label) = row.figure else { return [] }
    let event = trace.events[row.number.position]
    let sent = trace.events.indices.first {
      trace.events[$0].kind == .send && trace.events[$0].message == event.message
    }
    guard let sent, sent < row.number.position else {
      return ["\(row.number): m\(event.message) arrives before it was sent"]
    }
    let send = trace.events[sent]
    var mistakes: [String] = []
    if send.time > row.time { mistakes.append("\(row.number): an arrow goes back in time") }
    if send.nodePosition != event.peerPosition || send.peerPosition != event.nodePosition {
      mistakes.append("\(row.number): the ends are wrong")
    }
    if from == to { mistakes.append("\(row.number): an arrow goes nowhere") }
    if (end == .lost) != (event.kind == .lose) { mistakes.append("\(row.number): a wrong end") }
    if !label.tail.hasPrefix("m\(event.message)") {
      mistakes.append("\(row.number): a wrong label")
    }
    return mistakes
  }

  @Test(
    "Each event is drawn once or counted, and each arrow leads from its send",
    arguments: DiagramMode.all)
  func truth(mode: DiagramMode) {
    for seed: UInt64 in 1...25 {
      let trace = GeneratedTrace(
        seed: seed, events: 40 + Int(seed) * 10, nodes: 2 + Int(seed) % 6
      ).trace
      let (selection, options) = mode.parts(trace)
      let layout = DiagramLayout(
        trace, selection, maximumLanes: seed % 3 == 0 ? 3 : .max, restOf: options.cutting)
      #expect(Self.mistakes(layout.eventRows, layout.selected, trace) == [], "seed \(seed)")
    }
  }

  @Test("The check notices an arrival without a send, a time that runs back, and a lost row")
  func control() {
    var builder = TraceBuilder(["a", "b"])
    let message = builder.send("x", from: 0, to: 1)
    builder.at(-5)
    builder.deliver(message)
    builder.add(.deliver, 0, peer: NodeID(1), message: 9)
    let trace = builder.trace
    let layout = DiagramLayout(trace, TraceSelection(), maximumLanes: 2)
    let wrong = [
      "#2: an arrow goes back in time", "#3: m9 arrives before it was sent", "time runs backwards",
    ]
    #expect(Self.mistakes(layout.eventRows, layout.selected, trace) == wrong)
    let fewer = Self.mistakes(layout.eventRows.dropLast(), layout.selected, trace)
    #expect(fewer.contains("2 drawn and 0 counted of 3"))
    let twice = layout.eventRows + layout.eventRows.prefix(1)
    #expect(Self.mistakes(twice, layout.selected, trace).contains("#1 is drawn twice"))
  }

  @Test("What happens to the run as a whole has a row, though it has no node")
  func wholeRun() {
    var builder = TraceBuilder(["a"])
    builder.add(.fault, label: "follows a schedule of 2 steps")
    #expect(
      SpaceTimeDiagram.render(builder.trace, display: .plain())
        .contains("== follows a schedule of 2 steps =="))
  }

  @Test("A neighbourhood has as many rows as asked for, and holds its event")
  func neighbourhoods() {
    for seed: UInt64 in 1...10 {
      let trace = GeneratedTrace(seed: seed, events: 400, nodes: 4).trace
      for number in stride(from: 1, through: 400, by: 57) {
        for isFolded in [false, true] {
          var selection = TraceSelection.around(EventNumber(number), rows: 15)
          selection.foldsLocalEvents = isFolded
          selection.hidden = [NodeID(2)]
          let selected = SelectedEvents(trace, selection, LaneTable(trace, selection))
          #expect(selected.gap == nil)
          #expect(selected.head.count == 15)
          var whole = selection
          whole.around = nil
          whole.maximumRows = 1_000
          let all = SelectedEvents(trace, whole, LaneTable(trace, whole)).head
          let index = all.firstIndex { $0.last >= number - 1 } ?? all.count - 1
          let first = min(max(0, index - 7), all.count - 15)
          #expect(selected.head == Array(all[first..<first + 15]), "seed \(seed), #\(number)")
        }
      }
    }
  }

  @Test("A window far into a trace shows the lifelines and the cuts that it meets there")
  func statesBefore() {
    let trace = GeneratedTrace(seed: 3, events: 600, nodes: 4).trace
    let whole = DiagramLayout(
      trace, TraceSelection(maximumRows: 2_000, everything: true), maximumLanes: .max)
    let part = DiagramLayout(
      trace, TraceSelection(first: EventNumber(400), maximumRows: 2_000, everything: true),
      maximumLanes: .max)
    #expect(part.lifelinesBefore == whole.eventRows[398].lifelines)
    #expect(part.cutsBefore == whole.eventRows[398].cuts)
    #expect(part.eventRows.map(\.lifelines) == whole.eventRows[399...].map(\.lifelines))
    #expect(Set(part.lifelinesBefore).count > 1)
    #expect(whole.eventRows.contains { !$0.cuts.isEmpty })
  }
}
