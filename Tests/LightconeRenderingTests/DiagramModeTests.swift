import LightconeTrace
import Testing

@testable import LightconeRendering

@Suite("Every way to draw a trace")
struct DiagramModeTests {
  private static let displays = [80, 120].flatMap {
    [Display(columns: $0), Display.plain(columns: $0)]
  }

  private func suffix(_ display: Display) -> String {
    "\(display.columns)-\(display.glyphs == .unicode ? "unicode" : "ascii")"
  }

  @Test("Each mode, as recorded", arguments: DiagramMode.all.dropFirst(2))
  func snapshots(mode: DiagramMode) throws {
    var trace = SampleTraces.coordinatorCrash()
    for (index, zone) in ["", "", "east", "east", "west"].enumerated() {
      trace.nodes[index].zone = zone
      if index > 1 { trace.nodes[index].role = "participant" }
    }
    for display in Self.displays {
      try expectSnapshot(mode.drawn(trace, display), "mode-\(mode.name)-\(suffix(display))")
    }
  }

  @Test("A cut that began before the window lasts in its margin")
  func cutBefore() throws {
    let selection = TraceSelection(first: EventNumber(3), last: EventNumber(8))
    let text = SpaceTimeDiagram.render(SampleTraces.cut(), selection: selection)
    try expectSnapshot(text, "cut-before-80-unicode")
    #expect(text.contains("Cut before: #2 (writer left | right)."))
    let after = SpaceTimeDiagram.render(
      SampleTraces.cut(), selection: TraceSelection(first: EventNumber(8)))
    #expect(!after.contains("║ in the margin"))
  }

  @Test("No line is too wide or ends in a blank, whatever the names", arguments: DiagramMode.all)
  func fits(mode: DiagramMode) {
    for seed: UInt64 in 1...6 {
      let trace = GeneratedTrace(
        seed: seed, events: 150, nodes: 2 + Int(seed), isHostile: seed % 2 == 0
      ).trace
      for columns in [40, 80, 120] {
        for glyphs in [Display.Glyphs.unicode, .ascii] {
          let display = Display(columns: columns, glyphs: glyphs)
          let wrong = mode.drawn(trace, display).split(separator: "\n").filter {
            displayWidth(of: String($0)) > columns || $0.last == " "
          }
          #expect(wrong == [], "seed \(seed), \(columns) columns")
        }
      }
    }
  }

  @Test("No name can send a control character", arguments: DiagramMode.all)
  func controls(mode: DiagramMode) {
    let trace = GeneratedTrace(seed: 8, events: 200, nodes: 8, isHostile: true).trace
    let text = mode.drawn(trace, Display())
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && $0 != "\u{202E}") })
  }
}
