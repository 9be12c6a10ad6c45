import LightconeTrace

extension FigurePicture {
  /// All labels in their places, and what to say of those that were cut.
  func placedLabels() -> (element: SVGElement, notes: [String]) {
    var placer = FigureLabelPlacer(
      taken: obstacles(), lines: arrows.map { $0.drawnLine(geometry.laneWidth) })
    let loud: Set<DiagramMark> = [.ask, .answer, .crash, .loss]
    let isLoud = { (mark: DiagramMark) in
      if case .state = mark { true } else { loud.contains(mark) }
    }
    for place in plan.places { placeBand(place, &placer) }
    for place in plan.places { placeNumber(place, &placer) }
    for place in plan.places { placeMark(place, &placer) { isLoud($0) } }
    for arrow in arrows { placeArrow(arrow, &placer) }
    for place in plan.places {
      placeMark(place, &placer) { mark in !isLoud(mark) }
      placeWire(place, &placer)
    }
    var group = SVGElement("g", class: "labels")
    for label in placer.labels {
      let anchor = label.anchor == .start ? "" : " \(label.anchor.rawValue)"
      group.add(
        FigureShapes.text(
          label.text, label.x, label.y,
          "label\(anchor)\(label.style.isEmpty ? "" : " ")\(label.style)"))
    }
    for pause in plan.breaks {
      let text = FigureText.shortened(pause.text, toWidth: geometry.right - geometry.left - 20)
      let middle = (geometry.left + geometry.right) / 2
      group.add(FigureShapes.text(text, middle, pause.y + 4, "label note middle"))
    }
    return (group, notes(placer))
  }

  /// The number of the cone's event, beside it.
  private func placeNumber(_ place: FigurePlan.Place, _ placer: inout FigureLabelPlacer) {
    guard options.cone?.event == place.row.number else { return }
    let lane: Int
    switch place.row.figure {
    case .mark(let at, _, _): lane = at
    case .arrow(_, let to, _, _): lane = to
    case .wire, .band: return
    }
    let x = geometry.x(lane)
    placer.place(
      DiagramLabel("\(place.row.number)"),
      [
        .init(x: x + 15, y: place.y, anchor: .start, room: 80),
        .init(x: x - 15, y: place.y, anchor: .end, room: 80),
        .init(x: x + 15, y: place.y - 12, anchor: .start, room: 80),
      ], style: "strong")
  }

  private func notes(_ placer: FigureLabelPlacer) -> [String] {
    var parts: [String] = []
    if placer.shortenedCount > 0 { parts.append("\(placer.shortenedCount) cut short") }
    if placer.omittedCount > 0 { parts.append("\(placer.omittedCount) left out") }
    guard !parts.isEmpty else { return [] }
    return ["Labels without room: \(parts.joined(separator: ", ")) (narrate tells all)."]
  }

  /// What no label may cover: marks, brackets, breaks, and the titles of cuts.
  private func obstacles() -> [FigureBox] {
    var boxes: [FigureBox] = []
    func add(_ x: Double, _ y: Double, _ reach: Double) {
      boxes.append(FigureBox(left: x - reach, top: y - reach, right: x + reach, bottom: y + reach))
    }
    for place in plan.places {
      switch place.row.figure {
      case .mark(let lane, _, _): add(geometry.x(lane), place.y, 6)
      case .arrow(_, let to, .delivered, _): add(geometry.x(to), place.y, 6)
      case .wire(let one, let other, _):
        add(geometry.x(one), place.y, 6)
        add(geometry.x(other), place.y, 6)
      case .arrow, .band: break
      }
    }
    for arrow in arrows where arrow.end == .loss || arrow.end == .lossAtReceiver {
      let line = arrow.drawnLine(geometry.laneWidth)
      add(line.x2, line.y2, 6)
    }
    for operation in spans.operations {
      let box = bracket(operation)
      boxes.append(
        FigureBox(left: box.left - 2, top: box.top - 2, right: box.right, bottom: box.bottom + 2))
    }
    for pause in plan.breaks {
      boxes.append(
        FigureBox(
          left: 0, top: pause.y - 12, right: geometry.width, bottom: pause.y + 12))
    }
    return boxes
  }

  /// What happens to the network, at the left of its line.
  private func placeBand(_ place: FigurePlan.Place, _ placer: inout FigureLabelPlacer) {
    guard case .band(let band, let text) = place.row.figure else { return }
    let room = geometry.right - geometry.left - 20
    let depth = Double(min(4, max(0, place.row.cuts.count - 1)))
    placer.put(
      FigureText.shortened(text, toWidth: room - depth * 5),
      .init(x: geometry.left + 8 + depth * 5, y: place.y, anchor: .start, room: room),
      style: band == .cut ? "strong bad" : "strong")
  }

  private func placeMark(
    _ place: FigurePlan.Place, _ placer: inout FigureLabelPlacer,
    where isMeant: (DiagramMark) -> Bool
  ) {
    guard case .mark(let lane, let mark, let label) = place.row.figure, isMeant(mark) else {
      return
    }
    // A send's words stand at its arrow.
    if mark == .send, arrows.contains(where: { $0.sent == place.row.number }) { return }
    var style = mark == .crash || mark == .loss ? "strong bad" : ""
    if self.style(of: place.row.number) == "faint" { style += style.isEmpty ? "faint" : " faint" }
    placer.place(label, candidates(lane: lane, y: place.y), style: style)
  }

