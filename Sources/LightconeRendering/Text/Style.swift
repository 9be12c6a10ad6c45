/// Puts colours around texts, or leaves them as they are where the display has none.
///
/// Example: `Style(display).red("violated")`. Colour only adds: say in words what it says. Measure
/// and cut texts before they are styled, because ANSI sequences take no columns.
public struct Style: Hashable, Sendable {
  /// Whether the style does anything.
  public let isOn: Bool

  /// The style of a display.
  public init(_ display: Display) { isOn = display.color }

  /// The text in bold.
  public func bold(_ text: String) -> String { apply(.bold, to: text) }
  /// The text in a fainter shade.
  public func dim(_ text: String) -> String { apply(.dim, to: text) }
  /// The text in red: what is broken or lost.
  public func red(_ text: String) -> String { apply(.red, to: text) }
  /// The text in green: what holds or is done.
  public func green(_ text: String) -> String { apply(.green, to: text) }
  /// The text in yellow: what needs attention.
  public func yellow(_ text: String) -> String { apply(.yellow, to: text) }
  /// The text in cyan: what is going on.
  public func cyan(_ text: String) -> String { apply(.cyan, to: text) }

  /// The text with a shade.
  func apply(_ shade: Shade, to text: String) -> String {
    guard isOn, shade != .normal, !text.isEmpty else { return text }
    return "\u{1B}[\(shade.rawValue)m\(text)\u{1B}[0m"
  }
}

/// A colour or weight, by its number in ANSI (ECMA-48, "select graphic rendition").
enum Shade: Int {
  case normal = 0
  case bold = 1
  case dim = 2
  case red = 31
  case green = 32
  case yellow = 33
  case cyan = 36
}
