import LightconeTrace

extension FigurePicture {
  /// The cuts as bands over everything that happens meanwhile.
  func cutLayer() -> SVGElement {
    var group = SVGElement("g", class: "cuts")
    for cut in spans.cuts {
      let inset = Double(min(cut.depth, 4)) * 5
      let box = FigureBox(
        left: geometry.left + inset, top: cut.top, right: geometry.right - inset,
        bottom: cut.bottom)
      var element = SVGElement("g").with("data-event", "\(cut.position + 1)")
      element.add(
        SVGElement("title").with(text: sentence(of: EventNumber(cut.position + 1))))
      element.add(FigureShapes.rectangle(box, "cut"))
      for (isDrawn, y) in [(cut.hasStart, box.top), (cut.hasEnd, box.bottom)] where isDrawn {
        element.add(
          FigureShapes.line(FigureLine(x1: box.left, y1: y, x2: box.right, y2: y), "cut-edge"))
      }
      group.add(element)
    }
    for separation in separations where separation.bottom > separation.top {
      let x = geometry.x(separation.lane) + geometry.laneWidth / 2
      group.add(
        FigureShapes.line(
          FigureLine(x1: x, y1: separation.top, x2: x, y2: separation.bottom), "separation"))
    }
    return group
  }

  /// The times, or the numbers and times, beside the picture.
  func axisLayer() -> SVGElement {
    var group = SVGElement("g", class: "times")
    let x = axisColumn
    let hasNumbers = options.axis == .order
    group.add(FigureShapes.text(timeColumn.unit, x - 8, plan.top - 26, "time"))
    if hasNumbers { group.add(FigureShapes.text("#", x - 8 - timeWidth, plan.top - 26, "time")) }
    for (top, bottom) in pieces(from: plan.top - 12, to: plan.bottom + 14) {
      group.add(FigureShapes.line(FigureLine(x1: x, y1: top, x2: x, y2: bottom), "axis"))
    }
    for (index, moment) in plan.moments.enumerated() {
      let time = trimmingStart(timeColumn.text(moment.time))
      group.add(
        FigureShapes.line(FigureLine(x1: x - 4, y1: moment.top, x2: x, y2: moment.top), "tick"))
      if moment.bottom > moment.top {
        group.add(
          FigureShapes.line(
            FigureLine(x1: x, y1: moment.top - 3, x2: x, y2: moment.bottom + 3), "moment"))
      }
      group.add(FigureShapes.text(time, x - 8, moment.top + 4, "time"))
      if hasNumbers {
        let number = "\(plan.places[index].row.number)"
        group.add(FigureShapes.text(number, x - 8 - timeWidth, moment.top + 4, "time"))
      }
    }
    return group
  }

  /// The lifelines, with breaks where something is left out.
  func lifelineLayer() -> SVGElement {
    var group = SVGElement("g", class: "lifelines")
    for span in spans.lifelines {
      var element = SVGElement("g").with("data-lane", "\(span.lane)")
      for (top, bottom) in pieces(from: span.top, to: span.bottom) {
        for shape in FigureShapes.lifeline(
          span.lifeline, x: geometry.x(span.lane), top: top, bottom: bottom)
        { element.add(shape) }
      }
      group.addUnlessEmpty(element)
    }
    for pause in plan.breaks {
      let columns = [axisColumn] + layout.lanes.indices.map(geometry.x)
      for x in columns {
        for y in [pause.top, pause.bottom] {
          group.add(
            FigureShapes.line(FigureLine(x1: x - 6, y1: y + 3, x2: x + 6, y2: y - 3), "idle"))
        }
      }
    }
    return group
  }

  /// Where the axis stands.
  var axisColumn: Double { FigureGeometry.margin + geometry.axisWidth - 8 }

  /// A part of the way down without its breaks.
  func pieces(from top: Double, to bottom: Double) -> [(Double, Double)] {
    var pieces: [(Double, Double)] = []
    var start = top
    for pause in plan.breaks where pause.bottom > start && pause.top < bottom {
      if pause.top > start { pieces.append((start, pause.top)) }
      start = max(start, pause.bottom)
    }
    if start < bottom { pieces.append((start, bottom)) }
    return pieces
  }

  /// The operations as brackets beside their clients.
  func operationLayer() -> SVGElement {
    var group = SVGElement("g", class: "operations")
    for operation in spans.operations {
      let box = bracket(operation)
      let open = operation.hasStart && operation.hasEnd ? "" : " open"
      var path = "M\(svgNumber(box.right)) \(svgNumber(box.top))"
      path += operation.hasStart ? "H\(svgNumber(box.left))" : "m-8 0"
      path += "V\(svgNumber(box.bottom))"
      if operation.hasEnd { path += "H\(svgNumber(box.right))" }
      group.add(
        SVGElement("path", class: "bracket\(open)").with("data-operation", "\(operation.number)")
          .with("d", path))
    }
    return group
  }

