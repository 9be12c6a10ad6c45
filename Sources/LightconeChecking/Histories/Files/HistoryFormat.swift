/// How a history file is written. docs/history-files.md describes each.
public enum HistoryFormat: String, CaseIterable, Hashable, Sendable {
  /// One JSON object a line.
  case jsonLines = "json-lines"
  /// Maps in EDN, one after the other or all in one vector, as Jepsen writes them.
  case jepsen
  /// Maps in EDN that have a `:key`, as the tests of Porcupine use them.
  case keyValueLog = "key-value-log"

  /// What a file looks like, for messages.
  var example: String {
    switch self {
    case .jsonLines: #"{"process": 1, "type": "invoke", "f": "read"}"#
    case .jepsen: "{:process 1, :type :invoke, :f :read, :value nil}"
    case .keyValueLog: #"{:process 1, :type :invoke, :f :get, :key "4", :value nil}"#
    }
  }
}

/// The syntax of a file, seen from its first signs.
enum HistorySyntax: Hashable, Sendable {
  case json
  case edn

  /// What the first signs of a file tell.
  enum Sight: Hashable {
    /// The signs fit several syntaxes: the next one will tell.
    case undecided
    case syntax(HistorySyntax)
    /// A JSON array, which would have to be read as a whole.
    case array
    /// Nothing that a history begins with.
    case other
  }

  /// Looks at the first signs of a file, without blanks.
  ///
  /// Behind its brace a JSON object has a quote, and an EDN map hardly ever.
  static func sight(_ signs: [UInt8]) -> Sight {
    switch signs.first.map({ Character(Unicode.Scalar($0)) }) {
    case nil: .undecided
    case "{" where signs.count == 1: .undecided
    case "{": signs[1] == Sign.quote || signs[1] == Sign.braceClose ? .syntax(.json) : .syntax(.edn)
    case "[" where signs.count == 1: .undecided
    case "[" where signs[1] == Sign.brace && signs.count == 2: .undecided
    case "[": signs[1] == Sign.brace && signs[2] == Sign.quote ? .array : .syntax(.edn)
    case "(", "#", ";": .syntax(.edn)
    default: .other
    }
  }
}

/// The bytes that have a meaning in history files.
enum Sign {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let quote: UInt8 = 0x22
  static let hash: UInt8 = 0x23
  static let parenthesis: UInt8 = 0x28
  static let parenthesisClose: UInt8 = 0x29
  static let comma: UInt8 = 0x2C
  static let colon: UInt8 = 0x3A
  static let semicolon: UInt8 = 0x3B
  static let bracket: UInt8 = 0x5B
  static let backslash: UInt8 = 0x5C
  static let bracketClose: UInt8 = 0x5D
  static let underscore: UInt8 = 0x5F
  static let brace: UInt8 = 0x7B
  static let braceClose: UInt8 = 0x7D

  /// Whether a byte divides words and means nothing else: in both syntaxes, line feeds apart.
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == space || byte == tab || byte == carriageReturn
  }

  /// A byte as messages name it: the sign in quotes, or its number.
  static func name(_ byte: UInt8) -> String {
    if byte > 0x20, byte < 0x7F { return "'\(Character(Unicode.Scalar(byte)))'" }
    return byte >= 0x80 ? "a sign outside ASCII" : "the control character \(byte)"
  }
}
