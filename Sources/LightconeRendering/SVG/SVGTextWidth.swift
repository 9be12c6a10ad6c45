/// About how wide a text is drawn, in user units; rather too much than too little.
///
/// Nobody knows the font before a figure is shown. The widths here are the larger ones of two wide fonts, DejaVu
/// Sans and Verdana, so that a text never takes more room than was kept for it: Arial and Helvetica are narrower.
///
/// - Parameters:
///   - size: the font's size in user units.
///   - isBold: bold letters are up to 15 % wider.
func svgTextWidth(_ text: String, size: Double, isBold: Bool = false) -> Double {
  var hundredths = 0
  for character in text { hundredths += svgWidth(of: character) }
  return Double(hundredths) / 100 * size * (isBold ? 1.15 : 1)
}

/// The width of a character in hundredths of the font's size.
private func svgWidth(of character: Character) -> Int {
  if let ascii = character.asciiValue {
    return ascii >= 32 && ascii < 127 ? asciiWidths[Int(ascii) - 32] : 0
  }
  switch displayWidth(of: character) {
  case 0: return 0
  case 1: return character == "…" ? 100 : 85
  default: return 125
  }
}

/// The widths of the characters from space to tilde.
private let asciiWidths = [
  36, 41, 46, 84, 64, 108, 78, 28, 46, 46, 64, 84, 37, 46, 37, 46,  // space to /
  64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 46, 46, 84, 84, 84, 55,  // 0 to ?
  100, 69, 69, 70, 78, 64, 58, 78, 76, 43, 46, 70, 56, 87, 75, 79,  // @ to O
  61, 79, 70, 69, 62, 74, 69, 99, 69, 62, 69, 46, 46, 46, 84, 64,  // P to _
  64, 62, 64, 55, 64, 62, 36, 64, 64, 28, 35, 60, 28, 98, 64, 62,  // ` to o
  64, 64, 43, 53, 40, 64, 60, 82, 60, 60, 53, 64, 46, 64, 84,  // p to ~
]

/// The text cut so that it takes at most `width` user units; a cut text ends with `…`.
func svgTruncated(
  _ text: String, toWidth width: Double, size: Double, isBold: Bool = false
) -> String {
  if svgTextWidth(text, size: size, isBold: isBold) <= width { return text }
  let room = width - svgTextWidth("…", size: size, isBold: isBold)
  var result = ""
  for character in text {
    let longer = result + String(character)
    if svgTextWidth(longer, size: size, isBold: isBold) > room { break }
    result = longer
  }
  result = trimmingEnd(result)
  return result.isEmpty ? "" : result + "…"
}

/// The text in lines of at most `width` user units, broken between words; a longer word is cut.
func svgWrapped(_ text: String, toWidth width: Double, size: Double) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ") {
    let longer = line.isEmpty ? String(word) : line + " " + word
    if svgTextWidth(longer, size: size) <= width {
      line = longer
    } else {
      if !line.isEmpty { lines.append(line) }
      line = svgTruncated(String(word), toWidth: width, size: size)
    }
  }
  return line.isEmpty ? lines : lines + [line]
}
