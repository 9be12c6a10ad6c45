/// An element of an SVG figure: a name, attributes in a fixed order, and what is inside.
///
/// Example:
/// ```
/// SVGElement.group(class: "axis", [.line(0, 0, 100, 0), .text("0 ms", x: 0, y: 14)])
/// ```
/// All text goes through ``svgEscaped(_:)`` and all numbers through ``svgNumber(_:)`` when the element
/// is written, so that a figure is well-formed whatever its names are, and the same bytes everywhere.
struct SVGElement: Hashable, Sendable {
  /// What stands inside an element.
  enum Content: Hashable, Sendable {
    case element(SVGElement)
    case text(String)
    /// Text that is written as it is: style sheets only.
    case verbatim(String)
  }

  /// An attribute with its value, not yet escaped.
  struct Attribute: Hashable, Sendable {
    var name: String
    var value: String
  }

  /// The element's name, for example `rect`.
  var name: String
  /// The attributes in the order in which they are written.
  private(set) var attributes: [Attribute] = []
  /// What is inside, in order.
  var contents: [Content] = []

  /// Creates an element without attributes.
  init(_ name: String, _ children: [SVGElement] = []) {
    self.name = name
    contents = children.map { .element($0) }
  }

  /// Creates an element of a class, without other attributes.
  init(_ name: String, class style: String) {
    self.init(name)
    set("class", style)
  }

  /// Whether nothing is inside it.
  var isEmpty: Bool { contents.isEmpty }

  /// Adds an element at the end.
  mutating func add(_ element: SVGElement) { contents.append(.element(element)) }

  /// Adds an element at the end unless nothing is inside it.
  mutating func addUnlessEmpty(_ element: SVGElement) {
    if !element.isEmpty { add(element) }
  }

  /// The element with another one at its end.
  func with(_ element: SVGElement) -> SVGElement {
    var result = self
    result.add(element)
    return result
  }

  /// The element with a text at its end.
  func with(text: String) -> SVGElement {
    var result = self
    result.contents.append(.text(text))
    return result
  }

  /// Sets an attribute to a text; an empty text leaves it away.
  mutating func set(_ attribute: String, _ value: String) {
    attributes.removeAll { $0.name == attribute }
    if !value.isEmpty { attributes.append(Attribute(name: attribute, value: value)) }
  }

  /// The element with an attribute set to a text; an empty text leaves it away.
  func with(_ attribute: String, _ value: String) -> SVGElement {
    var result = self
    result.set(attribute, value)
    return result
  }

  /// The element with an attribute set to a number.
  func with(_ attribute: String, _ value: Double) -> SVGElement {
    with(attribute, svgNumber(value))
  }

  /// The element with a tooltip: a `title` as its first child, which screen readers read too.
  func titled(_ title: String) -> SVGElement {
    guard !title.isEmpty else { return self }
    var result = self
    var element = SVGElement("title")
    element.contents = [.text(title)]
    result.contents.insert(.element(element), at: 0)
    return result
  }

  /// The element as XML, on lines of its own, with a line break at the end.
  func rendered(indentation: Int = 0) -> String {
    var result = ""
    write(to: &result, indentation: indentation)
    return result
  }

  private func write(to result: inout String, indentation: Int) {
    let margin = String(repeating: " ", count: indentation)
    result += margin + "<" + name
    for attribute in attributes {
      result += " \(attribute.name)=\"\(svgEscaped(attribute.value))\""
    }
    guard !contents.isEmpty else { return result += "/>\n" }
    result += ">"
    // Blanks count in text, so an element with text stands in one line.
    let hasText = contents.contains { if case .text = $0 { true } else { false } }
    if !hasText { result += "\n" }
    for content in contents {
      switch content {
      case .text(let text): result += svgEscaped(text)
      case .verbatim(let text): result += text
      case .element(let element) where hasText: element.writeInLine(to: &result)
      case .element(let element): element.write(to: &result, indentation: indentation + 1)
      }
    }
    result += (hasText ? "" : margin) + "</\(name)>\n"
  }

  /// Writes an element that stands in the middle of a text, without the line break behind it.
  private func writeInLine(to result: inout String) {
    write(to: &result, indentation: 0)
    result.removeLast()
  }
}
