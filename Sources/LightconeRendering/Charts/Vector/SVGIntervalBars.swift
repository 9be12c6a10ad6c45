import LightconeTrace

/// Draws the bars of a history's lanes.
struct SVGIntervalBars {
  private let window: IntervalWindow
  private let axis: SVGTimeAxis
  private let clock: IntervalChart.Clock

  init(_ window: IntervalWindow, _ axis: SVGTimeAxis, _ clock: IntervalChart.Clock) {
    self.window = window
    self.axis = axis
    self.clock = clock
  }

  /// A row of operations, and whether a label had to be cut.
  func row(_ row: [IntervalWindow.Entry], top: Double) -> (elements: [SVGElement], isCut: Bool) {
    var elements: [SVGElement] = []
    var isCut = false
    for (index, entry) in row.enumerated() {
      let operation = entry.operation
      let isLast = index + 1 == row.count
      let next = isLast ? axis.right : axis.x(row[index + 1].operation.begin)
      let start = axis.x(operation.begin)
      let end = operation.end.map { axis.x($0) } ?? axis.right - 4
      let isStuck = window.stuck.contains(entry.index)
      let label =
        "\(entry.index + 1) \(operation.words(.unicode))" + (isStuck ? " does not fit" : "")
      let shown = svgTruncated(
        label, toWidth: next - start - (isLast ? 0 : 5), size: SVGStyle.smallSize)
      if shown != label { isCut = true }
      let name =
        "\(entry.index + 1) \(operation.client): \(operation.label), \(operation.told); "
        + clock.text(operation.begin) + (operation.end.map { " to \(clock.text($0))" } ?? " on")
      var parts = [
        SVGElement.text(
          shown, x: start, y: top + SVGIntervals.barTop - 5,
          class: isStuck ? "small strong alarm halo" : "small halo")
      ]
      parts += Self.bar(
        operation.ending, x: start, end: max(end, start + 3),
        tailEnd: isLast ? axis.right : next - 3,
        y: top + SVGIntervals.barTop, isStuck: isStuck)
      elements.append(SVGElement.group(class: "operation", parts).titled(name))
    }
    return (elements, isCut)
  }

  /// A bar whose end tells the outcome by its shape.
  static func bar(
    _ ending: IntervalEnding, x: Double, end: Double, tailEnd: Double, y: Double,
    isStuck: Bool = false
  ) -> [SVGElement] {
    let height = SVGIntervals.barHeight
    let middle = y + height / 2
    let looks = isStuck ? "interval stuck" : "interval \(ending.look)"
    var parts: [SVGElement] = []
    switch ending {
    case .ok:
      parts.append(.rectangle(x: x, y: y, width: end - x, height: height, class: looks))
      parts.append(.line(end, y - 2, end, y + height + 2, class: "cap"))
    case .fail:
      parts.append(.rectangle(x: x, y: y, width: end - x, height: height, class: looks))
      var cross = SVGPath()
      cross.move(to: end - 4, middle - 4)
      cross.line(to: end + 4, middle + 4)
      cross.move(to: end - 4, middle + 4)
      cross.line(to: end + 4, middle - 4)
      parts.append(.path(cross.data, class: "cap"))
    case .unknown:
      parts.append(.rectangle(x: x, y: y, width: end - x, height: height, class: looks))
      if tailEnd > end + 12 {
        parts.append(.line(end + 12, middle, tailEnd, middle, class: "tail"))
      }
      if tailEnd > end + 9 || end - x > 9 {
        let place = tailEnd > end + 9 ? end + 2 : end - 8
        parts.append(.text("?", x: place, y: middle + 4.5, class: "legend strong"))
      }
    case .unanswered:
      var arrow = SVGPath()
      let tip = min(9, end - x)
      arrow.polygon([
        (x, y), (end - tip, y), (end, middle), (end - tip, y + height), (x, y + height),
      ])
      parts.append(.path(arrow.data, class: looks))
    }
    parts.append(.line(x, y - 2, x, y + height + 2, class: "cap"))
    return parts
  }

  /// What the bars look like, on a ground.
  static func rules(_ palette: SVGStyle.Palette) -> [String] {
    let color = palette.series[0]
    return [
      ".interval { stroke: \(color); stroke-width: 1.25; }",
      ".interval.ok { fill: \(color); fill-opacity: 0.28; }",
      ".interval.failed { fill: none; stroke-dasharray: 3 3; stroke: \(palette.faint); }",
      ".interval.unknown { fill: \(palette.series[4]); fill-opacity: 0.14; "
        + "stroke: \(palette.series[4]); stroke-dasharray: 7 3; }",
      ".interval.unanswered { fill: \(palette.series[4]); fill-opacity: 0.14; "
        + "stroke: \(palette.series[4]); }",
      ".interval.stuck { fill: none; stroke: \(palette.alarm); stroke-width: 3; }",
      ".cap { stroke: \(palette.ink); stroke-width: 1.75; fill: none; }",
      ".tail { stroke: \(palette.series[4]); stroke-width: 1.5; stroke-dasharray: 1.5 4; }",
      ".order { fill: none; stroke: \(palette.series[1]); stroke-width: 1.5; "
        + "stroke-opacity: 0.75; stroke-linejoin: round; }",
      ".point { fill: \(palette.series[1]); stroke: \(palette.paper); stroke-width: 1; }",
      "text.point-text { fill: \(palette.paper); font-weight: bold; }",
    ]
  }
}

extension IntervalEnding {
  /// The class of its bar.
  fileprivate var look: String {
    switch self {
    case .ok: "ok"
    case .fail: "failed"
    case .unknown: "unknown"
    case .unanswered: "unanswered"
    }
  }
}
