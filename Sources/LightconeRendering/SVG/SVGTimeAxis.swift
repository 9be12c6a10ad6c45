import LightconeTrace

/// The part of a figure in which time goes to the right: where an instant stands, and the axis below.
struct SVGTimeAxis {
  let left: Double
  let right: Double
  private let map: TimeMap
  private let tail: Double

  /// Creates an axis.
  ///
  /// - Parameter tail: the room for what goes on beyond the end.
  init(_ map: TimeMap, left: Double, right: Double, tail: Double) {
    self.map = map
    self.left = left
    self.right = right
    self.tail = tail
  }

  /// Where an instant stands.
  func x(_ instant: Instant) -> Double {
    left + map.position(of: instant) * (right - left - tail)
  }

  /// Lines of the grid from `top` to `bottom`, the axis below them, the labels and the title; they take
  /// ``height`` below `bottom`.
  func elements(top: Double, bottom: Double) -> [SVGElement] {
    let (title, ticks) = map.ticks(count: max(3, Int((right - left) / 90)), glyphs: .unicode)
    let size = SVGStyle.smallSize
    var parts: [SVGElement] = []
    var end = -Double.infinity
    for tick in ticks {
      let x = self.x(Instant(nanoseconds: Int64(tick.value)))
      let half = svgTextWidth(tick.label, size: size) / 2
      guard x - half > end, x + half <= right + SVGPage.margin else { continue }
      end = x + half + 8
      parts.append(.line(x, top, x, bottom, class: "grid"))
      parts.append(.line(x, bottom, x, bottom + 5, class: "axis-line"))
      parts.append(
        .text(tick.label, x: x, y: bottom + 18, anchor: "middle", class: "small faint"))
    }
    parts.append(.line(left, bottom, right, bottom, class: "axis-line"))
    parts.append(
      .text(
        title, x: (left + right) / 2, y: bottom + 36, anchor: "middle", class: "legend faint"))
    return [.group(class: "axes", parts)]
  }

  /// The room that the axis needs below the plot.
  static let height = 48.0
}
