/// Writes JSON byte by byte, such as may stand between the tags of a script in a page.
///
/// Names and messages come from models, files and people. Nothing in them may end the script or begin
/// a comment of the page, so `<`, `>` and `&` are written as escapes, like every character that ends a
/// line or cannot be seen.
struct JSONText {
  private(set) var bytes: [UInt8] = []

  /// Takes text as it is: brackets, commas, names that are known to be harmless.
  mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// The name of a member, with its colon.
  mutating func name(_ name: StaticString) {
    raw("\"")
    raw(name)
    raw("\":")
  }

  /// A whole number.
  mutating func number(_ value: Int) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var magnitude = value.magnitude
    let start = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude % 10))
      magnitude /= 10
    } while magnitude > 0
    bytes[start...].reverse()
  }

  /// A number that need not be whole; `null` if it is none.
  mutating func number(_ value: Double) {
    guard value.isFinite else { return raw("null") }
    bytes.append(contentsOf: "\(value)".utf8)
  }

  /// A text in quotes.
  mutating func text(_ text: String) {
    raw("\"")
    for scalar in text.unicodeScalars { append(scalar) }
    raw("\"")
  }

  /// A list; `write` writes one element.
  mutating func list<Elements: Sequence>(
    _ elements: Elements, _ write: (inout JSONText, Elements.Element) -> Void
  ) {
    raw("[")
    var isFirst = true
    for element in elements {
      if !isFirst { raw(",") }
      isFirst = false
      write(&self, element)
    }
    raw("]")
  }

  /// A list of whole numbers.
  mutating func numbers(_ values: some Sequence<Int>) {
    list(values) { $0.number($1) }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": raw("\\\"")
    case "\\": raw("\\\\")
    case "<", ">", "&", "'", "\u{0}"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
      escape(UInt16(truncatingIfNeeded: scalar.value))
    default: bytes.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
    }
  }

  private mutating func escape(_ unit: UInt16) {
    raw("\\u")
    let digits = String(unit, radix: 16)
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
    bytes.append(contentsOf: digits.utf8)
  }
}
