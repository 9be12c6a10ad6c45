import LightconeTrace
import Testing

@testable import LightconeRendering

@Suite("Space-time diagrams as SVG")
struct SpaceTimeFigureTests {
  private func read(_ text: String) throws -> [ReadElement] {
    try #require(FigureReader.elements(of: text), "not well-formed: \(text.prefix(200))")
  }

  private func figure(_ mode: DiagramMode, _ trace: Trace, _ axis: SpaceTimeFigure.Options.Axis)
    -> String
  {
    let (selection, options) = mode.parts(trace, rows: 120)
    return SpaceTimeFigure.svg(
      trace, selection: selection,
      options: SpaceTimeFigure.Options(axis: axis, cone: options.cone, rest: options.rest))
  }

  @Test("A cut to scale and tampering in order, as recorded")
  func snapshots() throws {
    try expectSnapshot(SpaceTimeFigure.svg(SampleTraces.cut()), "space-time-cut")
    try expectSnapshot(
      SpaceTimeFigure.svg(
        SampleTraces.tampering(), options: SpaceTimeFigure.Options(axis: .order, scheme: .dark)),
      "space-time-tampering-order")
  }

  @Test("Each picture is well-formed, whatever the names", arguments: DiagramMode.all)
  func wellFormed(mode: DiagramMode) throws {
    for seed: UInt64 in 1...4 {
      let trace = GeneratedTrace(
        seed: seed, events: 100, nodes: 2 + Int(seed) * 2, isHostile: true
      ).trace
      for axis in [SpaceTimeFigure.Options.Axis.time, .order] {
        let text = figure(mode, trace, axis)
        let elements = try read(text)
        #expect(elements.first?.name == "svg")
        #expect(
          elements.allSatisfy { !$0.text.contains("\u{1B}") && !$0.text.contains("\u{202E}") })
        #expect(!text.contains("<script") && !text.contains("<!--"))
      }
    }
  }

  @Test("The reader notices what is not well-formed")
  func reader() {
    for text in [
      "<svg><g></svg>", "<svg>a & b</svg>", "<svg a=\"<\"/>", "<svg>\u{1}</svg>", "<svg/><svg/>",
    ] {
      #expect(FigureReader.elements(of: text) == nil, "\(text)")
    }
    #expect(FigureReader.elements(of: "<svg><g/></svg>")?.count == 2)
  }

  @Test(
    "Each message drawn is one of the trace and points forward in time", arguments: DiagramMode.all)
  func messages(mode: DiagramMode) throws {
    for seed: UInt64 in 1...4 {
      let trace = GeneratedTrace(seed: seed, events: 120, nodes: 2 + Int(seed) % 5).trace
      for axis in [SpaceTimeFigure.Options.Axis.time, .order] {
        let elements = try read(figure(mode, trace, axis))
        #expect(FigureChecks.messageMistakes(elements, trace) == [], "seed \(seed)")
      }
    }
  }

  @Test("Each event of the selection is drawn or counted", arguments: DiagramMode.all)
  func events(mode: DiagramMode) throws {
    for seed: UInt64 in 1...4 {
      let trace = GeneratedTrace(seed: seed, events: 120, nodes: 2 + Int(seed) % 5).trace
      let (selection, options) = mode.parts(trace, rows: 120)
      let layout = DiagramLayout(
        trace, selection, maximumLanes: FigureGeometry.maximumLanes, restOf: options.cutting)
      let drawn = try read(figure(mode, trace, .time)).filter { $0.classes.first == "event" }
      #expect(
        drawn.compactMap { $0.integer("data-event") }
          == layout.eventRows.map { Int($0.number.rawValue) })
      #expect(
        DiagramLayoutPropertyTests.mistakes(layout.eventRows, layout.selected, trace) == [])
    }
  }

  @Test("No label covers another or leaves the picture", arguments: DiagramMode.all)
  func labels(mode: DiagramMode) throws {
    for seed: UInt64 in 1...3 {
      let trace = GeneratedTrace(
        seed: seed, events: 110, nodes: 2 + Int(seed) * 2, isHostile: seed % 2 == 0
      ).trace
      for axis in [SpaceTimeFigure.Options.Axis.time, .order] {
        let elements = try read(figure(mode, trace, axis))
        #expect(FigureChecks.labelMistakes(elements) == [], "seed \(seed)")
        #expect(elements.contains { $0.classes.contains("label") })
      }
    }
  }

  @Test("The checks notice a label that covers, one that is clipped, and a message that is not so")
  func control() throws {
    let text = SpaceTimeFigure.svg(SampleTraces.coordinatorCrash())
    let elements = try read(text)
    let label = try #require(elements.first { $0.classes.contains("label") })
    var clipped = label
    clipped.attributes["x"] = "4000"
    #expect(FigureChecks.labelMistakes(elements + [label]).count == 1)
    #expect(FigureChecks.labelMistakes(elements + [clipped]).count == 1)
    #expect(FigureChecks.labelMistakes(elements) == [])
    let trace = SampleTraces.coordinatorCrash()
    #expect(FigureChecks.messageMistakes(elements, trace) == [])
    #expect(!FigureChecks.messageMistakes(elements, SampleTraces.cut()).isEmpty)
    let turned = elements.map { element in
      var copy = element
      (copy.attributes["y1"], copy.attributes["y2"]) = (
        element.attributes["y2"], element.attributes["y1"]
      )
      return copy
    }
    #expect(!FigureChecks.messageMistakes(turned, trace).isEmpty)
  }

  @Test("A title and a description say what there is to see")
  func words() throws {
    let elements = try read(SpaceTimeFigure.svg(SampleTraces.coordinatorCrash()))
    let title = try #require(elements.first { $0.name == "title" })
    let description = try #require(elements.first { $0.name == "desc" })
    #expect(title.text == "Space-time diagram")
    for words in [
      "5 lanes, 47 events, 0 ms to 12.1 ms", "client, coordinator, product, price, metadata",
      "coordinator crashes at 4 ms (#38)", "coordinator comes back at 10.03 ms (#46)",
      "15 messages sent", "2 lost", "1 lost at a node that is down", "price is \"committed\"",
      "Still on the way: m14 to coordinator.", "Folded: 11 events of bookkeeping",
    ] { #expect(description.text.contains(words), "\(words)") }
    let tips = elements.filter { $0.name == "title" }.map(\.text)
    #expect(tips.contains("#38 at 4 ms: coordinator crashes; what it had not synced is gone."))
  }

  @Test("Light, dark and both come from the same rules")
  func schemes() {
    let trace = SampleTraces.cut()
    let texts = [SpaceTimeFigure.Options.Scheme.adaptive, .light, .dark].map {
      SpaceTimeFigure.svg(trace, options: SpaceTimeFigure.Options(scheme: $0))
    }
    let media = "@media screen and (prefers-color-scheme: dark)"
    #expect(texts.map { $0.contains(media) } == [true, false, false])
    let (light, dark) = (FigurePalette.light.ink, FigurePalette.dark.ink)
    #expect(texts.map { $0.contains(light) } == [true, true, false])
    #expect(texts.map { $0.contains(dark) } == [true, false, true])
  }

  @Test("Text can be read on its paper: contrast of 4.5 to 1 or more (WCAG 2.1, 1.4.3)")
  func contrast() {
    for palette in [FigurePalette.light, .dark] {
      for ink in [palette.ink, palette.faint, palette.vermilion] {
        #expect(FigureChecks.contrast(ink, palette.paper) >= 4.5, "\(ink) on \(palette.paper)")
      }
      for line in [palette.blue, palette.green, palette.purple, palette.orange] {
        #expect(FigureChecks.contrast(line, palette.paper) >= 3, "\(line) on \(palette.paper)")
      }
    }
    #expect(FigureChecks.contrast("#777777", "#ffffff") < 4.5)
  }

  @Test("What is more than 400 rows or 16 lanes is left out and said so")
  func bounds() throws {
    let trace = GeneratedTrace(seed: 5, events: 3_000, nodes: 30).trace
    let text = SpaceTimeFigure.svg(trace, selection: TraceSelection(maximumRows: 100_000))
    let elements = try read(text)
    #expect(elements.filter { $0.classes.first == "event" }.count == 400)
    #expect(elements.filter { $0.classes.contains("name") }.count == 16)
    #expect(text.contains("left out (diagram from #"))
    #expect(text.contains("Left out: 14 nodes"))
    #expect(text.utf8.count < 400_000)
  }

  @Test("A picture refers to nothing outside, and its identifiers are its own")
  func identifiers() throws {
    let options = SpaceTimeFigure.Options(identifierPrefix: "2 <b>\"x")
    let text = SpaceTimeFigure.svg(SampleTraces.tampering(), options: options)
    let elements = try read(text)
    let identifiers = elements.compactMap { $0.attributes["id"] }
    #expect(Set(identifiers).count == identifiers.count)
    #expect(identifiers.allSatisfy { $0.hasPrefix("lightcone2bx-") })
    #expect(text.contains("url(#lightcone2bx-dots)"))
    #expect(text.split(separator: "http").count == 2, "only the name space")
    #expect(!text.contains("href"))
  }

  @Test("An empty trace, one node and no node at all give a picture")
  func little() throws {
    for trace in [
      Trace(), Trace(nodes: [TraceNode(name: "a", role: "r")]),
      GeneratedTrace(seed: 1, events: 5, nodes: 1).trace,
    ] { #expect(try read(SpaceTimeFigure.svg(trace)).first?.name == "svg") }
    var builder = TraceBuilder([])
    builder.add(.partition, label: "a | b")
    #expect(try read(SpaceTimeFigure.svg(builder.trace)).contains { $0.text == "cut: a | b" })
  }
}
