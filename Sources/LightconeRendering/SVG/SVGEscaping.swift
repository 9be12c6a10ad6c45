/// A number as an SVG attribute: rounded to two decimals, without zeros at the end.
///
/// So the same figure has the same bytes on every machine. What is not finite becomes 0, and what is
/// beyond a thousand million units is brought back to it: no figure is that large.
func svgNumber(_ value: Double) -> String {
  guard value.isFinite else { return "0" }
  let limit = 1e9
  let hundredths = Int64((min(limit, max(-limit, value)) * 100).rounded())
  let sign = hundredths < 0 ? "-" : ""
  let whole = hundredths.magnitude / 100
  let rest = hundredths.magnitude % 100
  guard rest > 0 else { return "\(sign)\(whole)" }
  let digits = rest < 10 ? "0\(rest)" : rest % 10 == 0 ? "\(rest / 10)" : "\(rest)"
  return "\(sign)\(whole).\(digits)"
}

/// A text as it may stand in XML, between tags and in attributes.
///
/// Control characters cannot stand in XML 1.0, not even escaped, and characters that turn the
/// direction of writing would move what follows: both become what ``Swift/String/printable`` makes of
/// them; line breaks stay. The two code points that are no characters (U+FFFE, U+FFFF) become U+FFFD.
func svgEscaped(_ text: String) -> String {
  guard !text.contains("\n") else {
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { svgEscaped(String($0)) }.joined(separator: "\n")
  }
  var result = String.UnicodeScalarView()
  for scalar in text.printable.unicodeScalars {
    switch scalar {
    case "&": result.append(contentsOf: "&amp;".unicodeScalars)
    case "<": result.append(contentsOf: "&lt;".unicodeScalars)
    case ">": result.append(contentsOf: "&gt;".unicodeScalars)
    case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
    case "\u{FFFE}", "\u{FFFF}": result.append("\u{FFFD}")
    default: result.append(scalar)
    }
  }
  return String(result)
}

/// A short name that follows from a text (FNV-1a, 32 bits, in hexadecimal): ids of figures that stand
/// in one page must differ, and be the same in every run.
func svgIdentifier(of text: String) -> String {
  var hash: UInt32 = 2_166_136_261
  for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
  return "lc" + String(hash, radix: 16)
}
