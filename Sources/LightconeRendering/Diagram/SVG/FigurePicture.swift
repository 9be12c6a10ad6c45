import LightconeTrace

/// Draws one space-time diagram as SVG, layer by layer.
struct FigurePicture {
  let trace: Trace
  let options: SpaceTimeFigure.Options
  let layout: DiagramLayout
  let plan: FigurePlan
  let geometry: FigureGeometry
  let arrows: [FigureArrow]
  let spans: FigureSpans
  let timeColumn: TimeColumn
  let separations: [FigureSeparation]
  /// The width of the column with times.
  let timeWidth: Double
  private let notes: [String]

  private static let titleHeight = 44.0

  init(_ trace: Trace, _ selection: TraceSelection, _ options: SpaceTimeFigure.Options) {
    self.trace = trace
    self.options = options
    layout = DiagramLayout(
      trace, selection, maximumLanes: FigureGeometry.maximumLanes, restOf: options.cutting)
    let rows = layout.eventRows
    timeColumn = TimeColumn(rows.map(\.time))
    timeWidth = FigureText.width(of: String(repeating: "0", count: max(3, timeColumn.width))) + 12
    let number = rows.last.map { "\($0.number)" } ?? ""
    let numberWidth = options.axis == .order ? FigureText.width(of: number) + 8 : 0
    geometry = FigureGeometry(
      laneCount: layout.lanes.count, axisWidth: timeWidth + numberWidth + 14)
    plan = FigurePlan(
      layout, trace, axis: options.axis,
      top: FigureGeometry.margin + FigurePicture.titleHeight + FigureGeometry.headHeight + 30)
    arrows = FigureArrows(plan, geometry, layout.laneTable, trace).arrows
    spans = FigureSpans(layout, plan, trace)
    separations = FigureSeparation.all(spans.cuts, layout, trace)
    notes = DiagramAccount(layout: layout, command: "diagram").sentences(
      trace, selection, cone: options.cutting)
  }

  /// The whole picture.
  func drawn() -> SVGElement {
    let labels = placedLabels()
    let legend = FigureLegend(
      plan, arrows, spans, options, hasSeparation: !separations.isEmpty)
    let (signs, legendBottom) = legend.drawn(
      left: FigureGeometry.margin, right: geometry.width - FigureGeometry.margin,
      top: plan.bottom + 34)
    let allNotes = notes + labels.notes
    let footer = self.footer(allNotes, top: legendBottom + 8)
    let height = footer.bottom + FigureGeometry.margin
    var picture = opening(height: height, allNotes)
    picture.add(paper(height: height))
    picture.add(head())
    picture.addUnlessEmpty(cutLayer())
    picture.add(axisLayer())
    picture.add(lifelineLayer())
    picture.addUnlessEmpty(operationLayer())
    picture.addUnlessEmpty(messageLayer())
    picture.add(eventLayer())
    picture.addUnlessEmpty(labels.element)
    picture.add(signs.reduce(into: SVGElement("g")) { $0.add($1) })
    picture.addUnlessEmpty(footer.element)
    return picture
  }

  private func opening(height: Double, _ notes: [String]) -> SVGElement {
    let prefix = options.safePrefix
    let summary = FigureSummary(trace: trace, layout: layout)
    let sheet = FigureStyleSheet(root: "\(prefix)-diagram", prefix: prefix)
    return SVGElement("svg", class: "\(prefix)-diagram")
      .with("xmlns", "http://www.w3.org/2000/svg")
      .with("width", geometry.width).with("height", height)
      .with("viewBox", "0 0 \(svgNumber(geometry.width)) \(svgNumber(height))")
      .with("role", "img").with("aria-labelledby", "\(prefix)-title \(prefix)-desc")
      .with(SVGElement("title").with("id", "\(prefix)-title").with(text: title))
      .with(
        SVGElement("desc").with("id", "\(prefix)-desc")
          .with(text: summary.sentences(notes).joined(separator: " "))
      )
      .with(SVGElement("style").with(text: sheet.rules(options.scheme)))
      .with(patterns)
  }

  private var title: String {
    if !options.title.isEmpty { return options.title.printable }
    return options.cone.map { "Space-time diagram with the cone of \($0.event)" }
      ?? "Space-time diagram"
  }

