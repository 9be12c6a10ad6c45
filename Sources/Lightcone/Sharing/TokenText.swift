/// Which characters of a text stand for themselves in a token: letters, digits, `.`, `_` and, where no
/// hyphen divides words, `-`. Every other byte of its UTF-8 is written `%2B`. So a token has no
/// character that a shell, a chat or an address would change.
enum TokenText {
  static func standsForItself(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// A text as it stands in a token.
  ///
  /// - Parameter keepsHyphens: false where hyphens divide words.
  static func encoded(_ text: String, keepsHyphens: Bool = false) -> String {
    text.utf8.reduce(into: "") { result, byte in
      if standsForItself(byte) || (keepsHyphens && byte == UInt8(ascii: "-")) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%" + hexadecimal(byte, digits: 2).uppercased()
      }
    }
  }
}

/// A part of a token, and where it stands.
struct TokenPiece {
  let bytes: ArraySlice<UInt8>

  /// Where it begins, in characters counted from 1.
  var column: Int { bytes.startIndex + 1 }

  var isEmpty: Bool { bytes.isEmpty }

  /// The parts between a sign; at least one.
  func split(at sign: Unicode.Scalar, atMost count: Int = .max) -> [TokenPiece] {
    bytes.split(
      separator: UInt8(ascii: sign), maxSplits: count - 1, omittingEmptySubsequences: false
    ).map { TokenPiece(bytes: $0) }
  }

  /// The text that it stands for.
  func text(_ what: String) throws(RunTokenMistake) -> String {
    guard !isEmpty else { throw mistake("\(what) is missing") }
    var decoded: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == UInt8(ascii: "%") {
        guard bytes.endIndex - index > 2, let high = digit(bytes[index + 1]),
          let low = digit(bytes[index + 2])
        else {
          throw RunTokenMistake(column: index + 1, "'%' stands without its two digits")
        }
        decoded.append(high << 4 | low)
        index += 3
      } else if TokenText.standsForItself(byte) || byte == UInt8(ascii: "-") {
        decoded.append(byte)
        index += 1
      } else {
        throw RunTokenMistake(column: index + 1, "this character cannot stand in a token")
      }
    }
    guard let text = String(validating: decoded, as: UTF8.self) else {
      throw mistake("\(what) is no text in UTF-8")
    }
    return text
  }

  func mistake(_ message: String, expected: String? = nil) -> RunTokenMistake {
    RunTokenMistake(column: column, message, expected: expected)
  }

  private func digit(_ byte: UInt8) -> UInt8? {
    Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
  }
}
