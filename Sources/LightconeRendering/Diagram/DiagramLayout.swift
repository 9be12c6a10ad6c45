import LightconeTrace

/// What a space-time diagram shows, before anyone decides how it looks: lanes and rows.
///
/// It knows the order of things and the state of every lifeline, but no columns, glyphs or colours,
/// so that a terminal and a vector picture can be drawn from the same value.
struct DiagramLayout {
  /// An event, and how things stand once it has happened.
  struct EventRow {
    /// The event, or the first of those that share the row.
    var number: EventNumber
    /// When it happened; the last of several.
    var time: Instant
    /// What it looks like.
    var figure: DiagramFigure
    /// The lifeline of each lane.
    var lifelines: [Lifeline]
    /// The cuts that last, by the positions of their events.
    var cuts: [Int]
    /// All events of the row, by position.
    var members: [Int]
  }

  /// One line of the picture, in the order of time.
  enum Row {
    /// Something that happened.
    case event(EventRow)
    /// Events that are missing here.
    case gap(SelectedEvents.Gap)
  }

  /// Which lane each node has.
  let laneTable: LaneTable
  /// The names of the nodes that have none.
  let leftOutNodes: [String]
  /// What is shown of the trace's events, and what is not.
  let selected: SelectedEvents
  /// How things stand before the first row.
  private(set) var lifelinesBefore: [Lifeline] = []
  /// The cuts that last before the first row, by the positions of their events.
  private(set) var cutsBefore: [Int] = []
  /// The picture's lines.
  private(set) var rows: [Row] = []

  /// The lanes from left to right.
  var lanes: [Lane] { laneTable.lanes }

  /// The rows with an event.
  var eventRows: [EventRow] {
    rows.compactMap { if case .event(let row) = $0 { row } else { nil } }
  }

  /// Lays out a trace.
  ///
  /// - Parameters:
  ///   - maximumLanes: how many lanes there is room for; the first ones are kept.
  ///   - restOf: a cone whose concurrent events are left out, if any.
  ///   - known: the events that the selection shows where all its lanes have room and no cone leaves
  ///     any out, if somebody has chosen them already.
  /// - Complexity: O(events up to the end of the window), text only for the rows.
  init(
    _ trace: Trace, _ selection: TraceSelection, maximumLanes: Int, restOf cone: Cone? = nil,
    known: SelectedEvents? = nil
  ) {
    laneTable = LaneTable(trace, selection, maximumLanes: maximumLanes)
    leftOutNodes = laneTable.leftOutNames(of: trace)
    if let known, leftOutNodes.isEmpty, cone == nil {
      selected = known
    } else {
      selected = SelectedEvents(trace, selection, laneTable, restOf: cone)
    }
    makeRows(trace, EventSieve(trace, selection, laneTable, restOf: cone))
  }

  private mutating func makeRows(_ trace: Trace, _ sieve: EventSieve) {
    let figures = FigureMaker(trace: trace, lanes: laneTable, before: selected.window.upperBound)
    var lifelines = Lifelines(nodeCount: trace.nodes.count)
    var cuts = ActiveCuts()
    var next = 0
    func advance(past position: Int) {
      while next <= position {
        let event = trace.events[next]
        lifelines.apply(event)
        cuts.apply(event, at: next)
        next += 1
      }
    }
    func addRows(_ selectedRows: [SelectedRow], to rows: inout [Row]) {
      for row in selectedRows {
        advance(past: row.last)
        let members = sieve.members(of: row)
        guard let figure = figures.figure(forMembers: members) else { continue }
        rows.append(
          .event(
            EventRow(
              number: EventNumber(row.first + 1), time: trace.events[row.last].time,
              figure: figure, lifelines: laneTable.lanes.map { lifelines[$0] },
              cuts: cuts.positions, members: members)))
      }
    }
    advance(past: selected.window.lowerBound - 1)
    lifelinesBefore = lanes.map { lifelines[$0] }
    cutsBefore = cuts.positions
    addRows(selected.head, to: &rows)
    if let gap = selected.gap { rows.append(.gap(gap)) }
    addRows(selected.tail, to: &rows)
  }
}
