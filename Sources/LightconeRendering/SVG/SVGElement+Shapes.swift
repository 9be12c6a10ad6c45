/// Shorter names for the elements that figures are made of. Lengths are in user units (pixels at the
/// default size); `y` grows downwards. Looks come from classes, which `SVGStyle` explains.
extension SVGElement {
  /// Elements that belong together.
  static func group(class name: String = "", _ children: [SVGElement]) -> SVGElement {
    SVGElement("g", children).with("class", name)
  }

  /// A straight line between two points.
  static func line(
    _ startX: Double, _ startY: Double, _ endX: Double, _ endY: Double, class name: String = ""
  ) -> SVGElement {
    SVGElement("line").with("class", name).with("x1", startX).with("y1", startY)
      .with("x2", endX).with("y2", endY)
  }

  /// A rectangle by its upper left corner and its size; a negative size counts as 0.
  static func rectangle(
    x: Double, y: Double, width: Double, height: Double, radius: Double = 0,
    class name: String = ""
  ) -> SVGElement {
    let element = SVGElement("rect").with("class", name).with("x", x).with("y", y)
      .with("width", max(0, width)).with("height", max(0, height))
    return radius > 0 ? element.with("rx", radius) : element
  }

  /// A circle around a point.
  static func circle(_ x: Double, _ y: Double, radius: Double, class name: String = "")
    -> SVGElement
  {
    SVGElement("circle").with("class", name).with("cx", x).with("cy", y).with("r", radius)
  }

  /// A path in the words of SVG, as ``SVGPath`` writes them.
  static func path(_ data: String, class name: String = "") -> SVGElement {
    SVGElement("path").with("class", name).with("d", data)
  }

  /// A line of text whose anchor (`start`, `middle` or `end`) stands at a point of the baseline.
  static func text(
    _ text: String, x: Double, y: Double, anchor: String = "start", class name: String = ""
  ) -> SVGElement {
    var element = SVGElement("text").with("class", name).with("x", x).with("y", y)
    if anchor != "start" { element.set("text-anchor", anchor) }
    element.contents = [.text(text)]
    return element
  }
}

/// A path, written step by step.
struct SVGPath: Hashable, Sendable {
  /// The path in the words of SVG.
  private(set) var data = ""

  /// Begins a new piece at a point.
  mutating func move(to x: Double, _ y: Double) { add("M", x, y) }

  /// Goes on in a straight line.
  mutating func line(to x: Double, _ y: Double) { add("L", x, y) }

  /// Closes the piece.
  mutating func close() { data += "Z" }

  /// Adds a line of no length: with round ends it is a dot.
  mutating func dot(at x: Double, _ y: Double) {
    move(to: (x * 10).rounded() / 10, (y * 10).rounded() / 10)
    data += "h0"
  }

  /// Adds a circle as a piece of its own.
  mutating func circle(_ x: Double, _ y: Double, radius: Double) {
    let size = svgNumber(radius)
    let across = svgNumber(2 * radius)
    move(to: x - radius, y)
    data += "a\(size) \(size) 0 1 0 \(across) 0a\(size) \(size) 0 1 0 -\(across) 0Z"
  }

  private mutating func add(_ command: String, _ x: Double, _ y: Double) {
    data += "\(command)\(svgNumber(x)) \(svgNumber(y))"
  }
}
