import LightconeTrace

/// Draws the rows of a layout, one canvas line each, and remembers which glyphs it used.
struct DiagramPainter {
  let geometry: DiagramGeometry
  let timeColumn: TimeColumn
  let display: Display
  /// What is drawn beside the events.
  let options: DiagramOptions
  /// What the cuts that occur separate, by the positions of their events.
  let cutGroups: [Int: CutGroups]
  var legend = DiagramLegend()
  /// The cuts that lasted in the row before.
  private var lastCuts: [Int] = []

  private var glyphs: DiagramGlyphs { DiagramGlyphs(kind: display.glyphs) }

  init(
    geometry: DiagramGeometry, timeColumn: TimeColumn, display: Display, options: DiagramOptions,
    cutGroups: [Int: CutGroups] = [:], cutsBefore: [Int] = []
  ) {
    self.geometry = geometry
    self.timeColumn = timeColumn
    self.display = display
    self.options = options
    self.cutGroups = cutGroups
    lastCuts = cutsBefore
  }

  /// The line of column titles.
  mutating func header(_ lanes: [Lane]) -> CanvasLine {
    var line = CanvasLine(columns: geometry.columns)
    writePrefix(number: "#", time: timeColumn.unit, on: &line)
    for (lane, description) in lanes.enumerated() {
      let column = geometry.column(ofLane: lane)
      let room = geometry.end(ofLane: lane) - column - (lane + 1 < lanes.count ? 1 : 0)
      write(
        DiagramLabel(description.name), in: LabelPlace(column: column, width: room), .bold, &line)
    }
    return line
  }

  /// The line of an event.
  mutating func row(_ row: DiagramLayout.EventRow) -> CanvasLine {
    var line = CanvasLine(columns: geometry.columns)
    let relation = options.cone?.relation(of: row.number)
    let isDimmed = relation == .concurrent && options.rest == .dimmed
    legend.note(relation)
    writePrefix(
      number: "\(relation?.sign ?? "")\(row.number)", time: timeColumn.text(row.time),
      shade: relation == .concurrent || relation == nil ? .dim : .bold, on: &line)
    drawMargin(row.cuts, row.figure, &line)
    draw(row.lifelines, &line)
    draw(isDimmed ? row.figure.withoutWords : row.figure, row.lifelines, &line)
    drawSeparations(row.cuts, lanes: row.lifelines.count, &line)
    if isDimmed {
      legend.hasDimmedRow = true
      line.dim()
    }
    return line
  }

  /// A line in which nothing happens.
  mutating func blank(_ lifelines: [Lifeline], cuts: [Int]) -> CanvasLine {
    var line = CanvasLine(columns: geometry.columns)
    lastCuts = cuts
    drawMargin(cuts, nil, &line)
    draw(lifelines, &line)
    drawSeparations(cuts, lanes: lifelines.count, &line)
    return line
  }

  /// A line that stands for a time in which nothing happens.
  mutating func quiet(_ span: TimeSpan, lanes: Int, cuts: [Int]) -> CanvasLine {
    var line = CanvasLine(columns: geometry.columns)
    drawMargin(cuts, nil, &line)
    for lane in 0..<lanes {
      line.write(glyphs.quiet, at: geometry.column(ofLane: lane), shade: .dim)
    }
    let label = DiagramLabel("\(span) pass")
    write(
      label, in: geometry.place(labelWidth: displayWidth(of: label.whole), atLane: 0), .dim, &line)
    return line
  }

  private mutating func draw(
    _ figure: DiagramFigure, _ lifelines: [Lifeline], _ line: inout CanvasLine
  ) {
    switch figure {
    case .mark(let lane, let mark, let label): draw(mark, label, atLane: lane, &line)
    case .band(let kind, let text): draw(kind, text, &line)
    case .arrow(let from, let to, let end, let label):
      draw(Arrow(from: from, to: to, end: end), label, lifelines, &line)
    case .wire(let one, let other, let label):
      draw(Arrow(from: min(one, other), to: max(one, other), end: .wire), label, lifelines, &line)
    }
  }

