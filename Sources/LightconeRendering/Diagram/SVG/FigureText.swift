/// How wide texts are in a picture, without a font at hand.
///
/// A picture is drawn with whatever font its reader has. The widths are the larger ones of two wide
/// fonts, DejaVu Sans and Verdana, so that a text never takes more room than was kept for it: Arial and
/// Helvetica are narrower.
enum FigureText {
  /// The size of letters.
  static let size = 11.0
  /// The distance from one line of text to the next.
  static let lineHeight = 16.0

  /// The width of a text.
  static func width(of text: String, size: Double = size, isBold: Bool = false) -> Double {
    var hundredths = 0
    for character in text { hundredths += width(of: character) }
    return Double(hundredths) / 100 * size * (isBold ? 1.15 : 1)
  }

  /// The text, or as much of it as takes at most `width`, with an ellipsis at its end.
  static func shortened(
    _ text: String, toWidth width: Double, size: Double = size, isBold: Bool = false
  ) -> String {
    if self.width(of: text, size: size, isBold: isBold) <= width { return text }
    var result = ""
    for character in text {
      let next = result + String(character)
      if self.width(of: next + "…", size: size, isBold: isBold) > width { break }
      result = next
    }
    return result.isEmpty ? "" : trimmingEnd(result) + "…"
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
    var lines: [String] = []
    for word in text.split(separator: " ") {
      let word = shortened(String(word), toWidth: width)
      if let last = lines.last, self.width(of: last + " " + word) <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(word)
      }
    }
    return lines
  }

  /// The width of a character in hundredths of the size of letters.
  private static func width(of character: Character) -> Int {
    if let ascii = character.asciiValue {
      return ascii >= 32 && ascii < 127 ? widths[Int(ascii) - 32] : 0
    }
    switch displayWidth(of: character) {
    case 0: return 0
    case 1: return character == "…" ? 100 : 85
    default: return 125
    }
  }

  /// The widths of the characters from space to tilde.
  private static let widths = [
    36, 41, 46, 84, 64, 108, 78, 28, 46, 46, 64, 84, 37, 46, 37, 46,  // space to /
    64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 46, 46, 84, 84, 84, 55,  // 0 to ?
    100, 69, 69, 70, 78, 64, 58, 78, 76, 43, 46, 70, 56, 87, 75, 79,  // @ to O
    61, 79, 70, 69, 62, 74, 69, 99, 69, 62, 69, 46, 46, 46, 84, 64,  // P to _
    64, 62, 64, 55, 64, 62, 36, 64, 64, 28, 35, 60, 28, 98, 64, 62,  // ` to o
    64, 64, 43, 53, 40, 64, 60, 82, 60, 60, 53, 64, 46, 64, 84,  // p to ~
  ]
}
