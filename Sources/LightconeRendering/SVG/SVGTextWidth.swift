/// About how wide a text is drawn, in user units; rather too much than too little.
///
/// Nobody knows the font before a figure is shown. The widths here are those of DejaVu Sans, the widest
/// of the fonts in `SVGStyle.fontFamily`, so that labels which are kept apart by them stay apart.
///
/// - Parameters:
///   - size: the font's size in user units.
///   - isBold: bold letters are a tenth wider.
func svgTextWidth(_ text: String, size: Double, isBold: Bool = false) -> Double {
  var thousandths = 0
  for character in text { thousandths += svgWidth(of: character) }
  return Double(thousandths) / 1_000 * size * (isBold ? 1.1 : 1)
}

/// The width of a character in thousandths of the font's size.
private func svgWidth(of character: Character) -> Int {
  guard let byte = character.asciiValue else {
    switch displayWidth(of: character) {
    case 0: return 0
    case 1: return 860
    default: return 1_300
    }
  }
  switch byte {
  case UInt8(ascii: "i"), UInt8(ascii: "j"), UInt8(ascii: "l"), UInt8(ascii: "'"): return 280
  case UInt8(ascii: "I"), UInt8(ascii: "f"), UInt8(ascii: "t"), UInt8(ascii: "r"): return 415
  case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"),
    UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: "/"),
    UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"):
    return 395
  case UInt8(ascii: "m"), UInt8(ascii: "M"), UInt8(ascii: "W"), UInt8(ascii: "@"),
    UInt8(ascii: "%"):
    return 1_000
  case UInt8(ascii: "w"), UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "="),
    UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "~"), UInt8(ascii: "_"):
    return 840
  case UInt8(ascii: "A")...UInt8(ascii: "Z"): return 780
  default: return 640
  }
}

/// The text cut so that it takes at most `width` user units; a cut text ends with `…`.
func svgTruncated(_ text: String, toWidth width: Double, size: Double) -> String {
  if svgTextWidth(text, size: size) <= width { return text }
  var result = text
  while !result.isEmpty {
    result.removeLast()
    let cut = result + "…"
    if svgTextWidth(cut, size: size) <= width { return cut }
  }
  return ""
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
