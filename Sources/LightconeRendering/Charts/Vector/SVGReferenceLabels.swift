/// Draws reference lines, and their names where they do not overlap: above the plot for lines upwards, at
/// its right for lines across.
struct SVGReferenceLabels {
  private let chart: Chart
  private let plot: SVGPlotArea
  /// The names above the plot: where each begins and in which row it stands, from below.
  private var upright: [(label: String, x: Double, row: Int)] = []
  private static let rowHeight = 15.0
  private static let maximumRows = 4

  init(_ chart: Chart, _ plot: SVGPlotArea) {
    self.chart = chart
    self.plot = plot
    var ends: [Double] = []
    let marked = plot.frame.references.filter { $0.direction == .x }.sorted { $0.value < $1.value }
    for reference in marked {
      let text = "\(reference.label.printable) \(chart.text(of: reference))"
      let label = svgTruncated(text, toWidth: 180, size: SVGStyle.smallSize)
      let size = svgTextWidth(label, size: SVGStyle.smallSize)
      let x = max(plot.left, min(plot.x(reference.value) - 2, plot.right - size))
      var row = ends.firstIndex { $0 < x }
      if row == nil, ends.count < Self.maximumRows {
        ends.append(0)
        row = ends.count - 1
      }
      guard let row else { continue }
      ends[row] = x + size + 8
      upright.append((label, x, row))
    }
  }

  /// The room that the names above the plot need.
  var uprightHeight: Double {
    Double((upright.map(\.row).max() ?? -1) + 1) * Self.rowHeight
  }

  /// The names above the plot; `top` is where their room begins.
  func uprightLabels(top: Double) -> [SVGElement] {
    upright.map { label, x, row in
      .text(label, x: x, y: top + uprightHeight - Double(row) * Self.rowHeight - 3, class: "small")
    }
  }

  /// The lines themselves.
  func lines(_ area: SVGPlotArea) -> [SVGElement] {
    area.frame.references.map { reference in
      let name = "\(reference.label.printable): \(chart.text(of: reference))"
      guard reference.direction == .x else {
        let y = area.y(reference.value)
        return SVGElement.line(area.left, y, area.right, y, class: "reference").titled(name)
      }
      let x = area.x(reference.value)
      return SVGElement.line(x, area.top - 4, x, area.bottom, class: "reference").titled(name)
    }
  }

  /// The names at the right, moved apart where lines lie close together.
  func acrossLabels(_ area: SVGPlotArea) -> [SVGElement] {
    let size = SVGStyle.smallSize
    let marked = area.frame.references.filter { $0.direction == .y }.sorted { $0.value > $1.value }
    var places = marked.map { area.y($0.value) + 4 }
    for index in places.indices.dropFirst() {
      places[index] = max(places[index], places[index - 1] + size + 2)
    }
    for index in places.indices.reversed() {
      let limit = index + 1 < places.count ? places[index + 1] - size - 2 : area.bottom + 4
      places[index] = min(places[index], limit)
    }
    // More names than the plot is high would run out of it: the legend has them all.
    return zip(marked, places).filter { $0.1 > area.top }.map { reference, y in
      let label = svgTruncated(reference.label.printable, toWidth: 150, size: size)
      return .text(label, x: area.right + 6, y: y, class: "small")
    }
  }
}
