import LightconeTrace

/// The lines of a diagram that stand between its header and its legend.
struct DiagramBody {
  /// A line of the picture.
  struct Line {
    var canvas: CanvasLine
    /// When the line's event happens; nil for a line without one.
    var time: Instant?
  }

  let layout: DiagramLayout
  private(set) var painter: DiagramPainter
  /// How times become space, if the picture is to scale.
  private(set) var scale: TimeScale?

  /// Lays out a trace for so many columns.
  init(
    _ trace: Trace, _ display: Display, columns: Int, _ selection: TraceSelection,
    _ options: DiagramOptions
  ) {
    var wide = selection
    (wide.nodes, wide.hidden, wide.groups) = ([], [], [])
    let all = SelectedEvents(trace, wide, LaneTable(trace, wide))
    let isMovable = selection.around != nil || options.cutting != nil
    let lastNumber = isMovable ? trace.events.count : all.window.upperBound
    let numberWidth = "#\(lastNumber)".count + (options.cone == nil ? 0 : 1)
    var timeColumn = TimeColumn((all.head + all.tail).map { trace.events[$0.last].time })
    let hasCut = trace.hasCut(before: isMovable ? trace.events.count : all.window.upperBound)
    var geometry = DiagramGeometry(
      columns: columns, numberWidth: numberWidth, timeWidth: timeColumn.width, hasMargin: hasCut)
    layout = DiagramLayout(
      trace, selection, maximumLanes: geometry.maximumLanes, restOf: options.cutting,
      known: selection == wide ? all : nil)
    let rows = layout.eventRows
    let lasting = rows.flatMap(\.cuts) + layout.cutsBefore
    if isMovable { timeColumn = TimeColumn(rows.map(\.time)) }
    geometry = DiagramGeometry(
      columns: columns, numberWidth: numberWidth, timeWidth: timeColumn.width,
      hasMargin: !lasting.isEmpty)
    let lanes = layout.lanes
    var cutGroups: [Int: CutGroups] = [:]
    for cut in lasting where cutGroups[cut] == nil {
      let label = trace.labels[trace.events[cut].label]
      cutGroups[cut] = CutGroups(label: label, lanes: lanes, trace: trace)
    }
    painter = DiagramPainter(
      geometry: geometry.withLanes(lanes.count), timeColumn: timeColumn, display: display,
      options: options, cutGroups: cutGroups,
      cutsBefore: layout.cutsBefore)
    if options.isToScale { scale = TimeScale(rows.map(\.time)) }
  }

  /// The line of column titles.
  mutating func header() -> CanvasLine { painter.header(layout.lanes) }

  /// The rows, and for each the line that goes on above it while nothing happens.
  mutating func linesWithFillers() -> (lines: [Line], fillers: [CanvasLine]) {
    let lines = self.lines()
    var fillers: [CanvasLine] = []
    var (lifelines, cuts) = (layout.lifelinesBefore, layout.cutsBefore)
    var rows = layout.eventRows[...]
    for line in lines {
      fillers.append(painter.blank(lifelines, cuts: cuts))
      if line.time != nil, let row = rows.popFirst() {
        (lifelines, cuts) = (row.lifelines, row.cuts)
      }
    }
    return (lines, fillers)
  }

  /// The rows, with the space between them.
  mutating func lines() -> [Line] {
    var lines: [Line] = []
    var lifelines = layout.lifelinesBefore
    var cuts = layout.cutsBefore
    var index = 0
    var isBehindGap = false
    for row in layout.rows {
      switch row {
      case .event(let row):
        if !isBehindGap { lines += space(before: index, lifelines, cuts) }
        isBehindGap = false
        lines.append(Line(canvas: painter.row(row), time: row.time))
        (lifelines, cuts) = (row.lifelines, row.cuts)
        index += 1
      case .gap(let gap):
        isBehindGap = true
        let text = Account(command: "diagram").line(for: gap)
        for part in text.wrapped(toWidth: painter.geometry.columns, continuation: "    ") {
          var canvas = CanvasLine(columns: painter.geometry.columns)
          canvas.write(part, at: 0)
          lines.append(Line(canvas: canvas))
        }
      }
    }
    return lines
  }

  private mutating func space(
    before index: Int, _ lifelines: [Lifeline], _ cuts: [Int]
  ) -> [Line] {
    guard let scale, scale.spaces.indices.contains(index) else { return [] }
    switch scale.spaces[index] {
    case .quiet(let span):
      return [Line(canvas: painter.quiet(span, lanes: lifelines.count, cuts: cuts))]
    case .lines(let count):
      return (0..<count).map { _ in Line(canvas: painter.blank(lifelines, cuts: cuts)) }
    }
  }

  /// What is not in the picture, in lines.
  func account(_ trace: Trace, _ selection: TraceSelection, columns: Int) -> [String] {
    accountSentences(trace, selection)
      .flatMap { $0.wrapped(toWidth: columns, continuation: "  ") }
  }

  private func accountSentences(_ trace: Trace, _ selection: TraceSelection) -> [String] {
    scaleSentence
      + DiagramAccount(layout: layout, command: "diagram").sentences(
        trace, selection, cone: painter.options.cutting)
  }

  /// What is not in the picture though it lies in its window, and what lasts through it.
  func folded(_ trace: Trace) -> [String] {
    let account = DiagramAccount(layout: layout, command: "diagram")
    return scaleSentence + account.lasting(trace)
      + account.missing(trace, cone: painter.options.cutting)
  }

  private var scaleSentence: [String] {
    scale.map { ["To scale: an empty line is \($0.spanPerLine)."] } ?? []
  }
}

extension Trace {
  /// Whether the network is cut before an event.
  func hasCut(before end: Int) -> Bool {
    (0..<min(end, events.count)).contains { events[$0].kind == .partition }
  }
}
