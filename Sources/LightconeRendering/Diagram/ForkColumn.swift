import LightconeTrace

/// One of two pictures that stand side by side, line by line.
struct ForkColumn {
  /// The run's name.
  let name: String
  /// The line of column titles; nil if the run has nothing of its own.
  private(set) var header: CanvasLine?
  private var lines: [DiagramBody.Line] = []
  /// What stands beside the other picture's lines, by the number of own lines above.
  private var fillers: [CanvasLine] = []

  /// A picture of which nothing is known yet.
  init(name: String) { self.name = name }

  /// Draws a picture.
  mutating func take(_ body: inout DiagramBody) {
    header = body.header()
    (lines, fillers) = body.linesWithFillers()
  }

  /// The line above the column titles.
  func title(_ columns: Int) -> CanvasLine {
    var line = CanvasLine(columns: columns)
    line.write(header == nil ? "\(name) has ended" : "Only \(name):", at: 0, shade: .bold)
    return line
  }

  /// The lines of two pictures in pairs: what happens at the same time stands on the same line.
  static func paired(
    _ left: ForkColumn, _ right: ForkColumn
  ) -> [(CanvasLine?, CanvasLine?)] {
    var pairs: [(CanvasLine?, CanvasLine?)] = []
    var (one, other) = (0, 0)
    while one < left.lines.count || other < right.lines.count {
      let isLeft = left.isDue(one, before: right, other)
      let isRight = right.isDue(other, before: left, one)
      pairs.append(
        (
          isLeft ? left.lines[one].canvas : left.filler(one),
          isRight ? right.lines[other].canvas : right.filler(other)
        ))
      if isLeft { one += 1 }
      if isRight { other += 1 }
    }
    return pairs
  }

  /// Whether a line comes no later than one of the other picture. A line without a time belongs to the
  /// one above it.
  private func isDue(_ index: Int, before other: ForkColumn, _ otherIndex: Int) -> Bool {
    guard index < lines.count else { return false }
    guard otherIndex < other.lines.count, let time = lines[index].time else { return true }
    guard let otherTime = other.lines[otherIndex].time else { return false }
    return time <= otherTime
  }

  private func filler(_ index: Int) -> CanvasLine? {
    fillers.indices.contains(index) ? fillers[index] : nil
  }
}
