/// A rectangle of a picture.
struct FigureBox: Hashable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  /// Whether two rectangles share more than an edge.
  func overlaps(_ other: FigureBox) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  /// Whether a straight line passes through (Liang and Barsky's clipping, decided only).
  func isCrossed(_ line: FigureLine) -> Bool {
    var (low, high) = (0.0, 1.0)
    let (dx, dy) = (line.x2 - line.x1, line.y2 - line.y1)
    for (change, distance) in [
      (-dx, line.x1 - left), (dx, right - line.x1), (-dy, line.y1 - top), (dy, bottom - line.y1),
    ] {
      if change == 0 {
        if distance < 0 { return false }
      } else if change < 0 {
        low = max(low, distance / change)
      } else {
        high = min(high, distance / change)
      }
    }
    return low <= high
  }
}

/// A straight line of a picture.
struct FigureLine: Hashable {
  var x1: Double
  var y1: Double
  var x2: Double
  var y2: Double

  /// The height of the line at a place from left to right.
  func y(atX x: Double) -> Double {
    x2 == x1 ? y1 : y1 + (x - x1) / (x2 - x1) * (y2 - y1)
  }
}

/// A label that has its place.
struct FigureLabel: Hashable {
  /// On which side of its point it stands.
  enum Anchor: String {
    case start, middle, end
  }

  var text: String
  var x: Double
  /// The line on which the letters stand.
  var y: Double
  var anchor: Anchor
  var style: String
}

/// Finds places for labels, so that none covers another.
///
/// Rules: a label tries its places in order and takes the one where it covers no other label and the
/// fewest lines. Where no place is free it is made shorter, and where that leaves nothing it is left out
/// and counted; what it would have said is in the tip of its mark.
struct FigureLabelPlacer {
  /// A place that a label could take.
  struct Candidate {
    var x: Double
    /// The height of the label's middle.
    var y: Double
    var anchor: FigureLabel.Anchor
    /// The most room there.
    var room: Double
    /// What speaks against the place, in lines crossed.
    var penalty = 0.0
  }

  /// What must not be covered.
  private(set) var taken: [FigureBox]
  private let lines: [FigureLine]
  /// The labels that have a place.
  private(set) var labels: [FigureLabel] = []
  /// How many labels were made shorter.
  private(set) var shortenedCount = 0
  /// How many labels have no place.
  private(set) var omittedCount = 0

  private static let height = 13.0

  init(taken: [FigureBox], lines: [FigureLine]) {
    self.taken = taken
    self.lines = lines
  }

  /// Places a label; does nothing for an empty one.
  mutating func place(_ label: DiagramLabel, _ candidates: [Candidate], style: String) {
    guard !label.whole.isEmpty else { return }
    let fullWidth = FigureText.width(of: label.whole)
    var best: (cost: Double, candidate: Candidate)?
    for candidate in candidates where candidate.room >= fullWidth {
      let box = self.box(candidate, fullWidth)
      guard !taken.contains(where: box.overlaps) else { continue }
      let cost = candidate.penalty + Double(lines.count { box.isCrossed($0) })
      if best.map({ cost < $0.cost }) ?? true { best = (cost, candidate) }
    }
    if let best { return put(label.whole, best.candidate, style: style) }
    var widest: (room: Double, candidate: Candidate)?
    for candidate in candidates {
      let room = freeRoom(candidate)
      if room > widest?.room ?? 0 { widest = (room, candidate) }
    }
    if let widest {
      let text = FigureText.shortened(label, toWidth: widest.room)
      if !text.isEmpty {
        shortenedCount += 1
        return put(text, widest.candidate, style: style)
      }
    }
    omittedCount += 1
  }

  /// Puts a text somewhere, whatever is there.
  mutating func put(_ text: String, _ candidate: Candidate, style: String) {
    taken.append(box(candidate, FigureText.width(of: text)))
    labels.append(
      FigureLabel(
        text: text, x: candidate.x, y: candidate.y + FigureText.size * 0.36,
        anchor: candidate.anchor, style: style))
  }

  /// How much of a place's room is free, from its point on.
  private func freeRoom(_ candidate: Candidate) -> Double {
    var room = candidate.room
    let box = self.box(candidate, room)
    for other in taken where box.overlaps(other) {
      switch candidate.anchor {
      case .start: room = min(room, other.left - candidate.x)
      case .end: room = min(room, candidate.x - other.right)
      case .middle:
        let distance = max(other.left - candidate.x, candidate.x - other.right)
        room = min(room, 2 * distance)
      }
    }
    return room < 24 ? 0 : room
  }

  private func box(_ candidate: Candidate, _ width: Double) -> FigureBox {
    let left =
      switch candidate.anchor {
      case .start: candidate.x
      case .middle: candidate.x - width / 2
      case .end: candidate.x - width
      }
    return FigureBox(
      left: left, top: candidate.y - FigureLabelPlacer.height / 2, right: left + width,
      bottom: candidate.y + FigureLabelPlacer.height / 2)
  }
}
