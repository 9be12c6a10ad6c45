import LightconeTrace
import Testing

@testable import LightconeRendering

@Suite("Two forks in one picture")
struct ForkDiagramTests {
  /// The coordinator's crash, and the same run with another end.
  private func pair() -> (Trace, Trace) {
    let first = SampleTraces.coordinatorCrash()
    var second = first
    second.events = ChunkedArray()
    for (position, event) in first.events.enumerated() where position < 37 || position > 43 {
      second.events.append(event)
    }
    return (first, second)
  }

  private func draw(_ first: Trace, _ second: Trace, _ display: Display) -> String {
    ForkDiagram.render(
      (name: "main", trace: first), (name: "other", trace: second), display: display)
  }

  @Test(
    "Side by side where there is room, one below the other where there is none",
    arguments: [80, 120, 160])
  func snapshots(columns: Int) throws {
    let (first, second) = pair()
    for display in [Display(columns: columns), .plain(columns: columns)] {
      let name = "fork-\(columns)-\(display.glyphs == .unicode ? "unicode" : "ascii")"
      try expectSnapshot(draw(first, second, display), name)
    }
  }

  @Test("What both have is drawn once, and what each has once for each")
  func once() {
    let (first, second) = pair()
    for columns in [80, 160] {
      let text = draw(first, second, Display(columns: columns))
      #expect(text.contains("#38: here main and other part"))
      #expect(text.components("#36 ") == 1)
      #expect(text.components("#54 ") == 1)
      #expect(text.components("committed  ") >= 1)
      #expect(text.contains("#58 ") && text.contains("#51 "))
    }
  }

  @Test("Lines are never too wide, for generated pairs")
  func fits() {
    for seed: UInt64 in 1...8 {
      let long = GeneratedTrace(seed: seed, events: 120, nodes: 4, isHostile: seed % 2 == 0).trace
      let short = GeneratedTrace(seed: seed, events: 90, nodes: 4, isHostile: seed % 2 == 0).trace
      for columns in [40, 80, 83, 160, 200] {
        for pair in [(long, short), (short, long)] {
          let wrong = draw(pair.0, pair.1, Display(columns: columns)).split(separator: "\n").filter
          {
            displayWidth(of: String($0)) > columns || $0.last == " "
          }
          #expect(wrong == [], "seed \(seed), \(columns) columns")
        }
      }
    }
  }

  @Test("Same times stand on the same line")
  func aligned() {
    let (first, second) = pair()
    let rows = draw(first, second, Display(columns: 160)).split(separator: "\n")
      .filter { $0.contains(" ║ ") && $0.contains("11.20") }
    #expect(!rows.isEmpty)
    for row in rows { #expect(String(row).components("11.20") == 2) }
  }

  @Test("Equal runs, runs that have ended, and runs with nothing in common say so")
  func special() {
    let trace = SampleTraces.coordinatorCrash()
    #expect(
      draw(trace, trace, Display()).hasPrefix("main and other are the same, event for event."))
    var begin = trace
    begin.events = ChunkedArray()
    for event in trace.events.prefix(20) { begin.events.append(event) }
    #expect(draw(trace, begin, Display(columns: 200)).contains("other has ended"))
    #expect(draw(trace, begin, Display(columns: 80)).contains("This run has ended."))
    let nothing = draw(SampleTraces.cut(), SampleTraces.crowd(3), Display(columns: 200))
    #expect(nothing.hasPrefix("The two runs have no event in common."))
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(_ text: String) -> Int {
    var count = 0
    var rest = self[...]
    while let range = rest.firstRange(of: text) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
