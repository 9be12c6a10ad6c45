import LightconeRendering
import LightconeTrace
import Testing

@Suite("Exports, as recorded")
struct ExportSnapshotTests {
  static let traces: [String: Trace] = [
    "coordinator-crash": SampleTraces.coordinatorCrash(), "cut": SampleTraces.cut(),
    "every-kind": SampleTraces.everyKind(), "tampering": SampleTraces.tampering(),
  ]

  @Test(
    "All formats of four runs", arguments: ["coordinator-crash", "cut", "every-kind", "tampering"])
  func all(name: String) throws {
    let trace = try #require(Self.traces[name]).withCauses
    for export in EveryExport.of(trace) {
      // A snapshot has one line break more than the export.
      try expectSnapshot(export.text, "export-\(name)-\(export.kind)")
    }
  }

  @Test("A cone in a causal graph")
  func cone() throws {
    let trace = SampleTraces.coordinatorCrash().withCauses
    let cone = CausalOrder(trace).cone(of: EventNumber(20))
    try expectSnapshot(CausalGraphDocument.render(trace, cone: cone), "export-cone-dot")
  }

  @Test("A graph of states, whole and cut")
  func stateGraph() throws {
    let graph = StateGraph(
      states: [
        .init(label: "a: 0\nb: \"0\"", isInitial: true), .init(label: "a: 1"),
        .init(label: "a \\ b", isFound: true),
      ],
      edges: [.init(from: 0, to: 1, label: "a gets \"x\""), .init(from: 1, to: 2)],
      leftOutStateCount: 4)
    try expectSnapshot(StateGraphDocument.render(graph), "export-states-dot")
    try expectSnapshot(StateGraphDocument.render(graph, maximumStates: 2), "export-states-cut-dot")
  }
}
