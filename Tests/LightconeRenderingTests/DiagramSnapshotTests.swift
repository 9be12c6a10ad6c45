import LightconeRendering
import LightconeTrace
import Testing

@Suite("Whole diagrams and narrations, as recorded")
struct DiagramSnapshotTests {
  @Test("A coordinator's crash, drawn for four displays", arguments: [80, 120])
  func coordinatorCrash(columns: Int) throws {
    let trace = SampleTraces.coordinatorCrash()
    try expectSnapshot(
      SpaceTimeDiagram.render(trace, display: Display(columns: columns)),
      "coordinator-crash-\(columns)-unicode")
    try expectSnapshot(
      SpaceTimeDiagram.render(trace, display: .plain(columns: columns)),
      "coordinator-crash-\(columns)-ascii")
  }

  @Test("A cut, a loss in it and the repair")
  func cut() throws {
    try expectSnapshot(SpaceTimeDiagram.render(SampleTraces.cut()), "cut-80-unicode")
    try expectSnapshot(
      SpaceTimeDiagram.render(SampleTraces.cut(), display: .plain()), "cut-80-ascii")
  }

  @Test("Messages, wires and nodes that are tampered with")
  func tampering() throws {
    let trace = SampleTraces.tampering()
    try expectSnapshot(SpaceTimeDiagram.render(trace), "tampering-80-unicode")
    try expectSnapshot(
      SpaceTimeDiagram.render(trace, display: .plain(columns: 60)), "tampering-60-ascii")
    try expectSnapshot(Narration.render(trace), "tampering-narration")
  }

  @Test("Colour is added around the same glyphs")
  func color() throws {
    try expectSnapshot(
      SpaceTimeDiagram.render(SampleTraces.cut(), display: Display(color: true)), "cut-80-color")
  }

  @Test("More nodes than fit, and more events than are shown")
  func crowd() throws {
    try expectSnapshot(
      SpaceTimeDiagram.render(
        SampleTraces.crowd(12), selection: TraceSelection(maximumRows: 20)), "crowd-80-unicode")
  }

  @Test("Everything, bookkeeping included")
  func everything() throws {
    let selection = TraceSelection(everything: true)
    let trace = SampleTraces.everyKind()
    try expectSnapshot(
      SpaceTimeDiagram.render(trace, selection: selection), "every-kind-80-unicode")
    try expectSnapshot(Narration.render(trace, selection: selection), "every-kind-narration")
  }

  @Test("A coordinator's crash in sentences")
  func narration() throws {
    try expectSnapshot(
      Narration.render(SampleTraces.coordinatorCrash()), "coordinator-crash-narration")
  }
}
