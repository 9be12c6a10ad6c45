/// Splits Swift code into tokens, well enough to search it.
///
/// It knows comments, string literals (raw, over several lines, with interpolations), words and
/// signs. It does not know regular expressions between slashes.
struct Lexer {
  /// Where the lexer stands: in code, or in a string literal.
  private enum Place {
    /// Code; `parentheses` are open. Code inside a string ends at the bracket that closes it.
    case code(parentheses: Int)
    /// A literal that begins with a number of `#` and has one quote or three.
    case string(hashes: Int, quotes: Int)
  }

  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var places: [Place] = [.code(parentheses: 0)]
  private var tokens: [Token] = []

  /// The tokens of a text.
  static func tokens(of text: String) -> [Token] {
    var lexer = Lexer(bytes: Array(text.utf8))
    while lexer.position < lexer.bytes.count { lexer.advance() }
    return lexer.tokens
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func advance() {
    switch places.last {
    case .string(let hashes, let quotes): readString(hashes: hashes, quotes: quotes)
    case .code(let parentheses): readCode(parentheses: parentheses)
    case nil: places = [.code(parentheses: 0)]
    }
  }

  private mutating func readCode(parentheses: Int) {
    let byte = bytes[position]
    if isNext("//") {
      while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
    } else if isNext("/*") {
      skipBlockComment()
    } else if Self.isWordByte(byte) {
      readWord()
    } else if let opening = openingQuotes() {
      tokens.append(Token(text: Token.stringLiteral, line: line))
      position += opening.hashes + opening.quotes
      places.append(.string(hashes: opening.hashes, quotes: opening.quotes))
    } else {
      readSign(byte, parentheses: parentheses)
    }
  }

  private mutating func readSign(_ byte: UInt8, parentheses: Int) {
    position += 1
    switch byte {
    case UInt8(ascii: "\n"): line += 1
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
    case UInt8(ascii: ")") where parentheses == 0 && places.count > 1: places.removeLast()
    default:
      if byte == UInt8(ascii: "!"), joinMark() { return }
      if byte == UInt8(ascii: "(") { setParentheses(parentheses + 1) }
      if byte == UInt8(ascii: ")") { setParentheses(parentheses - 1) }
      tokens.append(Token(text: String(UnicodeScalar(byte)), line: line))
    }
  }

  /// Makes `try` or `as` and the mark right behind it one token; `try !isDone` stays three.
  private mutating func joinMark() -> Bool {
    guard let word = tokens.last, ["try", "as"].contains(word.text), position >= 2,
      Self.isWordByte(bytes[position - 2])
    else { return false }
    tokens[tokens.count - 1].text += "!"
    return true
  }

  private mutating func setParentheses(_ count: Int) {
    places[places.count - 1] = .code(parentheses: max(0, count))
  }

  private mutating func readWord() {
    let start = position
    while position < bytes.count, Self.isWordByte(bytes[position]) { position += 1 }
    tokens.append(Token(text: String(decoding: bytes[start..<position], as: UTF8.self), line: line))
  }

  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if isNext("/*") {
        depth += 1
        position += 2
      } else if isNext("*/") {
        depth -= 1
        position += 2
      } else {
        if bytes[position] == UInt8(ascii: "\n") { line += 1 }
        position += 1
      }
    } while depth > 0 && position < bytes.count
  }

  private mutating func readString(hashes: Int, quotes: Int) {
    let marks = String(repeating: "#", count: hashes)
    if isNext(String(repeating: "\"", count: quotes) + marks) {
      position += quotes + hashes
      places.removeLast()
    } else if isNext("\\" + marks + "(") {
      position += 2 + hashes
      places.append(.code(parentheses: 0))
    } else if isNext("\\" + marks) {
      // The escaped sign may be a quote. A line break is left for the next step to count.
      position += 1 + hashes
      if position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
    } else {
      if bytes[position] == UInt8(ascii: "\n") {
        line += 1
        if quotes == 1 { places.removeLast() }
      }
      position += 1
    }
  }

  /// The number of `#` and of quotes with which a string literal begins here.
  private func openingQuotes() -> (hashes: Int, quotes: Int)? {
    var end = position
    while end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else { return nil }
    let hashes = end - position
    return isNext(String(repeating: "#", count: hashes) + "\"\"\"") ? (hashes, 3) : (hashes, 1)
  }

  private func isNext(_ text: String) -> Bool {
    var index = position
    for byte in text.utf8 {
      guard index < bytes.count, bytes[index] == byte else { return false }
      index += 1
    }
    return true
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"),
      UInt8(ascii: "`"), 0x80...:
      true
    default: false
    }
  }
}
