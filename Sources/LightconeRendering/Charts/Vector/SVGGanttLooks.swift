/// What spans look like: a fill, an outline and a texture for each style.
struct SVGGanttLooks {
  private let hatch: String

  /// - Parameter hatch: the id of the hatch, unique in a page.
  init(_ hatch: String) { self.hatch = hatch }

  /// The textures.
  func definitions() -> [SVGElement] {
    [("", 45.0, "hatch-line"), ("-wait", -45.0, "hatch-line wait")].map { suffix, angle, look in
      SVGElement("pattern", [.line(0, 0, 0, 6, class: look)])
        .with("id", hatch + suffix).with("patternUnits", "userSpaceOnUse").with("width", 6)
        .with("height", 6).with("patternTransform", "rotate(\(svgNumber(angle)))")
    }
  }

  /// Whether a label on a style needs the paper's colour.
  func isDark(_ style: GanttStyle) -> Bool { [.holding, .serving].contains(style) }

  /// A span.
  ///
  /// - Parameter gap: the room that a label takes at the beginning; a line is interrupted there.
  func bar(
    _ style: GanttStyle, x: Double, y: Double, width: Double, height: Double, isOpen: Bool,
    gap: Double = 0
  ) -> [SVGElement] {
    let middle = y + height / 2
    let end = x + width
    let bodyEnd = isOpen ? end - min(8, width) : end
    var parts: [SVGElement] = []
    let body = SVGElement.rectangle(
      x: x, y: y, width: bodyEnd - x, height: height, class: "gantt \(style.look)")
    switch style {
    case .idle, .down, .paused:
      let look = "gantt \(style.look)"
      parts = [.line(min(x + gap, bodyEnd), middle, bodyEnd, middle, class: look)]
    case .blocked:
      parts = [body, textured(body, hatch)]
    case .waiting:
      parts = [body, textured(body, hatch + "-wait")]
    case .done:
      parts = [body, .line(x, y + height - 2.5, bodyEnd, y + height - 2.5, class: "done-line")]
    case .working, .undone, .holding, .serving: parts = [body]
    }
    if isOpen {
      var arrow = SVGPath()
      arrow.polygon([(bodyEnd, middle - 6), (end, middle), (bodyEnd, middle + 6)])
      parts.append(.path(arrow.data, class: "arrow"))
    }
    return parts
  }

  private func textured(_ body: SVGElement, _ id: String) -> SVGElement {
    body.with("class", "").with("fill", "url(#\(id))")
  }

  /// The rules of the style sheet.
  static func rules(_ palette: SVGStyle.Palette) -> [String] {
    [
      ".gantt { stroke-width: 1; }",
      ".gantt.idle { stroke: \(palette.faint); stroke-width: 1.5; }",
      ".gantt.down { stroke: \(palette.faint); stroke-width: 2; stroke-dasharray: 1.5 5; }",
      ".gantt.paused { stroke: \(palette.ink); stroke-width: 2; stroke-dasharray: 6 4; }",
      ".gantt.working { fill: \(palette.series[0]); fill-opacity: 0.25; "
        + "stroke: \(palette.series[0]); }",
      ".gantt.blocked { fill: \(palette.series[1]); fill-opacity: 0.22; "
        + "stroke: \(palette.series[1]); }",
      ".gantt.done { fill: \(palette.series[2]); fill-opacity: 0.22; "
        + "stroke: \(palette.series[2]); }",
      ".done-line { stroke: \(palette.series[2]); stroke-width: 3; }",
      ".gantt.undone { fill: none; stroke: \(palette.faint); stroke-dasharray: 4 3; }",
      ".gantt.holding { fill: \(palette.series[2]); stroke: \(palette.paper); }",
      ".gantt.serving { fill: \(palette.series[0]); stroke: \(palette.paper); }",
      ".gantt.waiting { fill: \(palette.series[4]); fill-opacity: 0.14; "
        + "stroke: \(palette.series[4]); }",
      ".hatch-line { stroke: \(palette.series[1]); stroke-width: 2; stroke-opacity: 0.5; }",
      ".hatch-line.wait { stroke: \(palette.series[4]); stroke-width: 1; }",
      ".count { fill: \(palette.series[4]); fill-opacity: 0.35; stroke: \(palette.series[4]); }",
      ".arrow { fill: \(palette.ink); }",
      "text.on-bar { fill: \(palette.paper); font-weight: bold; }",
    ]
  }
}

extension GanttStyle {
  /// The class of its bar.
  fileprivate var look: String {
    switch self {
    case .holding: "holding"
    case .waiting: "waiting"
    case .serving: "serving"
    default: words
    }
  }
}
