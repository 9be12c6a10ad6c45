/// An element of a picture in SVG, with what is inside it.
struct FigureElement {
  private enum Content {
    case element(FigureElement)
    case text(String)
  }

  private let name: String
  private var attributes: [(name: String, value: String)] = []
  private var contents: [Content] = []

  /// An element, of a class if one is named.
  init(_ name: String, _ style: String = "") {
    self.name = name
    if !style.isEmpty { attributes.append(("class", style)) }
  }

  /// Whether nothing is inside it.
  var isEmpty: Bool { contents.isEmpty }

  /// The element with one more attribute.
  func with(_ name: String, _ value: String) -> FigureElement {
    var copy = self
    copy.attributes.append((name, value))
    return copy
  }

  /// The element with one more attribute that is a length.
  func with(_ name: String, _ value: Double) -> FigureElement { with(name, figureNumber(value)) }

  /// The element with a text at its end.
  func with(text: String) -> FigureElement {
    var copy = self
    copy.contents.append(.text(text))
    return copy
  }

  /// The element with another one at its end.
  func with(_ element: FigureElement) -> FigureElement {
    var copy = self
    copy.add(element)
    return copy
  }

  /// Adds an element at the end.
  mutating func add(_ element: FigureElement) { contents.append(.element(element)) }

  /// Adds an element at the end unless nothing is inside it.
  mutating func addUnlessEmpty(_ element: FigureElement) {
    if !element.isEmpty { add(element) }
  }

  /// The element as SVG, each element that holds elements on lines of its own.
  func rendered() -> String {
    var result = ""
    write(to: &result)
    return result
  }

  private func write(to result: inout String) {
    result += "<" + name
    for (name, value) in attributes { result += " \(name)=\"\(escapedForFigure(value))\"" }
    guard !contents.isEmpty else { return result += "/>" }
    result += ">"
    var holdsElements = false
    for content in contents {
      switch content {
      case .text(let text): result += escapedForFigure(text)
      case .element(let element):
        holdsElements = true
        result += "\n"
        element.write(to: &result)
      }
    }
    result += holdsElements ? "\n</\(name)>" : "</\(name)>"
  }
}

/// A text as it may stand between tags or in an attribute. What XML 1.0 cannot hold becomes a question
/// mark.
func escapedForFigure(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result.append(contentsOf: "&amp;".unicodeScalars)
    case "<": result.append(contentsOf: "&lt;".unicodeScalars)
    case ">": result.append(contentsOf: "&gt;".unicodeScalars)
    case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
    case "\n": result.append(scalar)
    default:
      let isAllowed = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
      result.append(isAllowed ? scalar : "?")
    }
  }
  return String(result)
}

/// A length with at most one decimal, the same on every machine.
func figureNumber(_ value: Double) -> String {
  let tenths = Int(value * 10 + (value < 0 ? -0.5 : 0.5))
  let (whole, rest) = (tenths.magnitude / 10, tenths.magnitude % 10)
  return (tenths < 0 ? "-" : "") + (rest == 0 ? "\(whole)" : "\(whole).\(rest)")
}