  /// The patterns that tell areas apart without colour.
  private var patterns: SVGElement {
    let prefix = options.safePrefix
    func pattern(_ name: String, _ size: Double) -> SVGElement {
      SVGElement("pattern").with("id", "\(prefix)-\(name)").with("width", size)
        .with("height", size).with("patternUnits", "userSpaceOnUse")
    }
    let ground = FigureBox(left: 0, top: 0, right: 6, bottom: 6)
    return SVGElement("defs")
      .with(
        pattern("hatch", 6).with(FigureShapes.rectangle(ground, "hatch-ground"))
          .with(SVGElement("path", class: "hatch-line").with("d", "M-1 1L1 -1M0 6L6 0M5 7L7 5"))
      )
      .with(pattern("dots", 5).with(FigureShapes.circle(2.5, 2.5, 1.3, "dot")))
      .with(
        pattern("grid", 5).with(SVGElement("path", class: "tick").with("d", "M0 2.5h5M2.5 0v5")))
  }

  private func paper(height: Double) -> SVGElement {
    FigureShapes.rectangle(
      FigureBox(left: 0, top: 0, right: geometry.width, bottom: height), "paper")
  }

  /// The title and the names of the lanes.
  private func head() -> SVGElement {
    let margin = FigureGeometry.margin
    let room = geometry.width - 2 * margin
    var group = SVGElement("g")
    group.add(
      FigureShapes.text(
        FigureText.shortened(title, toWidth: room, size: 15, isBold: true), margin, margin + 14,
        "title"))
    let line = FigureSummary(trace: trace, layout: layout).title
    group.add(
      FigureShapes.text(FigureText.shortened(line, toWidth: room), margin, margin + 32, "note"))
    let top = margin + FigurePicture.titleHeight
    for (index, lane) in layout.lanes.enumerated() {
      let name = FigureText.shortened(
        lane.name, toWidth: geometry.laneWidth - 20, size: 12, isBold: true)
      let half = max(22, FigureText.width(of: name, size: 12, isBold: true) / 2 + 8)
      let x = geometry.x(index)
      var box = SVGElement("g")
      box.add(SVGElement("title").with(text: lane.name))
      box.add(
        FigureShapes.rectangle(
          FigureBox(
            left: x - half, top: top, right: x + half, bottom: top + FigureGeometry.headHeight),
          "box"
        ).with("rx", 4))
      box.add(FigureShapes.text(name, x, top + 16, "name"))
      group.add(box)
    }
    return group
  }

  /// What is left out, in words.
  private func footer(_ notes: [String], top: Double) -> (element: SVGElement, bottom: Double) {
    var group = SVGElement("g")
    var y = top
    for note in notes {
      let width = geometry.width - 2 * FigureGeometry.margin
      for line in FigureText.lines(of: note, width: width) {
        group.add(FigureShapes.text(line, FigureGeometry.margin, y + 12, "note"))
        y += FigureText.lineHeight
      }
    }
    return (group, y)
  }

  /// How an event stands to the cone, as a class.
  func style(of event: EventNumber) -> String {
    guard let cone = options.cone else { return "" }
    return switch cone.relation(of: event) {
    case .past: "past"
    case .itself: "itself"
    case .future: "future"
    case .concurrent: options.rest == .dimmed ? "faint" : ""
    }
  }

  /// A message belongs to the past if its end does, and to the future if its beginning does.
  func style(of arrow: FigureArrow) -> String {
    guard let cone = options.cone else { return "" }
    let end = cone.relation(of: arrow.event)
    if end == .past || end == .itself { return "past" }
    let start = cone.relation(of: arrow.sent ?? arrow.event)
    if end == .future, start == .future || start == .itself || arrow.sent == nil { return "future" }
    return options.rest == .dimmed ? "faint" : ""
  }
}

/// Two lanes side by side that a cut separates, and for how long.
struct FigureSeparation: Hashable {
  /// The left one of the lanes.
  var lane: Int
  var top: Double
  var bottom: Double

  /// What the cuts of a picture separate.
  static func all(
    _ cuts: [FigureCut], _ layout: DiagramLayout, _ trace: Trace
  ) -> [FigureSeparation] {
    cuts.flatMap { cut -> [FigureSeparation] in
      let label = trace.labels[trace.events[cut.position].label]
      let groups = CutGroups(label: label, lanes: layout.lanes, trace: trace)
      return layout.lanes.indices.dropLast().filter { groups.separates($0, $0 + 1) }.map {
        FigureSeparation(
          lane: $0, top: cut.top + (cut.hasStart ? 18 : 0),
          bottom: cut.bottom - (cut.hasEnd ? 18 : 0))
      }
    }
  }
}