  /// Right of a lifeline, left of it, and over the next lane.
  private func candidates(lane: Int, y: Double) -> [FigureLabelPlacer.Candidate] {
    let x = geometry.x(lane)
    let isLast = lane + 1 == geometry.laneCount
    let room = isLast ? geometry.right - x - 14 : geometry.laneWidth - 26
    let leftRoom = lane == 0 ? x - geometry.left - 30 : geometry.laneWidth - 26
    let wide = min(2 * geometry.laneWidth - 26, geometry.right - x - 14)
    return [
      .init(x: x + 11, y: y, anchor: .start, room: room),
      .init(x: x - 11, y: y, anchor: .end, room: leftRoom, penalty: 0.6),
      .init(x: x + 11, y: y, anchor: .start, room: wide, penalty: 4),
    ]
  }

  private func placeWire(_ place: FigurePlan.Place, _ placer: inout FigureLabelPlacer) {
    guard case .wire(let one, let other, let label) = place.row.figure else { return }
    let (low, high) = (min(one, other), max(one, other))
    placer.place(
      label,
      (low..<high).map {
        .init(
          x: geometry.x($0) + geometry.laneWidth / 2, y: place.y, anchor: .middle,
          room: geometry.laneWidth - 26)
      }, style: "")
  }

  /// Beside the arrow, between two lifelines.
  private func placeArrow(_ arrow: FigureArrow, _ placer: inout FigureLabelPlacer) {
    let isLost = arrow.end == .loss || arrow.end == .lossAtReceiver
    let faint = style(of: arrow) == "faint" ? (isLost ? " faint" : "faint") : ""
    placer.place(arrow.label, candidates(arrow), style: (isLost ? "bad" : "") + faint)
  }

  private func candidates(_ arrow: FigureArrow) -> [FigureLabelPlacer.Candidate] {
    let line = arrow.drawnLine(geometry.laneWidth)
    guard arrow.end != .outside else {
      let isRight = line.x1 < line.x2
      return [-8.0, 15].map {
        .init(
          x: line.x1 + (isRight ? 12 : -12), y: line.y1 + $0, anchor: isRight ? .start : .end,
          room: geometry.laneWidth - 30)
      }
    }
    let (low, high) = (min(arrow.from, arrow.to), max(arrow.from, arrow.to))
    let gaps = arrow.from < arrow.to ? Array(low..<high) : (low..<high).reversed()
    var candidates: [FigureLabelPlacer.Candidate] = []
    for (index, gap) in gaps.enumerated() {
      // The gaps at both ends are read best; those between have more lifelines around.
      let penalty = index == 0 ? 0 : index == gaps.count - 1 ? 0.3 : 0.6
      for (part, extra) in [(0.5, 0.0), (0.35, 0.2), (0.65, 0.2)] {
        let x = geometry.x(gap) + geometry.laneWidth * part
        guard x > min(line.x1, line.x2), x < max(line.x1, line.x2) else { continue }
        candidates += beside(
          line, x: x, roomAtLeft: geometry.laneWidth * part - 12,
          roomAtRight: geometry.laneWidth * (1 - part) - 12,
          width: FigureText.width(of: arrow.label.whole), penalty: penalty + extra)
      }
    }
    // Where one gap is too narrow, over the lifeline between two.
    for gap in gaps.dropLast() {
      let x = geometry.x(arrow.from < arrow.to ? gap + 1 : gap)
      guard x > min(line.x1, line.x2), x < max(line.x1, line.x2) else { continue }
      let room = geometry.laneWidth - 12
      candidates += beside(
        line, x: x, roomAtLeft: room, roomAtRight: room,
        width: FigureText.width(of: arrow.label.whole), penalty: 3)
    }
    return candidates
  }

  /// Above and below a line that is nearly level, right and left of a steep one, and on it.
  private func beside(
    _ line: FigureLine, x: Double, roomAtLeft: Double, roomAtRight: Double, width: Double,
    penalty: Double
  ) -> [FigureLabelPlacer.Candidate] {
    let room = 2 * min(roomAtLeft, roomAtRight)
    let y = line.y(atX: x)
    let slope = line.x2 == line.x1 ? 0 : ((line.y2 - line.y1) / (line.x2 - line.x1)).magnitude
    let lift = 8 + slope * min(width, room) / 2
    var candidates: [FigureLabelPlacer.Candidate] = []
    if lift < 22 {
      candidates = [(-lift, 0.0), (lift, 0.3)].map { lift, cost in
        .init(x: x, y: y + lift, anchor: .middle, room: room, penalty: penalty + cost)
      }
    } else {
      let shift = 6 + 6 / max(0.2, slope)
      candidates = [
        .init(x: x + shift, y: y, anchor: .start, room: roomAtRight - shift, penalty: penalty),
        .init(x: x - shift, y: y, anchor: .end, room: roomAtLeft - shift, penalty: penalty),
      ]
    }
    return candidates + [.init(x: x, y: y, anchor: .middle, room: room, penalty: penalty + 0.5)]
  }
}
