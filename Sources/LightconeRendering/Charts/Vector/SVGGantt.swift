import LightconeTrace

extension GanttChart {
  /// The chart as an SVG file.
  public func svg() -> String { SVGGantt(self).rendered() }
}

/// Draws lanes and spans as SVG.
struct SVGGantt {
  private let chart: GanttChart
  private let window: GanttWindow
  private let axis: SVGTimeAxis
  private let gutter: Double

  private static let width = 900.0
  private static let rowHeight = 22.0
  private static let barHeight = 17.0
  private static let countHeight = 26.0
  private static let laneGap = 7.0

  init(_ chart: GanttChart) {
    self.chart = chart
    window = GanttWindow(chart)
    let names = window.lanes.map { svgTextWidth($0.name, size: SVGStyle.textSize) }
    let hasCounts = window.lanes.contains { $0.waiting != nil }
    gutter = min(150, max(names.max() ?? 0, hasCounts ? 70 : 0))
    axis = SVGTimeAxis(
      TimeMap(from: window.start, to: window.end), left: SVGPage.margin + gutter + 12,
      right: Self.width - SVGPage.margin - 4, tail: window.isOpen ? 22 : 2)
  }

  func rendered() -> String {
    var page = SVGPage(title: chart.title, summary: chart.summary, width: Self.width)
    let looks = SVGGanttLooks(page.document.identifier("hatch"))
    page.document.rules = SVGGanttLooks.rules
    page.document.definitions = looks.definitions()
    page.addHeading()
    page.skip(6)
    guard !chart.spans.isEmpty, !window.lanes.isEmpty else {
      page.addNotes(["Nothing to draw: there is no span."] + window.notes)
      return page.rendered()
    }
    var y = page.top
    var lanes: [SVGElement] = []
    for lane in window.lanes {
      var parts = [laneName(lane.name, y)]
      for row in lane.rows {
        parts += row.map { span($0, y, looks) }
        y += Self.rowHeight
      }
      if let waiting = lane.waiting {
        parts += count(waiting, y)
        y += Self.countHeight
      }
      lanes.append(.group(class: "lane", parts))
      y += Self.laneGap
    }
    page.add(
      axis.elements(top: page.top - 2, bottom: y) + lanes,
      height: y - page.top + SVGTimeAxis.height)
    page.addLegend(legend(looks))
    page.addNotes(window.notes)
    return page.rendered()
  }

  private func laneName(_ name: String, _ y: Double) -> SVGElement {
    let shown = svgTruncated(name, toWidth: gutter, size: SVGStyle.textSize)
    return SVGElement.text(
      shown, x: SVGPage.margin + gutter, y: y + 13, anchor: "end"
    ).titled(shown == name ? "" : name)
  }

  private func span(_ span: GanttChart.Span, _ y: Double, _ looks: SVGGanttLooks) -> SVGElement {
    let isOpen = span.to.map { $0 > window.end } ?? true
    let start = axis.x(max(span.from, window.start))
    let end = isOpen ? axis.right : axis.x(span.to ?? window.end)
    let width = max(1.5, end - start)
    let label = span.label.printable
    let size = SVGStyle.smallSize
    let room = width - 10 - (isOpen ? 8 : 0)
    let cut = svgTruncated(label, toWidth: room, size: size)
    let shown = cut == label || cut.count > 3 ? cut : ""
    var parts = looks.bar(
      span.style, x: start, y: y, width: width, height: Self.barHeight, isOpen: isOpen,
      gap: shown.isEmpty ? 0 : svgTextWidth(shown, size: size) + 8)
    if !shown.isEmpty {
      let look = looks.isDark(span.style) ? "small on-bar" : "small halo"
      parts.append(.text(shown, x: start + 5, y: y + 12.5, class: look))
    }
    let length = span.to.map { ", \($0 - span.from)" } ?? ""
    let words = label.isEmpty ? span.style.words : "\(label): \(span.style.words)"
    return SVGElement.group(class: "span", parts).titled(
      "\(words), \(span.from)" + (span.to.map { " to \($0)" } ?? " on") + length)
  }

  /// How many wait, as a staircase with its greatest value.
  private func count(_ waiting: [GanttWindow.WaitingCount], _ y: Double) -> [SVGElement] {
    let most = max(1, waiting.map(\.count).max() ?? 1)
    let bottom = y + Self.countHeight - 5
    let height = Self.countHeight - 9
    var path = SVGPath()
    path.move(to: axis.x(window.start), bottom)
    var level = bottom
    for entry in waiting {
      let x = axis.x(entry.from)
      path.line(to: x, level)
      level = bottom - Double(entry.count) / Double(most) * height
      path.line(to: x, level)
    }
    let end = axis.x(window.end)
    path.line(to: end, level)
    path.line(to: end, bottom)
    path.close()
    let name = "waiting, up to \(waiting.map(\.count).max() ?? 0)"
    return [
      SVGElement.path(path.data, class: "count").titled(name),
      .text(
        svgTruncated("up to \(waiting.map(\.count).max() ?? 0)", toWidth: gutter, size: 11),
        x: SVGPage.margin + gutter, y: bottom - 2, anchor: "end", class: "small faint"),
    ]
  }

  private func legend(_ looks: SVGGanttLooks) -> [SVGLegendEntry] {
    var entries = window.styles.map { style in
      SVGLegendEntry(label: style.words) { x, y in
        .group(looks.bar(style, x: x, y: y - 1, width: 28, height: 14, isOpen: false))
      }
    }
    if window.lanes.contains(where: { $0.waiting != nil }) {
      entries.append(
        SVGLegendEntry(label: "how many wait") { x, y in
          .path("M\(svgNumber(x)) \(svgNumber(y + 12))v-5h9v-6h9v4h9v7z", class: "count")
        })
    }
    if window.isOpen {
      entries.append(
        SVGLegendEntry(label: "goes on") { x, y in
          .path("M\(svgNumber(x + 8)) \(svgNumber(y))l9 6l-9 6z", class: "arrow")
        })
    }
    return entries
  }
}