  private mutating func draw(
    _ lifelines: [Lifeline], _ line: inout CanvasLine
  ) {
    for (lane, style) in lifelines.enumerated() {
      legend.note(style)
      line.write(
        glyphs.lifeline(style), at: geometry.column(ofLane: lane),
        shade: DiagramGlyphs.shade(of: style))
    }
  }

  /// Shows in the margin where cuts begin, last and end. A cut that begins or ends where events are
  /// left out has no corner.
  private mutating func drawMargin(
    _ cuts: [Int], _ figure: DiagramFigure?, _ line: inout CanvasLine
  ) {
    defer { lastCuts = cuts }
    var glyph = cuts.isEmpty ? nil : glyphs.cutMargin
    var isCorner = false
    if case .band(let band, _) = figure {
      switch band {
      case .cut: glyph = glyphs.cutStart(isFirst: cuts.count < 2)
      case .repair: glyph = lastCuts.isEmpty ? nil : glyphs.cutEnd
      case .change: break
      }
      isCorner = band != .change
    }
    guard geometry.hasMargin, let glyph else { return }
    legend.hasCut = true
    line.write(glyph, at: geometry.marginColumn, shade: .yellow)
    if isCorner { line.write(glyphs.band, at: geometry.marginColumn + 1, shade: .yellow) }
  }

  /// Puts strokes between lanes that a cut separates, where nothing else stands.
  private mutating func drawSeparations(
    _ cuts: [Int], lanes: Int, _ line: inout CanvasLine
  ) {
    for lane in 0..<max(0, lanes - 1) {
      let column = geometry.column(ofLane: lane + 1) - 2
      let isCut = cuts.contains { cutGroups[$0]?.separates(lane, lane + 1) ?? false }
      guard isCut, line.isBlank(column - 1..<column + 2) else { continue }
      legend.hasSeparation = true
      line.write(glyphs.separation, at: column, shade: .yellow)
    }
  }

  private func writePrefix(
    number: String, time: String, shade: Shade = .dim, on line: inout CanvasLine
  ) {
    let numberEnd = geometry.numberWidth
    line.write(number.padded(toWidth: numberEnd, alignment: .right), at: 0, shade: shade)
    line.write(
      time.padded(toWidth: geometry.timeWidth, alignment: .right), at: numberEnd + 1, shade: .dim)
  }

  private mutating func draw(
    _ mark: DiagramMark, _ label: DiagramLabel, atLane lane: Int, _ line: inout CanvasLine
  ) {
    legend.note(mark)
    let shade = DiagramGlyphs.shade(of: mark)
    line.write(glyphs.mark(mark), at: geometry.column(ofLane: lane), shade: shade)
    let place = geometry.place(labelWidth: displayWidth(of: label.whole), atLane: lane)
    guard !label.whole.isEmpty else { return }
    line.write(" ", at: place.column - 1)
    write(label, in: place, shade, &line)
  }

  private mutating func draw(_ kind: DiagramBand, _ text: String, _ line: inout CanvasLine) {
    let shade: Shade = kind == .repair ? .green : .yellow
    let range = geometry.lanesStart..<geometry.bandEnd
    let label = DiagramLabel(text)
    let room = geometry.columns - range.lowerBound - 6
    line.write(
      String(repeating: glyphs.band, count: range.count), at: range.lowerBound, shade: shade)
    let width = min(displayWidth(of: label.whole), room)
    line.write(spaces(width + 2), at: range.lowerBound + 2)
    write(label, in: LabelPlace(column: range.lowerBound + 3, width: width), shade, &line)
    let end = range.lowerBound + 4 + width
    line.write(
      String(repeating: glyphs.band, count: max(2, range.upperBound - end)), at: end, shade: shade)
  }

  /// Writes a label where it was placed, cut if it must be.
  mutating func write(
    _ label: DiagramLabel, in place: LabelPlace, _ shade: Shade, _ line: inout CanvasLine
  ) {
    guard place.width > 0 || label.whole.isEmpty else { return legend.hasCutText = true }
    if displayWidth(of: label.whole) > place.width { legend.hasCutText = true }
    if label.tail.first == "m" { legend.hasMessageNumber = true }
    line.write(
      label.truncated(toWidth: place.width, glyphs: display.glyphs), at: place.column, shade: shade)
  }
}
