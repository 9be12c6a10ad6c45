import LightconeDiagnostics

/// One line that a person typed, cut into characters, with which every mistake in it is pointed at.
///
/// Control characters are replaced when the line is taken in, so that neither a message nor the
/// echoed line can send an escape sequence to the terminal. Each replacement is one character for
/// one, so columns stay what they were.
struct SourceLine: Hashable, Sendable {
  /// The longest line that is read, in bytes of UTF-8.
  static let maximumLength = 4_000
  /// The longest line that opens a token: a run with many thousand faults.
  static let maximumLengthWithToken = 1_000_000

  /// The line's characters; every kind of blank is a plain one.
  let characters: [Character]

  /// Takes in a line of at most ``maximumLength`` bytes; one that opens a token may be longer.
  init(_ text: String, tooLong code: DiagnosticCode) throws(Diagnostic) {
    let opens = text.drop { $0 == " " }.hasPrefix("open ")
    let limit = opens ? Self.maximumLengthWithToken : Self.maximumLength
    guard text.utf8.count <= limit else {
      throw Diagnostic(
        code, "the line has \(text.utf8.count) bytes", at: SourcePlace(column: 1),
        expected: "at most \(limit) bytes")
    }
    characters = text.map(Self.printable)
  }

  /// The whole line as text.
  var text: String { String(characters) }

  /// The text that stands at a range of positions.
  subscript(range: Range<Int>) -> String { String(characters[range]) }

  /// A mistake at a position counted from 0.
  func mistake(
    _ code: DiagnosticCode, _ message: String, at position: Int, expected: String? = nil,
    suggestion: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      code, message, at: SourcePlace(column: position + 1), expected: expected,
      suggestion: suggestion, sourceLine: text)
  }

  /// The range without the blanks at its two ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, characters[lower] == " " { lower += 1 }
    while upper > lower, characters[upper - 1] == " " { upper -= 1 }
    return lower..<upper
  }

  /// A blank for every kind of blank, U+FFFD for characters that would steer a terminal.
  private static func printable(_ character: Character) -> Character {
    if character.isWhitespace || character.isNewline { return " " }
    let isControl = character.unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
    return isControl ? "\u{FFFD}" : character
  }
}

extension Character {
  /// Whether this is one of the digits 0 to 9.
  var isDecimalDigit: Bool { "0" <= self && self <= "9" && isASCII }

  /// Whether this is a letter from a to z, small or capital.
  var isPlainLetter: Bool { isASCII && isLetter }

  /// Whether a name can go on with this character.
  var continuesWord: Bool { isPlainLetter || isDecimalDigit || self == "_" }
}
