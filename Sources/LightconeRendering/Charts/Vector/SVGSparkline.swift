extension Sparkline {
  /// The sparkline as a small SVG file, without axes; its description says the range.
  ///
  /// - Parameters:
  ///   - title: what it shows.
  ///   - unit: the unit of its values, for the description.
  public func svg(_ title: String, unit: ChartUnit, width: Double = 120, height: Double = 24)
    -> String
  {
    var words = "No values."
    if let range {
      words =
        "\(counted(values.count, "value")) from \(unit.text(range.lowerBound)) to "
        + "\(unit.text(range.upperBound))."
    }
    var document = SVGDocument(title: title, description: words, width: width, height: height)
    document.elements = [.path(path(width, height), class: "line s0")]
    return document.rendered()
  }

  private func path(_ width: Double, _ height: Double) -> String {
    guard let range else { return "" }
    let scale = AxisScale(
      from: range.lowerBound, to: max(range.upperBound, range.lowerBound.nextUp), spread: .linear)
    let columns = self.columns(max(1, Int(width)))
    let step = (width - 6) / Double(max(1, columns.count - 1))
    var path = SVGPath()
    var isDrawing = false
    for (index, value) in columns.enumerated() {
      guard let value else {
        isDrawing = false
        continue
      }
      let isFlat = range.lowerBound == range.upperBound
      let y = height - 4 - (isFlat ? 0.5 : scale.position(of: value)) * (height - 8)
      let x = 3 + Double(index) * step
      if isDrawing { path.line(to: x, y) } else { path.move(to: x, y) }
      // A value alone between gaps is a dot: a line of no length with round ends.
      if !isDrawing { path.line(to: x, y) }
      isDrawing = true
    }
    return path.data
  }
}
