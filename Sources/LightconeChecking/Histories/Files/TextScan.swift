import LightconeDiagnostics

/// A text in double quotes that is being read, byte by byte.
///
/// JSON and EDN know the same escapes. A JSON text may not hold control characters as they are.
struct TextScan {
  /// How long a text may be.
  static let maximumBytes = 1 << 20

  private enum Escape {
    case none
    case begun
    case unicode(digitCount: Int, value: UInt32)
  }

  /// Where the text began.
  let place: TextPlace
  private let allowsControls: Bool
  private var bytes: [UInt8] = []
  private var escape = Escape.none
  /// The first half of a character that is written as two escapes.
  private var highSurrogate: UInt32?

  init(at place: TextPlace, allowsControls: Bool) {
    self.place = place
    self.allowsControls = allowsControls
  }

  /// The text read so far. The bytes have been seen to be UTF-8.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Takes a byte.
  ///
  /// - Returns: whether it ended the text.
  mutating func take(_ byte: UInt8, at place: TextPlace) throws(Diagnostic) -> Bool {
    switch escape {
    case .none: return try takePlain(byte, at: place)
    case .begun: try takeEscape(byte, at: place)
    case .unicode(let count, let value): try takeDigit(byte, count, value, at: place)
    }
    return false
  }

  private mutating func takePlain(_ byte: UInt8, at place: TextPlace) throws(Diagnostic) -> Bool {
    if byte == Sign.backslash {
      escape = .begun
      return false
    }
    if highSurrogate != nil { throw halfCharacter(at: place) }
    if byte == Sign.quote { return true }
    guard byte >= 0x20 || allowsControls else {
      throw Diagnostic(
        .badHistory,
        byte == Sign.lineFeed ? "the line ends inside a text" : "\(Sign.name(byte)) in a text",
        at: place.source, expected: byte == Sign.lineFeed ? "'\"'" : "an escape, such as \\n")
    }
    try append([byte], at: place)
    return false
  }

  private mutating func takeEscape(_ byte: UInt8, at place: TextPlace) throws(Diagnostic) {
    if byte == UInt8(ascii: "u") {
      escape = .unicode(digitCount: 0, value: 0)
      return
    }
    if highSurrogate != nil { throw halfCharacter(at: place) }
    escape = .none
    switch byte {
    case Sign.quote, Sign.backslash, UInt8(ascii: "/"): try append([byte], at: place)
    case UInt8(ascii: "n"): try append([Sign.lineFeed], at: place)
    case UInt8(ascii: "r"): try append([Sign.carriageReturn], at: place)
    case UInt8(ascii: "t"): try append([Sign.tab], at: place)
    case UInt8(ascii: "b"): try append([0x08], at: place)
    case UInt8(ascii: "f"): try append([0x0C], at: place)
    default:
      throw Diagnostic(
        .badHistory, "'\\' before \(Sign.name(byte)) means nothing", at: place.source,
        expected: #"one of \n \r \t \b \f \" \\ \/ \uXXXX"#)
    }
  }

  private mutating func takeDigit(
    _ byte: UInt8, _ count: Int, _ value: UInt32, at place: TextPlace
  ) throws(Diagnostic) {
    guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
      throw Diagnostic(
        .badHistory, "\(Sign.name(byte)) is no hexadecimal digit", at: place.source,
        expected: "four of them behind \\u")
    }
    let value = value << 4 | UInt32(digit)
    guard count == 3 else {
      escape = .unicode(digitCount: count + 1, value: value)
      return
    }
    escape = .none
    try takeUnit(value, at: place)
  }

  /// Takes a unit of UTF-16: a character, or half of one.
  private mutating func takeUnit(_ unit: UInt32, at place: TextPlace) throws(Diagnostic) {
    if let high = highSurrogate {
      highSurrogate = nil
      guard 0xDC00...0xDFFF ~= unit,
        let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00))
      else { throw halfCharacter(at: place) }
      try append(Array(String(Character(scalar)).utf8), at: place)
    } else if 0xD800...0xDBFF ~= unit {
      highSurrogate = unit
    } else if let scalar = Unicode.Scalar(unit) {
      try append(Array(String(Character(scalar)).utf8), at: place)
    } else {
      throw halfCharacter(at: place)
    }
  }

  private mutating func append(_ added: [UInt8], at place: TextPlace) throws(Diagnostic) {
    guard bytes.count + added.count <= Self.maximumBytes else {
      throw Diagnostic(
        .badHistory, "a text has more than \(Self.maximumBytes) bytes", at: self.place.source)
    }
    bytes += added
  }

  private func halfCharacter(at place: TextPlace) -> Diagnostic {
    Diagnostic(
      .badHistory, "half of a character stands in a text", at: place.source,
      expected: "two \\u escapes for one character outside the basic plane")
  }
}
