/// Where things stand in a diagram that is drawn in a terminal's columns.
struct DiagramGeometry: Hashable {
  /// The narrowest lane in which a short message can be read.
  static let minimumLaneWidth = 9
  /// The widest lane: wider ones tear arrows apart and make no text easier to read.
  static let maximumLaneWidth = 24

  /// The columns of a line.
  let columns: Int
  /// The columns that event numbers take, with their `#`.
  let numberWidth: Int
  /// The columns that times take.
  let timeWidth: Int
  /// Whether a column before the lanes shows how long cuts last.
  let hasMargin: Bool
  /// How many lanes there are.
  private(set) var laneCount = 0
  /// The columns from one lifeline to the next, at least.
  private(set) var laneWidth = DiagramGeometry.minimumLaneWidth
  /// How many lanes, from the left, are one column wider, so that no column is wasted.
  private(set) var widerLaneCount = 0

  /// The geometry before the lanes are known.
  init(columns: Int, numberWidth: Int, timeWidth: Int, hasMargin: Bool = false) {
    self.columns = columns
    self.numberWidth = numberWidth
    self.timeWidth = timeWidth
    self.hasMargin = hasMargin
  }

  /// Where the first lifeline stands.
  var lanesStart: Int { numberWidth + 1 + timeWidth + (hasMargin ? 3 : 2) }

  /// The column that shows how long cuts last.
  var marginColumn: Int { lanesStart - 2 }

  /// How many lanes fit.
  var maximumLanes: Int { max(1, (columns - lanesStart) / DiagramGeometry.minimumLaneWidth) }

  /// The geometry of a picture with so many lanes.
  func withLanes(_ count: Int) -> DiagramGeometry {
    var copy = self
    copy.laneCount = count
    let room = columns - lanesStart
    copy.laneWidth = min(DiagramGeometry.maximumLaneWidth, room / max(1, count))
    if copy.laneWidth < DiagramGeometry.maximumLaneWidth {
      copy.widerLaneCount = room - copy.laneWidth * count
    }
    return copy
  }

  /// The column of a lane's lifeline.
  func column(ofLane lane: Int) -> Int {
    lanesStart + lane * laneWidth + min(lane, widerLaneCount)
  }

  /// The column after a lane's last: where the next lifeline stands, or the line ends.
  func end(ofLane lane: Int) -> Int {
    lane + 1 < laneCount ? column(ofLane: lane + 1) : columns
  }

  /// The column after the last lane, as far as bands are drawn.
  var bandEnd: Int { min(columns, column(ofLane: max(2, laneCount))) }
}
