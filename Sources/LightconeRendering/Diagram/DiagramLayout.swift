import LightconeTrace

/// What a space-time diagram shows, before anyone decides how it looks: lanes and rows.
///
/// It knows the order of things and the state of every lifeline, but no columns, glyphs or colours,
/// so that a terminal and a vector picture can be drawn from the same value.
struct DiagramLayout {
  /// One node's place in the picture.
  struct Lane: Hashable {
    /// The node.
    var node: NodeID
    /// Its name, safe to print.
    var name: String
  }

  /// One line of the picture, in the order of time.
  enum Row {
    /// An event, and the lifeline of each lane once it has happened.
    case event(EventNumber, Instant, DiagramFigure, lifelines: [Lifeline])
    /// Events that are missing here.
    case gap(SelectedEvents.Gap)
  }

  /// The nodes that are shown.
  let lanes: [Lane]
  /// The names of the nodes that are not.
  let leftOutNodes: [String]
  /// What is shown of the trace's events, and what is not.
  let selected: SelectedEvents
  /// The picture's lines.
  private(set) var rows: [Row] = []

  /// Lays out a trace.
  ///
  /// - Parameter maximumLanes: how many lanes there is room for; the first ones are kept.
  /// - Complexity: O(events up to the end of the window).
  init(_ trace: Trace, _ selection: TraceSelection, maximumLanes: Int) {
    let wanted = selection.knownNodes(of: trace)
    let shown = Array(wanted.prefix(max(1, maximumLanes)))
    lanes = shown.map { Lane(node: $0, name: trace.name(of: $0).printable) }
    let isShown = Set(shown)
    leftOutNodes = trace.nodes.indices.filter { !isShown.contains(NodeID($0)) }
      .map { trace.nodes[$0].name.printable }
    selected = SelectedEvents(trace, selection) { isShown.contains(NodeID($0)) }
    makeRows(trace)
  }

  private mutating func makeRows(_ trace: Trace) {
    let figures = FigureMaker(trace: trace, lanes: lanes)
    var lifelines = Lifelines(nodeCount: trace.nodes.count)
    var next = 0
    func addRows(_ positions: [Int], to rows: inout [Row]) {
      for position in positions {
        while next <= position {
          lifelines.apply(trace.events[next])
          next += 1
        }
        let event = trace.events[position]
        guard let figure = figures.figure(for: event, at: position) else { continue }
        rows.append(
          .event(
            EventNumber(position + 1), event.time, figure,
            lifelines: lanes.map { lifelines[$0.node] }))
      }
    }
    addRows(selected.head, to: &rows)
    if let gap = selected.gap { rows.append(.gap(gap)) }
    addRows(selected.tail, to: &rows)
  }
}
