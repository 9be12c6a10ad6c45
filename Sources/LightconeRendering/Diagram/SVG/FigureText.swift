/// Texts in a space-time diagram: their size, and what becomes of those that have no room.
enum FigureText {
  /// The size of letters.
  static let size = 11.0
  /// The distance from one line of text to the next.
  static let lineHeight = 16.0

  /// The width of a text.
  static func width(of text: String, size: Double = size, isBold: Bool = false) -> Double {
    svgTextWidth(text, size: size, isBold: isBold)
  }

  /// The text, or as much of it as takes at most `width`, with an ellipsis at its end.
  static func shortened(
    _ text: String, toWidth width: Double, size: Double = size, isBold: Bool = false
  ) -> String {
    svgTruncated(text, toWidth: width, size: size, isBold: isBold)
  }

  /// A label in at most so much room; its tail stays where it can.
  static func shortened(_ label: DiagramLabel, toWidth width: Double) -> String {
    if self.width(of: label.whole) <= width { return label.whole }
    let room = width - self.width(of: " " + label.tail)
    guard !label.tail.isEmpty, room > self.width(of: "mm…") else {
      let tailFits = !label.tail.isEmpty && self.width(of: label.tail) <= width
      return tailFits ? label.tail : shortened(label.whole, toWidth: width)
    }
    return "\(shortened(label.text, toWidth: room)) \(label.tail)"
  }

  /// The lines of a text of at most so much width, broken between words.
  static func lines(of text: String, width: Double) -> [String] {
    svgWrapped(text, toWidth: width, size: size)
  }
}
