import LightconeTrace

/// What the signs of a picture mean: only those that occur.
struct FigureLegend {
  /// A sign with its meaning.
  struct Item {
    /// Draws the sign around a point.
    var sign: (Double, Double) -> [SVGElement]
    var meaning: String
  }

  private(set) var items: [Item] = []

  /// The height of a line of the legend.
  static let lineHeight = 22.0
  private static let signWidth = 34.0

  /// Collects the signs of a picture.
  init(
    _ plan: FigurePlan, _ arrows: [FigureArrow], _ spans: FigureSpans,
    _ options: SpaceTimeFigure.Options,
    hasSeparation: Bool
  ) {
    addMarks(plan, arrows)
    addLines(arrows, spans, hasSeparation: hasSeparation)
    addLifelines(spans)
    if options.cone != nil { addCone(options) }
    if plan.moments.contains(where: { $0.top < $0.bottom }) {
      add("at one instant") { x, y in
        [FigureShapes.line(FigureLine(x1: x, y1: y - 8, x2: x, y2: y + 8), "moment")]
      }
    }
    if let span = plan.spanPerLine {
      let half = FigurePlan.line / 2
      add("\(span) down, from one instant to the next") { x, y in
        [FigureShapes.line(FigureLine(x1: x, y1: y - half, x2: x, y2: y + half), "mark")]
          + [y - half, y + half].map {
            FigureShapes.line(FigureLine(x1: x - 4, y1: $0, x2: x + 4, y2: $0), "mark")
          }
      }
    }
  }

  private mutating func add(
    _ meaning: String, _ sign: @escaping (Double, Double) -> [SVGElement]
  ) {
    items.append(Item(sign: sign, meaning: meaning))
  }

  private mutating func addMarks(_ plan: FigurePlan, _ arrows: [FigureArrow]) {
    var used: Set<DiagramMark> = []
    for place in plan.places {
      if case .mark(_, let mark, _) = place.row.figure { used.insert(mark) }
      if case .wire = place.row.figure { used.insert(.fault) }
    }
    if arrows.contains(where: { $0.end == .arrival }) { used.insert(.receive) }
    let meanings: [(DiagramMark, String)] = [
      (.send, "sends"), (.receive, "receives"), (.step, "other step"), (.ask, "asks"),
      (.answer, "has its answer"), (.crash, "crashes"), (.fault, "from outside"),
    ]
    for (mark, meaning) in meanings where used.contains(mark) {
      add(meaning) { x, y in [FigureShapes.mark(mark, x, y)].compactMap { $0 } }
    }
  }

  private mutating func addLines(
    _ arrows: [FigureArrow], _ spans: FigureSpans, hasSeparation: Bool
  ) {
    if arrows.contains(where: { $0.end == .loss || $0.end == .lossAtReceiver }) {
      add("lost") { x, y in
        [
          FigureShapes.line(FigureLine(x1: x - 14, y1: y, x2: x + 8, y2: y), "arrow lost"),
          FigureShapes.cross(x + 8, y, 5, "cross"),
        ]
      }
    }
    if arrows.contains(where: { $0.end == .outside || $0.sent == nil }) {
      add("goes on, or began, outside the picture") { x, y in
        [FigureShapes.line(FigureLine(x1: x - 14, y1: y, x2: x + 14, y2: y), "arrow open")]
      }
    }
    if !spans.operations.isEmpty {
      add("an operation, from question to answer") { x, y in
        [
          SVGElement("path", class: "bracket").with(
            "d", "M\(svgNumber(x + 5)) \(svgNumber(y - 7))h-8v14h8")
        ]
      }
    }
    if !spans.cuts.isEmpty {
      add("the network is cut") { x, y in
        let box = FigureBox(left: x - 14, top: y - 8, right: x + 14, bottom: y + 8)
        return [
          FigureShapes.rectangle(box, "cut"),
          FigureShapes.line(FigureLine(x1: x - 14, y1: y - 8, x2: x + 14, y2: y - 8), "cut-edge"),
          FigureShapes.line(FigureLine(x1: x - 14, y1: y + 8, x2: x + 14, y2: y + 8), "cut-edge"),
        ]
      }
    }
    if hasSeparation {
      add("cut off from each other") { x, y in
        [FigureShapes.line(FigureLine(x1: x, y1: y - 9, x2: x, y2: y + 9), "separation")]
      }
    }
  }

  private mutating func addLifelines(_ spans: FigureSpans) {
    let used = Set(spans.lifelines.map(\.lifeline))
    let meanings: [(Lifeline, String)] = [
      (.state(.working), "working"), (.state(.blocked), "blocked"), (.state(.done), "done"),
      (.state(.undone), "undone"), (.state(.down), "down"), (.paused, "stands still"),
      (.mixed, "nodes of a group differ"),
    ]
    for (line, meaning) in meanings where used.contains(line) {
      add(meaning) { x, y in FigureShapes.lifeline(line, x: x, top: y - 9, bottom: y + 9) }
    }
  }

  private mutating func addCone(_ options: SpaceTimeFigure.Options) {
    let meanings: [(CausalRelation, String)] = [
      (.past, "could have caused it"), (.itself, "the event"), (.future, "can be affected"),
    ]
    for (relation, meaning) in meanings {
      add(meaning) { x, y in FigureLegend.ring(relation, x, y) }
    }
    if options.rest == .dimmed {
      add("faint: concurrent") { x, y in
        [FigureShapes.circle(x, y, 4, "solid faint")]
      }
    }
  }

  /// What tells an event of a cone from others: a square for the past, a circle for the future, both
  /// for the event itself.
  static func ring(_ relation: CausalRelation, _ x: Double, _ y: Double) -> [SVGElement] {
    let square = FigureShapes.rectangle(
      FigureBox(left: x - 8, top: y - 8, right: x + 8, bottom: y + 8), "ring")
    switch relation {
    case .past: return [square]
    case .future: return [FigureShapes.circle(x, y, 8, "ring")]
    case .itself: return [square, FigureShapes.circle(x, y, 11.5, "ring")]
    case .concurrent: return []
    }
  }

  /// The legend from a height on, in lines of at most so much width, and the height below it.
  func drawn(left: Double, right: Double, top: Double) -> (
    elements: [SVGElement], bottom: Double
  ) {
    var elements: [SVGElement] = []
    var (x, y) = (left, top + FigureLegend.lineHeight / 2)
    for item in items {
      let width = FigureLegend.signWidth + 6 + FigureText.width(of: item.meaning) + 14
      if x > left, x + width > right {
        x = left
        y += FigureLegend.lineHeight
      }
      elements += item.sign(x + FigureLegend.signWidth / 2, y)
      elements.append(
        FigureShapes.text(item.meaning, x + FigureLegend.signWidth + 6, y + 4, "note"))
      x += width
    }
    return (elements, items.isEmpty ? top : y + FigureLegend.lineHeight / 2)
  }
}
