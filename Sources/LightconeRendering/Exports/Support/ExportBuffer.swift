/// Bytes of a file that is being written, handed on in pieces.
///
/// Texts come from models, files and people. Whoever writes one says in which form it has to stand.
struct ExportBuffer {
  /// How many bytes are gathered before they are handed on.
  private static let pieceSize = 1 << 16

  private var bytes: [UInt8] = []

  /// How many bytes wait.
  var count: Int { bytes.count }

  /// All that waits, as text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Adds a text as it is.
  mutating func raw(_ text: String) { bytes += text.utf8 }

  /// Adds a number.
  mutating func number(_ number: some BinaryInteger) { bytes += String(number).utf8 }

  /// Adds a text in double quotes, as JSON wants it.
  mutating func quoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    let isPlain = text.utf8.allSatisfy { byte in
      byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
        && byte != UInt8(ascii: "<")
    }
    if isPlain {
      bytes += text.utf8
    } else {
      for scalar in text.unicodeScalars { escaped(scalar) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Adds `"name":`, behind a comma unless it is the first field.
  mutating func name(_ name: String, isFirst: Bool = false) {
    raw(isFirst ? "\"\(name)\":" : ",\"\(name)\":")
  }

  /// Adds a field with a number.
  mutating func field(_ name: String, _ value: some BinaryInteger, isFirst: Bool = false) {
    self.name(name, isFirst: isFirst)
    number(value)
  }

  /// Adds a field with a text.
  mutating func field(_ name: String, _ text: String, isFirst: Bool = false) {
    self.name(name, isFirst: isFirst)
    quoted(text)
  }

  /// Hands on what waits once it is enough.
  mutating func flush(to stream: inout some TextOutputStream, isLast: Bool = false) {
    guard isLast || bytes.count >= Self.pieceSize else { return }
    stream.write(text)
    bytes.removeAll(keepingCapacity: true)
  }

  /// A sign as it may stand in a JSON text, also in one inside a page: `<` could begin a tag there, and
  /// the two separators end a line of JavaScript.
  private mutating func escaped(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": raw("\\\"")
    case "\\": raw("\\\\")
    case "\n": raw("\\n")
    case "\r": raw("\\r")
    case "\t": raw("\\t")
    case "<", "\u{7F}", "\u{2028}", "\u{2029}": unicode(scalar)
    default:
      if scalar.value < 0x20 { unicode(scalar) } else { bytes += String(Character(scalar)).utf8 }
    }
  }

  private mutating func unicode(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16)
    raw("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
  }
}
