/// A piece of a page, built so that no text in it can become markup.
///
/// Example: `HTML.element("p", ["class": "note"], ["1 < 2"])` is `<p class="note">1 &lt; 2</p>`.
///
/// What it does not promise: that an element may stand where it is put, or that identifiers differ.
public struct HTML: Hashable, Sendable {
  /// The piece as it stands in a file.
  public let markup: String

  init(markup: String) { self.markup = markup }

  /// A text; characters that mean something in a page are escaped, and what cannot be seen is replaced.
  public static func text(_ text: String) -> HTML { HTML(markup: text.htmlText) }

  /// A text of several lines, for an element that keeps them.
  public static func lines(_ text: String) -> HTML { HTML(markup: text.htmlLines) }

  /// An element.
  ///
  /// - Parameters:
  ///   - name: its name; those that hold nothing, such as `br`, get no end.
  ///   - attributes: their names and values, in this order; an empty value stands as a bare name.
  public static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:],
    _ children: [HTML] = []
  ) -> HTML {
    var markup = "<\(name)"
    for (key, value) in attributes {
      markup += value.isEmpty ? " \(key)" : " \(key)=\"\(value.htmlText)\""
    }
    markup += ">"
    if voidElements.contains(name.description) { return HTML(markup: markup) }
    for child in children { markup += child.markup }
    return HTML(markup: markup + "</\(name)>")
  }

  /// Pieces one behind the other, each on lines of its own.
  public static func joined(_ pieces: [HTML]) -> HTML {
    HTML(markup: pieces.map(\.markup).joined(separator: "\n"))
  }

  /// Whether nothing is in it.
  public var isEmpty: Bool { markup.isEmpty }

  private static let voidElements: Set = ["br", "hr", "img", "input", "link", "meta"]
}

extension HTML: ExpressibleByStringInterpolation {
  /// A text, escaped as ``text(_:)`` does.
  public init(stringLiteral value: String) { self = .text(value) }
}
