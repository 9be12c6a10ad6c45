import LightconeTrace

/// A message's way from one lane to another.
struct Arrow: Hashable {
  var from: Int
  var to: Int
  var end: ArrowEnd

  /// Whether it points to the right.
  var pointsRight: Bool { from < to }
  /// Its left lane.
  var left: Int { min(from, to) }
  /// Its right lane.
  var right: Int { max(from, to) }
  /// The columns of its head. A lost message stops one column before the receiver's lane.
  var headWidth: Int {
    switch end {
    case .lost: 2
    case .delivered: 1
    case .wire: 0
    }
  }
  /// Its colour.
  var shade: Shade {
    switch end {
    case .lost: .red
    case .delivered: .normal
    case .wire: .yellow
    }
  }
}

extension DiagramPainter {
  /// Draws an arrow over the lanes between, and its label.
  mutating func draw(
    _ arrow: Arrow, _ label: DiagramLabel, _ lifelines: [Lifeline], _ line: inout CanvasLine
  ) {
    let glyphs = DiagramGlyphs(kind: display.glyphs)
    let left = geometry.column(ofLane: arrow.left)
    let right = geometry.column(ofLane: arrow.right)
    let shade = arrow.shade
    let shaft =
      arrow.pointsRight
      ? left + 1..<right - arrow.headWidth : left + 1 + arrow.headWidth..<right
    line.write(
      String(repeating: glyphs.shaft, count: shaft.count), at: shaft.lowerBound, shade: shade)
    for lane in arrow.left + 1..<arrow.right {
      line.write(
        glyphs.crossing(lifelines[lane]), at: geometry.column(ofLane: lane),
        shade: DiagramGlyphs.shade(of: lifelines[lane]))
    }
    drawEnds(of: arrow, lifelines, shade, &line)
    guard !label.whole.isEmpty else { return }
    let place = geometry.place(
      labelWidth: displayWidth(of: label.whole), left: arrow.left, right: arrow.right, shaft: shaft,
      headIsAtRight: arrow.pointsRight)
    drawGap(around: place, inside: shaft, &line)
    write(label, in: place, shade, &line)
  }

  /// Draws the sender's end, and the head or the cross where the message is lost.
  private mutating func drawEnds(
    of arrow: Arrow, _ lifelines: [Lifeline], _ shade: Shade, _ line: inout CanvasLine
  ) {
    let glyphs = DiagramGlyphs(kind: display.glyphs)
    let style = lifelines[arrow.from]
    line.write(
      arrow.pointsRight ? glyphs.tailToRight(style) : glyphs.tailToLeft(style),
      at: geometry.column(ofLane: arrow.from), shade: DiagramGlyphs.shade(of: style))
    let receiver = geometry.column(ofLane: arrow.to)
    let head = arrow.pointsRight ? receiver - arrow.headWidth : receiver + arrow.headWidth
    switch arrow.end {
    case .lost:
      legend.note(.loss)
      line.write(glyphs.mark(.loss), at: head, shade: shade)
    case .wire:
      legend.note(.fault)
      for lane in [arrow.from, arrow.to] {
        line.write(glyphs.mark(.fault), at: geometry.column(ofLane: lane), shade: shade)
      }
    case .delivered:
      legend.note(.receive)
      line.write(arrow.pointsRight ? glyphs.headToRight : glyphs.headToLeft, at: head)
      line.write(glyphs.mark(.receive), at: receiver)
    }
  }

  /// Leaves a blank on both sides of a label inside a shaft that has room for it, and one before a
  /// label outside, which may stand right behind another lifeline.
  private func drawGap(around place: LabelPlace, inside shaft: Range<Int>, _ line: inout CanvasLine)
  {
    let end = place.column + place.width
    if place.column < shaft.lowerBound - 1 || place.column > shaft.upperBound {
      line.write(" ", at: place.column - 1)
    } else if place.column - 2 >= shaft.lowerBound, end + 2 <= shaft.upperBound {
      line.write(" ", at: place.column - 1)
      line.write(" ", at: end)
    }
  }
}
