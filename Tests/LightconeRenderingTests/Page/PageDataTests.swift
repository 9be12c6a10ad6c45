import LightconeTrace
import Testing

@testable import LightconeRendering

@Suite("The data block of a page")
struct PageDataTests {
  /// The traces to look at; an empty one among them.
  enum Sample: CaseIterable {
    case coordinatorCrash, cut, everyKind, tampering, empty

    var trace: Trace {
      switch self {
      case .coordinatorCrash: SampleTraces.coordinatorCrash()
      case .cut: SampleTraces.cut()
      case .everyKind: SampleTraces.everyKind()
      case .tampering: SampleTraces.tampering()
      case .empty: Trace()
      }
    }
  }

  @Test(
    "Its columns are as long as the trace, and say what the records say", arguments: Sample.allCases
  )
  func columns(_ sample: Sample) throws {
    let trace = sample.trace
    let block = try PageBlock(RunPage(trace: trace, title: "a run"))
    #expect(try block.member("format") == "lightcone-page")
    #expect(try block.member("version") == 1)
    var time = 0
    let times = try block.column("time").map { difference in
      time += difference
      return time
    }
    #expect(times == trace.events.map { Int($0.time.nanoseconds) })
    #expect(try block.column("node") == trace.events.map { Int($0.nodePosition) })
    #expect(try block.column("peer") == trace.events.map { Int($0.peerPosition) })
    #expect(try block.column("kind") == trace.events.map { Int($0.kind.rawValue) })
    #expect(try block.column("cause") == trace.events.map { Int($0.cause.rawValue) })
    for name in ["message", "mark", "label", "sentence"] {
      #expect(try block.column(name).count == trace.events.count)
    }
  }

  @Test("Its sentences are those of the narration", arguments: Sample.allCases)
  func sentences(_ sample: Sample) throws {
    let trace = sample.trace
    let block = try PageBlock(RunPage(trace: trace, title: "a run"))
    let told = try block.words("sentence").enumerated().map { position, sentence in
      "#\(position + 1) at \(trace.events[position].time): \(sentence)"
    }
    let narration = Narration.render(
      trace, display: Display(columns: 400),
      selection: TraceSelection(maximumRows: 1_000, everything: true), tellsWhatIsMissing: false)
    #expect(told.isEmpty || told.joined(separator: "\n") == narration)
  }

  @Test("Its labels are those of the terminal's diagram")
  func labels() throws {
    let trace = SampleTraces.everyKind()
    let labels = try PageBlock(RunPage(trace: trace, title: "a run")).words("label")
    let diagram = SpaceTimeDiagram.render(
      trace, display: Display(columns: 400),
      selection: TraceSelection(maximumRows: 1_000, everything: true))
    #expect(labels.count == trace.events.count)
    for label in labels { #expect(diagram.contains(label), "\(label)") }
    #expect(!diagram.contains("a label of nobody"))
  }

  @Test("Marks and lifelines have the glyphs and meanings of the terminal's legend")
  func legend() {
    let display = Display(columns: 400)
    let everything = TraceSelection(maximumRows: 1_000, everything: true)
    let legend = [SampleTraces.everyKind(), SampleTraces.coordinatorCrash(), SampleTraces.cut()]
      .map { SpaceTimeDiagram.render($0, display: display, selection: everything) }.joined()
    let signs = (PageWords.marks + PageWords.styles)
      .filter { !$0.meaning.isEmpty && !$0.glyph.isEmpty }
    #expect(signs.count >= 15)
    for sign in signs { #expect(legend.contains("\(sign.glyph) \(sign.meaning)"), "\(sign)") }
  }

  @Test("Following its edges gives the cones of the causal order", arguments: Sample.allCases)
  func edges(_ sample: Sample) throws {
    let trace = sample.trace
    let block = try PageBlock(RunPage(trace: trace, title: "a run"))
    let counts = try block.column("counts", of: "edges")
    var back = try block.column("back", of: "edges")[...]
    let order = CausalOrder(trace)
    #expect(counts.count == trace.events.count)
    for (position, count) in counts.enumerated() {
      let sources = Set(back.prefix(count).map { position - $0 })
      back = back.dropFirst(count)
      #expect(
        sources == Set(order.predecessors(of: EventNumber(position + 1)).map(\.position)))
    }
    #expect(back.isEmpty)
  }

  @Test("Its lifelines change as those of the terminal do", arguments: Sample.allCases)
  func lifelines(_ sample: Sample) throws {
    let trace = sample.trace
    let block = try PageBlock(RunPage(trace: trace, title: "a run"))
    var styles = try block.column("initial", of: "lifelines")
    let events = try block.column("event", of: "lifelines")
    let nodes = try block.column("node", of: "lifelines")
    let changes = try block.column("style", of: "lifelines")
    var lines = Lifelines(nodeCount: trace.nodes.count)
    for position in trace.events.indices {
      lines.apply(trace.events[position])
      for index in events.indices where events[index] == position {
        styles[nodes[index]] = changes[index]
      }
      #expect(styles == trace.nodes.indices.map { PageWords.style(of: lines[NodeID($0)]) })
    }
  }

  @Test("A second reading of the same page gives the same bytes")
  func sameBytes() {
    let page = RunPage(trace: SampleTraces.everyKind(), title: "a run")
    #expect(page.html == page.html)
    var other = page
    other.title = "another run"
    #expect(page.html != other.html)
  }

  @Test("10,000 events take less than 1.5 MB")
  func size() {
    var builder = TraceBuilder(["ann", "bob", "cid"])
    for step in 0..<5_000 {
      builder.at(Int64(step) * 1_237)
      builder.deliver(builder.send("text \(step % 50)", from: step % 3, to: (step + 1) % 3))
    }
    let page = RunPage(trace: builder.trace, title: "many")
    #expect(builder.trace.events.count == 10_000)
    #expect(page.html.utf8.count < 1_500_000)
  }
}
