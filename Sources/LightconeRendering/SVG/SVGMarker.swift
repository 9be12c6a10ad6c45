/// The marks of points: six shapes that differ without colour.
enum SVGMarker {
  /// How many shapes there are.
  static let count = 6

  /// Adds a mark around a point to a path.
  ///
  /// - Parameters:
  ///   - shape: circle, square, triangle, diamond, triangle downwards, plus; counted around.
  ///   - radius: half of the mark's size.
  static func add(
    _ shape: Int, x: Double, y: Double, radius: Double, to path: inout SVGPath
  ) {
    switch shape % count {
    case 0: path.circle(x, y, radius: radius)
    case 1:
      let side = radius * 0.9
      path.polygon([
        (x - side, y - side), (x + side, y - side), (x + side, y + side), (x - side, y + side),
      ])
    case 2:
      path.polygon([
        (x, y - radius * 1.2), (x + radius * 1.1, y + radius * 0.8),
        (x - radius * 1.1, y + radius * 0.8),
      ])
    case 3:
      let half = radius * 1.3
      path.polygon([(x, y - half), (x + half, y), (x, y + half), (x - half, y)])
    case 4:
      path.polygon([
        (x, y + radius * 1.2), (x + radius * 1.1, y - radius * 0.8),
        (x - radius * 1.1, y - radius * 0.8),
      ])
    default:
      let far = radius * 1.2
      let near = radius * 0.4
      path.polygon([
        (x - near, y - far), (x + near, y - far), (x + near, y - near), (x + far, y - near),
        (x + far, y + near), (x + near, y + near), (x + near, y + far), (x - near, y + far),
        (x - near, y + near), (x - far, y + near), (x - far, y - near), (x - near, y - near),
      ])
    }
  }
}

extension SVGPath {
  /// Adds a closed piece through some points.
  mutating func polygon(_ corners: [(x: Double, y: Double)]) {
    for (index, corner) in corners.enumerated() {
      if index == 0 { move(to: corner.x, corner.y) } else { line(to: corner.x, corner.y) }
    }
    if !corners.isEmpty { close() }
  }
}
