public import LightconeTrace

/// Draws what could have caused what in a trace as a graph for GraphViz (`dot -Tsvg`).
///
/// Rules:
/// 1. Each node's events stand in a box of their own, in their order from top to bottom; what happened to
///    the network stands in one more.
/// 2. An edge means: comes before, by ``CausalOrder``. Edges that follow from others are left out, and
///    none leads back in time. Messages are drawn bold.
/// 3. With a cone, its event is doubly framed, its past has bold frames, its future dashed ones, and the
///    rest is grey and dotted.
/// 4. At most as many events as the selection has rows; what is left out is said below the graph.
///
/// What it does not promise: that an edge was a cause. It could have been.
public enum CausalGraphDocument {
  /// The graph in the DOT language, with a line break at its end.
  ///
  /// - Complexity: see ``CausalOrder``; and O(events shown²).
  public static func render(
    _ trace: Trace, cone: Cone? = nil, selection: TraceSelection = TraceSelection(maximumRows: 300)
  ) -> String {
    let plain = selection.withoutLanes
    let selected = SelectedEvents(trace, plain, LaneTable(trace, plain))
    let positions = (selected.head + selected.tail).map(\.first)
    var painter = CausalGraphPainter(trace, cone, positions: positions)
    return painter.document(leftOut: leftOut(selected, of: trace.events.count))
  }

  private static func leftOut(_ selected: SelectedEvents, of count: Int) -> [String] {
    var lines: [String] = []
    if selected.window.count < count {
      lines.append("\(count - selected.window.count) of \(count) events lie outside the window.")
    }
    if let gap = selected.gap {
      lines.append("\(gap.count) events from \(gap.first) to \(gap.last) are left out.")
    }
    let others = selected.missing.bookkeeping + selected.missing.hidden
    if others > 0 {
      lines.append("\(others) events of bookkeeping or at other nodes are left out.")
    }
    return lines
  }
}

/// Writes a causal graph.
private struct CausalGraphPainter {
  private let trace: Trace
  private let cone: Cone?
  private let graph: CausalGraph
  private let sentences: EventSentence
  private var lines: [String] = []

  init(_ trace: Trace, _ cone: Cone?, positions: [Int]) {
    self.trace = trace
    self.cone = cone
    graph = CausalGraph(trace, positions: positions)
    sentences = EventSentence(trace: trace)
  }

  mutating func document(leftOut: [String]) -> String {
    lines = [
      "digraph trace {", "  rankdir=TB;",
      // Without it dot places each box by itself, and fails where causes lead to and fro.
      "  newrank=true;",
      "  node [shape=box, fontname=\"sans-serif\", fontsize=10];", "  edge [arrowsize=0.6];",
    ]
    if !leftOut.isEmpty {
      lines.append("  labelloc=b;")
      lines.append("  label=\(GraphVizText.quoted(leftOut));")
    }
    for node in trace.nodes.indices {
      cluster("node\(node)", trace.nodes[node].name) { $0 == node }
    }
    let nodeCount = trace.nodes.count
    cluster("network", "network") { $0 < 0 || $0 >= nodeCount }
    for edge in graph.edges { self.edge(edge.from, edge.to) }
    lines.append("}")
    return lines.joined(separator: "\n") + "\n"
  }

  private mutating func cluster(_ id: String, _ name: String, _ holds: (Int) -> Bool) {
    let own = graph.positions.filter { holds(Int(trace.events[$0].nodePosition)) }
    guard !own.isEmpty else { return }
    lines.append("  subgraph cluster_\(id) {")
    lines.append("    label=\(GraphVizText.quoted([name]));")
    lines.append("    labelloc=t;")
    for position in own {
      let number = EventNumber(position + 1)
      let event = trace.events[position]
      let label = GraphVizText.quoted([
        "\(number) at \(event.time)", sentences.sentence(for: event),
      ])
      lines.append("    e\(position + 1) [label=\(label)\(style(number))];")
    }
    lines.append("  }")
  }

  private func style(_ number: EventNumber) -> String {
    switch cone?.relation(of: number) {
    case .past: ", style=bold"
    case .itself: ", peripheries=2, style=bold"
    case .future: ", style=dashed"
    case .concurrent: ", style=dotted, color=gray50, fontcolor=gray50"
    case nil: ""
    }
  }

  private mutating func edge(_ from: Int, _ to: Int) {
    let (first, second) = (trace.events[from], trace.events[to])
    let isMessage =
      first.kind == .send && first.message == second.message
      && (second.kind == .deliver || second.kind == .lose)
    let isGrey =
      cone.map { cone in
        [from, to].contains { cone.relation(of: EventNumber($0 + 1)) == .concurrent }
      } ?? false
    var styles: [String] = []
    if isMessage { styles.append("penwidth=2, label=\"m\(first.message)\"") }
    if isMessage, second.kind == .lose { styles.append("style=dashed, arrowhead=tee") }
    if isGrey { styles.append("color=gray70") }
    let attributes = styles.isEmpty ? "" : " [\(styles.joined(separator: ", "))]"
    lines.append("  e\(from + 1) -> e\(to + 1)\(attributes);")
  }
}
