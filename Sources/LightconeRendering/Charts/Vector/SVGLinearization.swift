/// Draws the points of a linearization, numbered in their order, with a line through them.
struct SVGLinearization {
  private let window: IntervalWindow
  private let axis: SVGTimeAxis
  private let tops: [Int: Double]
  private let clock: IntervalChart.Clock

  /// - Parameter tops: the upper edge of each operation's row, by the operation's place.
  init(
    _ window: IntervalWindow, _ axis: SVGTimeAxis, _ tops: [Int: Double],
    _ clock: IntervalChart.Clock
  ) {
    self.window = window
    self.axis = axis
    self.tops = tops
    self.clock = clock
  }

  /// The line through the points; it lies behind the bars.
  func line() -> [SVGElement] {
    var path = SVGPath()
    for point in window.points {
      guard let place = place(of: point) else { continue }
      if path.data.isEmpty {
        path.move(to: place.x, place.y)
      } else {
        path.line(to: place.x, place.y)
      }
    }
    return path.data.isEmpty ? [] : [.path(path.data, class: "order")]
  }

  /// The points with their numbers; they lie on the bars.
  func marks() -> [SVGElement] {
    window.points.compactMap { point in
      guard let place = place(of: point) else { return nil }
      let digits = "\(point.rank)"
      let name =
        "takes effect as number \(point.rank), at \(clock.text(point.instant))"
        + (point.state.map { ": \($0)" } ?? "")
      return SVGElement.group([
        .circle(place.x, place.y, radius: digits.count > 2 ? 11.0 : 8, class: "point"),
        .text(digits, x: place.x, y: place.y + 4, anchor: "middle", class: "small point-text"),
      ]).titled(name)
    }
  }

  private func place(of point: PlacedLinearization.Point) -> (x: Double, y: Double)? {
    tops[point.operation].map {
      (axis.x(point.instant), $0 + SVGIntervals.barTop + SVGIntervals.barHeight / 2)
    }
  }
}
