import LightconeDiagnostics

/// Where something stands in a text.
struct TextPlace: Hashable, Sendable {
  /// The line, counted from 1.
  var line = 1
  /// The column in characters, counted from 1.
  var column = 1

  /// The place in the form of diagnostics.
  var source: SourcePlace { SourcePlace(line: line, column: column) }
}

/// Counts lines and columns of a text that comes byte by byte, and sees whether it is UTF-8.
///
/// Source: The Unicode Standard, table 3-7 (well-formed UTF-8 byte sequences).
struct TextCursor {
  /// The place of the byte that comes next.
  private(set) var place = TextPlace()
  /// How many bytes the character begun still needs.
  private var missingCount = 0
  /// What the next of them may be: the first one may be bound more tightly.
  private var allowed: ClosedRange<UInt8> = 0x80...0xBF

  /// Goes over a byte.
  ///
  /// - Throws: `LC4002` if it cannot stand there.
  mutating func advance(over byte: UInt8) throws(Diagnostic) {
    if byte == Sign.lineFeed, missingCount == 0 {
      place = TextPlace(line: place.line + 1, column: 1)
    } else if byte < 0x80, missingCount == 0 {
      place.column += 1
    } else {
      try advanceOutsideASCII(byte)
    }
  }

  /// Whether the text may end here.
  ///
  /// - Throws: `LC4002` if it ends inside a character.
  func finish() throws(Diagnostic) {
    guard missingCount > 0 else { return }
    throw Diagnostic(
      .notText, "the file ends inside a character", at: place.source,
      expected: "a text file in UTF-8")
  }

  private mutating func advanceOutsideASCII(_ byte: UInt8) throws(Diagnostic) {
    if missingCount > 0 {
      guard allowed.contains(byte) else { throw notText(byte) }
      missingCount -= 1
      allowed = 0x80...0xBF
      if missingCount == 0 { place.column += 1 }
      return
    }
    switch byte {
    case 0xC2...0xDF: expect(1)
    case 0xE0: expect(2, from: 0xA0)
    case 0xED: expect(2, to: 0x9F)
    case 0xE1...0xEF: expect(2)
    case 0xF0: expect(3, from: 0x90)
    case 0xF1...0xF3: expect(3)
    case 0xF4: expect(3, to: 0x8F)
    default: throw notText(byte)
    }
  }

  private mutating func expect(_ count: Int, from first: UInt8 = 0x80, to last: UInt8 = 0xBF) {
    missingCount = count
    allowed = first...last
  }

  private func notText(_ byte: UInt8) -> Diagnostic {
    let digits = String(byte, radix: 16, uppercase: true)
    return Diagnostic(
      .notText, "the file is not text: here is the byte 0x\(byte < 16 ? "0" : "")\(digits)",
      at: place.source, expected: "a text file in UTF-8")
  }
}

extension String {
  /// The text as a message may quote it: short, and without signs that move a cursor.
  var quotable: String {
    let limit = 40
    let scalars = unicodeScalars.prefix(limit + 1).map { scalar in
      scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
        || (0x200E...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        ? "?" : scalar
    }
    let start = String(String.UnicodeScalarView(scalars.prefix(limit)))
    return scalars.count > limit ? start + "..." : start
  }
}