  /// Where an operation's bracket stands.
  func bracket(_ operation: FigureOperation) -> FigureBox {
    let x = geometry.x(operation.lane) - 10
    let depth = Double(min(operation.depth, 4)) * 6
    return FigureBox(left: x - 8 - depth, top: operation.top, right: x, bottom: operation.bottom)
  }

  /// The messages.
  func messageLayer() -> SVGElement {
    var group = SVGElement("g", class: "messages")
    for arrow in arrows {
      var element = SVGElement("g", class: joined("message", style(of: arrow)))
        .with("data-message", "\(arrow.message)").with("data-event", "\(arrow.event.rawValue)")
      if let sent = arrow.sent { element = element.with("data-sent", "\(sent.rawValue)") }
      element.add(SVGElement("title").with(text: sentence(of: arrow.event)))
      for shape in shapes(of: arrow) { element.add(shape) }
      group.add(element)
    }
    return group
  }

  private func shapes(of arrow: FigureArrow) -> [SVGElement] {
    let line = arrow.drawnLine(geometry.laneWidth)
    let start = arrow.sent == nil ? 0.0 : 4
    switch arrow.end {
    case .arrival:
      let whole = FigureShapes.trimmed(line, start: start, end: 5)
      let shaft = FigureShapes.trimmed(line, start: start, end: 12)
      return [
        FigureShapes.line(shaft, arrow.sent == nil ? "arrow open" : "arrow"),
        FigureShapes.head(whole),
      ]
    case .loss, .lossAtReceiver:
      let shaft = FigureShapes.trimmed(line, start: start, end: 0)
      return [
        FigureShapes.line(shaft, arrow.sent == nil ? "arrow lost open" : "arrow lost"),
        FigureShapes.cross(line.x2, line.y2, 5, "cross"),
      ]
    case .outside:
      return [FigureShapes.line(FigureShapes.trimmed(line, start: start, end: 0), "arrow open")]
    }
  }

  /// The marks of all events.
  func eventLayer() -> SVGElement {
    var group = SVGElement("g", class: "events")
    for place in plan.places {
      var element = SVGElement("g", class: joined("event", style(of: place.row.number)))
        .with("data-event", "\(place.row.number.rawValue)")
      if place.row.members.count > 1 {
        element = element.with("data-count", "\(place.row.members.count)")
      }
      let words = place.row.members.prefix(12).map { sentence(of: EventNumber($0 + 1)) }
      element.add(SVGElement("title").with(text: words.joined(separator: "\n")))
      for shape in shapes(of: place) { element.add(shape) }
      group.add(element)
    }
    return group
  }

  private func shapes(of place: FigurePlan.Place) -> [SVGElement] {
    let relation = options.cone?.relation(of: place.row.number) ?? .concurrent
    switch place.row.figure {
    case .mark(let lane, let mark, _):
      let x = geometry.x(lane)
      return [FigureShapes.mark(mark, x, place.y)].compactMap { $0 }
        + FigureLegend.ring(relation, x, place.y)
    case .arrow(_, let to, .delivered, _):
      let x = geometry.x(to)
      return [FigureShapes.circle(x, place.y, 4, "solid")]
        + FigureLegend.ring(relation, x, place.y)
    case .arrow(let from, let to, _, _):
      let arrow = arrows.first { $0.event == place.row.number && $0.from == from && $0.to == to }
      guard let line = arrow?.drawnLine(geometry.laneWidth) else { return [] }
      return FigureLegend.ring(relation, line.x2, line.y2)
    case .wire(let one, let other, _):
      let line = FigureLine(
        x1: geometry.x(one), y1: place.y, x2: geometry.x(other), y2: place.y)
      return [FigureShapes.line(line, "wire")]
        + [line.x1, line.x2].compactMap { FigureShapes.mark(.fault, $0, place.y) }
    case .band: return []
    }
  }

  /// What the tip of an event says.
  private func sentence(of number: EventNumber) -> String {
    guard let event = trace[number] else { return "\(number)" }
    return "\(number) at \(event.time): \(EventSentence(trace: trace).sentence(for: event))"
  }

  private func joined(_ first: String, _ second: String) -> String {
    second.isEmpty ? first : "\(first) \(second)"
  }
}

/// A text without the spaces at its beginning.
private func trimmingStart(_ text: String) -> String {
  String(text.drop { $0 == " " })
}
