import LightconeTrace

/// The shapes of which a picture is made.
enum FigureShapes {
  /// A straight line.
  static func line(_ line: FigureLine, _ style: String) -> SVGElement {
    .line(line.x1, line.y1, line.x2, line.y2, class: style)
  }

  /// A rectangle.
  static func rectangle(_ box: FigureBox, _ style: String) -> SVGElement {
    .rectangle(
      x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top,
      class: style)
  }

  /// A circle.
  static func circle(_ x: Double, _ y: Double, _ radius: Double, _ style: String) -> SVGElement {
    .circle(x, y, radius: radius, class: style)
  }

  /// A line of text.
  static func text(
    _ text: String, _ x: Double, _ y: Double, _ style: String = ""
  ) -> SVGElement {
    .text(text, x: x, y: y, class: style)
  }

  /// An area with straight sides.
  static func polygon(_ points: [(Double, Double)], _ style: String) -> SVGElement {
    let list = points.map { "\(svgNumber($0.0)),\(svgNumber($0.1))" }
    return SVGElement("polygon", class: style).with("points", list.joined(separator: " "))
  }

  /// Two strokes that cross.
  static func cross(_ x: Double, _ y: Double, _ reach: Double, _ style: String) -> SVGElement {
    let (left, right) = (svgNumber(x - reach), svgNumber(x + reach))
    let (top, bottom) = (svgNumber(y - reach), svgNumber(y + reach))
    return SVGElement("path", class: style)
      .with("d", "M\(left) \(top)L\(right) \(bottom)M\(right) \(top)L\(left) \(bottom)")
  }

  /// The mark of an event at a lifeline; nothing for a state, which is the lifeline itself.
  static func mark(_ mark: DiagramMark, _ x: Double, _ y: Double) -> SVGElement? {
    switch mark {
    case .send: circle(x, y, 4, "hollow")
    case .receive: circle(x, y, 4, "solid")
    case .step: polygon([(x, y - 5), (x + 5, y), (x, y + 5), (x - 5, y)], "hollow")
    case .ask: rectangle(FigureBox(left: x - 4, top: y - 4, right: x + 4, bottom: y + 4), "hollow")
    case .answer:
      rectangle(FigureBox(left: x - 4, top: y - 4, right: x + 4, bottom: y + 4), "solid")
    case .crash: cross(x, y, 6, "crash")
    case .loss: cross(x, y, 5, "cross")
    case .fault: polygon([(x, y - 6), (x + 6, y + 4), (x - 6, y + 4)], "fault")
    case .state: line(FigureLine(x1: x - 7, y1: y, x2: x + 7, y2: y), "mark")
    }
  }

  /// A piece of a lifeline.
  static func lifeline(
    _ line: Lifeline, x: Double, top: Double, bottom: Double
  ) -> [SVGElement] {
    let stroke = FigureLine(x1: x, y1: top, x2: x, y2: bottom)
    let band = FigureBox(left: x - 5, top: top, right: x + 5, bottom: bottom)
    switch line {
    case .state(.idle): return [self.line(stroke, "idle")]
    case .state(.working): return [rectangle(band, "working")]
    case .state(.blocked): return [rectangle(band, "blocked")]
    case .state(.done):
      let sides = [x - 3.5, x + 3.5].map {
        self.line(FigureLine(x1: $0, y1: top, x2: $0, y2: bottom), "done-line")
      }
      let ground = FigureBox(left: x - 3.5, top: top, right: x + 3.5, bottom: bottom)
      return [rectangle(ground, "done-sides")] + sides
    case .state(.undone): return [self.line(stroke, "undone")]
    case .state(.down): return [self.line(stroke, "down")]
    case .paused: return [rectangle(band, "paused")]
    case .mixed: return [rectangle(band, "mixed")]
    }
  }

  /// A head at the end of a line, and how far before its end the shaft stops.
  static func head(_ line: FigureLine, _ style: String = "head") -> SVGElement {
    let (ux, uy) = direction(line)
    let (bx, by) = (line.x2 - ux * 9, line.y2 - uy * 9)
    return polygon(
      [(line.x2, line.y2), (bx - uy * 4, by + ux * 4), (bx + uy * 4, by - ux * 4)], style)
  }

  /// The line without so much at its beginning and at its end.
  static func trimmed(_ line: FigureLine, start: Double, end: Double) -> FigureLine {
    let (ux, uy) = direction(line)
    return FigureLine(
      x1: line.x1 + ux * start, y1: line.y1 + uy * start, x2: line.x2 - ux * end,
      y2: line.y2 - uy * end)
  }

  /// The direction of a line, of length 1.
  private static func direction(_ line: FigureLine) -> (Double, Double) {
    let (dx, dy) = (line.x2 - line.x1, line.y2 - line.y1)
    let length = (dx * dx + dy * dy).squareRoot()
    return length == 0 ? (1, 0) : (dx / length, dy / length)
  }
}
