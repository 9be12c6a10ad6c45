import Testing

#if canImport(FoundationXML)
  import Foundation
  import FoundationXML
#else
  import Foundation
#endif

/// An element of a picture as a parser of XML that is not ours reads it (libxml2's, in Foundation).
struct ReadElement {
  var name: String
  var attributes: [String: String]
  var text = ""
  /// The positions of the elements around it, the outermost first.
  var ancestors: [Int]

  func number(_ attribute: String) -> Double { attributes[attribute].flatMap(Double.init) ?? .nan }
  func integer(_ attribute: String) -> Int? { attributes[attribute].flatMap { Int($0) } }

  /// The classes that the element has.
  var classes: [String] { (attributes["class"] ?? "").split(separator: " ").map(String.init) }
}

/// Reads a picture into a list of its elements, in the order of their beginnings.
final class FigureReader: NSObject, XMLParserDelegate {
  private(set) var elements: [ReadElement] = []
  private var open: [Int] = []

  /// The elements; nothing if the text is not well-formed.
  static func elements(of text: String) -> [ReadElement]? {
    let reader = FigureReader()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reader
    // On Linux the parser of events forgives a tag that is not closed; the one of documents does not.
    guard parser.parse(), parser.parserError == nil, reader.open.isEmpty,
      (try? XMLDocument(data: Data(text.utf8))) != nil
    else { return nil }
    return reader.elements
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.append(ReadElement(name: name, attributes: attributes, ancestors: open))
    open.append(elements.count - 1)
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { elements[last].text += text }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { open.removeLast() }
}
