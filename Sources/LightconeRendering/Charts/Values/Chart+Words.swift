extension Chart: ChartFigure {
  /// What the chart shows, in sentences: its axes, and for each series how many points it has, its least,
  /// greatest and last value; then the reference lines, and what was left out.
  public var summary: String {
    let frame = ChartFrame(self, xTicks: 8, yTicks: 6, glyphs: .ascii)
    var sentences: [String] = []
    if frame.points.allSatisfy(\.isEmpty) {
      sentences.append("Nothing to draw.")
    } else {
      sentences += [
        sentence(for: x, "To the right", frame.x), sentence(for: y, "Upwards", frame.y),
      ]
    }
    for (series, points) in zip(drawnSeries, frame.points) where !points.isEmpty {
      sentences.append(sentence(for: series, points))
    }
    sentences += references.map { reference in
      "\(reference.label.printable.capitalizedFirst): \(text(of: reference))."
    }
    return (sentences + frame.wordsOnly).joined(separator: " ")
  }

  /// A reference's value with its unit.
  func text(of reference: ChartReference) -> String {
    (reference.direction == .x ? x : y).unit.text(reference.value)
  }

  private func sentence(for axis: ChartAxis, _ place: String, _ fitted: FittedAxis) -> String {
    let spread = axis.spread == .logarithmic ? ", logarithmic" : ""
    return "\(place): \(axis.title.printable) from \(axis.unit.text(fitted.scale.lower)) to "
      + "\(axis.unit.text(fitted.scale.upper))\(spread)."
  }

  private func sentence(for series: ChartSeries, _ points: [ChartSeries.Point]) -> String {
    let name = series.name.printable.capitalizedFirst
    let noun = series.form == .bars ? "bar" : "point"
    guard let least = points.min(by: { $0.y < $1.y }),
      let greatest = points.max(by: { $0.y < $1.y }),
      let last = points.last
    else { return "" }
    if points.count == 1 { return "\(name): \(y.unit.text(last.y)) at \(x.unit.text(last.x))." }
    if least.y == greatest.y {
      return "\(name): \(counted(points.count, noun)), all \(y.unit.text(last.y))."
    }
    return "\(name): \(counted(points.count, noun)), least \(y.unit.text(least.y)) at "
      + "\(x.unit.text(least.x)), greatest \(y.unit.text(greatest.y)) at "
      + "\(x.unit.text(greatest.x)), last \(y.unit.text(last.y))."
  }

  /// The points as rows: series, x and y. Of more rows than a table has, each stretch shows its least and
  /// its greatest.
  public func table() -> Table {
    let count = drawnSeries.reduce(0) { $0 + $1.points.count }
    let room = max(1, Self.maximumTableRows / max(1, 4 * drawnSeries.count))
    let isReduced = count > Self.maximumTableRows
    var table = Table([
      TableColumn("series"), TableColumn(x.title.printable, .right),
      TableColumn(y.title.printable + (isReduced ? " (some of \(count) points)" : ""), .right),
    ])
    for series in drawnSeries {
      var points = Array(series.points.enumerated())
      if isReduced {
        let size = max(1, (points.count + room - 1) / room)
        points = ColumnReduction.reduce(points, column: { $0.offset / size }) { $0.element.y }
      }
      for (_, point) in points {
        let place = x.unit.text(point.x)
        let end = point.width > 0 ? " to " + x.unit.text(point.x + point.width) : ""
        table.add(series.name, place + end, y.unit.text(point.y))
      }
    }
    return table
  }
}

extension String {
  /// The text with a capital letter in front, unless that would change a name: only what begins with an
  /// ASCII letter followed by another small letter or a blank.
  var capitalizedFirst: String {
    let start = Array(prefix(2))
    guard let first = start.first, first.isASCII, first.isLowercase, start.count > 1,
      start[1].isLowercase || start[1] == " ", !contains(".")
    else { return self }
    return first.uppercased() + dropFirst()
  }
}
