/// Where things stand in a picture from left to right.
struct FigureGeometry: Hashable {
  /// The most lanes that a picture has.
  static let maximumLanes = 16
  /// The height of the boxes with the nodes' names.
  static let headHeight = 24.0
  /// The blank around everything.
  static let margin = 16.0

  /// The width of the column with numbers and times.
  let axisWidth: Double
  /// The distance from one lifeline to the next.
  let laneWidth: Double
  /// How many lanes there are.
  let laneCount: Int

  /// The geometry of a picture with so many lanes.
  init(laneCount: Int, axisWidth: Double) {
    self.laneCount = laneCount
    self.axisWidth = axisWidth
    laneWidth = min(280, max(92, 930 / Double(max(1, laneCount))))
  }

  /// Where a lifeline stands.
  func x(_ lane: Int) -> Double {
    FigureGeometry.margin + axisWidth + laneWidth * 0.5 + Double(lane) * laneWidth
  }

  /// The left side of the picture's lanes.
  var left: Double { FigureGeometry.margin + axisWidth + 4 }

  /// The right side of the picture's lanes, with room for the last one's labels.
  var right: Double {
    max(x(max(0, laneCount - 1)) + max(laneWidth * 0.75, 130), 420)
  }

  /// The width of the picture.
  var width: Double { right + FigureGeometry.margin }
}
