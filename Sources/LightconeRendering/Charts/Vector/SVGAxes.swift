/// The rectangle in which a chart's data lies.
struct SVGPlotArea {
  var left: Double
  var top = 0.0
  var width: Double
  var height: Double
  let frame: ChartFrame

  init(left: Double, width: Double, height: Double, frame: ChartFrame) {
    self.left = left
    self.width = width
    self.height = height
    self.frame = frame
  }

  var right: Double { left + width }
  var bottom: Double { top + height }

  func x(_ value: Double) -> Double { left + frame.x.scale.position(of: value) * width }
  func y(_ value: Double) -> Double { bottom - frame.y.scale.position(of: value) * height }
}

/// Draws axes, ticks and the grid.
struct SVGAxes {
  private let area: SVGPlotArea

  init(_ area: SVGPlotArea) { self.area = area }

  func elements() -> [SVGElement] {
    var grid: [SVGElement] = []
    var labels: [SVGElement] = []
    for tick in area.frame.y.ticks {
      let y = area.y(tick.value)
      grid.append(.line(area.left, y, area.right, y, class: "grid"))
      labels.append(
        .text(tick.label, x: area.left - 8, y: y + 4, anchor: "end", class: "small faint"))
    }
    var end = -Double.infinity
    for tick in area.frame.x.ticks {
      let x = area.x(tick.value)
      let half = svgTextWidth(tick.label, size: SVGStyle.smallSize) / 2
      guard x - half > end else { continue }
      end = x + half + 8
      grid.append(.line(x, area.bottom, x, area.bottom + 5, class: "axis-line"))
      labels.append(
        .text(tick.label, x: x, y: area.bottom + 18, anchor: "middle", class: "small faint"))
    }
    let axes = [
      SVGElement.line(area.left, area.top, area.left, area.bottom, class: "axis-line"),
      .line(area.left, area.bottom, area.right, area.bottom, class: "axis-line"),
    ]
    let scale = area.frame.y.scale
    let hasZero = scale.spread == .linear && scale.lower < 0 && scale.upper > 0
    let zero =
      hasZero
      ? [SVGElement.line(area.left, area.y(0), area.right, area.y(0), class: "axis-line")] : []
    return [.group(class: "axes", grid + axes + zero + labels)]
  }
}
