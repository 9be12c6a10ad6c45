/// An SVG figure as a file of its own: a size, a title, a description in words, and what is drawn.
///
/// Example: `SVGDocument(title: "Latency", description: "...", width: 720, height: 360).rendered()`.
///
/// Text stays text, nothing is fetched, and nothing moves. The title and the description say what the
/// picture says, for those who do not see it.
struct SVGDocument: Sendable {
  /// What the figure is, in a few words.
  var title: String
  /// What it shows, in sentences.
  var description: String
  /// The width in user units.
  var width: Double
  /// The height in user units.
  var height: Double
  /// Rules of the style sheet beside those that all figures share, made for each palette.
  var rules: @Sendable (SVGStyle.Palette) -> [String] = { _ in [] }
  /// Patterns and markers, which others name by ``identifier(_:)``.
  var definitions: [SVGElement] = []
  /// What is drawn, from back to front.
  var elements: [SVGElement] = []

  /// Creates a figure in which nothing is drawn yet.
  init(title: String, description: String, width: Double, height: Double) {
    self.title = title
    self.description = description
    self.width = width
    self.height = height
  }

  /// The id of a part of this figure: figures that differ in title or description differ in ids.
  func identifier(_ part: String) -> String {
    "\(svgIdentifier(of: title + "\n" + description))-\(part)"
  }

  /// The figure as a file, with a line break at the end.
  func rendered() -> String {
    var root = SVGElement("svg").with("xmlns", "http://www.w3.org/2000/svg")
      .with("viewBox", "0 0 \(svgNumber(width)) \(svgNumber(height))")
      .with("width", width).with("height", height).with("class", "lightcone")
      .with("role", "img")
      .with("aria-labelledby", "\(identifier("title")) \(identifier("description"))")
    var style = SVGElement("style")
    style.contents = [
      .verbatim(SVGStyle.sheet(adding: rules))
    ]
    var parts = [named("title", title), named("desc", description, id: "description"), style]
    if !definitions.isEmpty { parts.append(SVGElement("defs", definitions)) }
    parts.append(.rectangle(x: 0, y: 0, width: width, height: height, class: "paper"))
    root.contents = (parts + elements).map { .element($0) }
    return root.rendered()
  }

  private func named(_ name: String, _ text: String, id: String? = nil) -> SVGElement {
    var element = SVGElement(name).with("id", identifier(id ?? name))
    element.contents = [.text(text)]
    return element
  }
}
