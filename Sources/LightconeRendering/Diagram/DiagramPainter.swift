import LightconeTrace

/// Draws the rows of a layout, one canvas line each, and remembers which glyphs it used.
struct DiagramPainter {
  let geometry: DiagramGeometry
  let timeColumn: TimeColumn
  let display: Display
  /// The cone whose past and future are marked, if any.
  let cone: Cone?
  var legend = DiagramLegend()

  private var glyphs: DiagramGlyphs { DiagramGlyphs(kind: display.glyphs) }

  init(
    geometry: DiagramGeometry, timeColumn: TimeColumn, display: Display, cone: Cone? = nil
  ) {
    self.geometry = geometry
    self.timeColumn = timeColumn
    self.display = display
    self.cone = cone
  }

  /// The line of column titles.
  mutating func header(_ lanes: [DiagramLayout.Lane]) -> String {
    var line = CanvasLine(columns: geometry.columns)
    writePrefix(number: "#", time: timeColumn.unit, on: &line)
    for (lane, description) in lanes.enumerated() {
      let column = geometry.column(ofLane: lane)
      let room = geometry.end(ofLane: lane) - column - (lane + 1 < lanes.count ? 1 : 0)
      write(
        DiagramLabel(description.name), in: LabelPlace(column: column, width: room), .bold, &line)
    }
    return line.rendered(Style(display))
  }

  /// The line of an event.
  mutating func row(
    _ number: EventNumber, _ time: Instant, _ figure: DiagramFigure, lifelines: [Lifeline]
  ) -> String {
    var line = CanvasLine(columns: geometry.columns)
    let relation = cone?.relation(of: number)
    legend.note(relation)
    writePrefix(
      number: "\(relation?.sign ?? "")\(number)", time: timeColumn.text(time),
      shade: relation == .concurrent || relation == nil ? .dim : .bold, on: &line)
    for (lane, style) in lifelines.enumerated() {
      legend.note(style)
      line.write(
        glyphs.lifeline(style), at: geometry.column(ofLane: lane),
        shade: DiagramGlyphs.shade(of: style))
    }
    switch figure {
    case .mark(let lane, let mark, let label): draw(mark, label, atLane: lane, &line)
    case .band(let kind, let text): draw(kind, text, &line)
    case .arrow(let from, let to, let end, let label):
      draw(Arrow(from: from, to: to, end: end), label, lifelines, &line)
    case .wire(let one, let other, let label):
      draw(Arrow(from: min(one, other), to: max(one, other), end: .wire), label, lifelines, &line)
    }
    return line.rendered(Style(display))
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
    line.write(" ", at: place.column - 1)
    write(label, in: place, shade, &line)
  }

  private mutating func draw(_ kind: DiagramBand, _ text: String, _ line: inout CanvasLine) {
    let shade: Shade = kind == .cut ? .yellow : .green
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
