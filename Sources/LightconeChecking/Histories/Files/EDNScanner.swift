import LightconeDiagnostics

/// Reads maps in EDN, one after the other or all in one vector, byte by byte.
///
/// Source: the description of EDN, github.com/edn-format/edn. Keywords, symbols and characters become
/// texts without their signs, tags are passed over.
struct EDNScanner {
  private enum State {
    case between
    case text
    case word
    case comment
    /// Behind a `#`, whose meaning the next sign tells.
    case hash
  }

  private var stack = FormStack()
  private var state = State.between
  private var text: TextScan?
  private var word: [UInt8] = []
  private var wordPlace = TextPlace()

  /// Takes a byte.
  ///
  /// - Returns: the entry that it ended, if it ended one.
  mutating func take(_ byte: UInt8, at place: TextPlace) throws(Diagnostic) -> RecordedEntry? {
    switch state {
    case .comment:
      if byte == Sign.lineFeed { state = .between }
    case .text:
      if try text?.take(byte, at: place) == true { try finishText() }
    case .hash:
      try takeBehindHash(byte, at: place)
    case .word:
      // Behind its backslash a character may be any sign: `\(` is one.
      if !Self.endsWord(byte) || word == [Sign.backslash] {
        try appendToWord(byte)
      } else {
        try finishWord()
        return try takeBetween(byte, at: place)
      }
    case .between:
      return try takeBetween(byte, at: place)
    }
    return nil
  }

  /// Ends the file.
  mutating func finish(at place: TextPlace) throws(Diagnostic) {
    switch state {
    case .text, .hash:
      throw Diagnostic(
        .badHistory,
        state == .hash ? "the file ends behind a '#'" : "the file ends inside a text",
        at: place.source, expected: state == .hash ? "what it stands before" : "'\"'")
    case .word: try finishWord()
    case .between, .comment: break
    }
    try stack.finish(at: place)
  }

  // MARK: Signs

  private mutating func takeBetween(
    _ byte: UInt8, at place: TextPlace
  ) throws(Diagnostic) -> RecordedEntry? {
    switch byte {
    case Sign.space, Sign.tab, Sign.lineFeed, Sign.carriageReturn, Sign.comma: break
    case Sign.semicolon: state = .comment
    case Sign.quote:
      state = .text
      text = TextScan(at: place, allowsControls: true)
    case Sign.hash:
      state = .hash
      wordPlace = place
    case Sign.bracket:
      try stack.open(.list, closer: Sign.bracketClose, at: place, isStream: true)
    case Sign.parenthesis:
      try stack.open(.list, closer: Sign.parenthesisClose, at: place, isStream: true)
    case Sign.brace: try stack.open(.map, closer: Sign.braceClose, at: place)
    case Sign.braceClose, Sign.bracketClose, Sign.parenthesisClose:
      return try stack.close(byte, at: place)
    case 0x00..<0x20, 0x7F:
      throw Diagnostic(.badHistory, "\(Sign.name(byte)) cannot stand here", at: place.source)
    default: try beginWord(byte, at: place)
    }
    return nil
  }

  private mutating func takeBehindHash(_ byte: UInt8, at place: TextPlace) throws(Diagnostic) {
    state = .between
    switch byte {
    case Sign.brace: try stack.open(.set, closer: Sign.braceClose, at: wordPlace)
    case Sign.underscore: try stack.add(.discard, at: wordPlace)
    case Sign.hash, Sign.colon, UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      let start = wordPlace
      try beginWord(Sign.hash, at: start)
      try appendToWord(byte)
    default:
      throw Diagnostic(
        .badHistory, "'#' before \(Sign.name(byte)) means nothing", at: place.source,
        expected: "a set #{...}, a tag such as #inst, or #_ before what is to be passed over")
    }
  }

  // MARK: Words

  private static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case Sign.quote, Sign.comma, Sign.semicolon, Sign.parenthesis, Sign.parenthesisClose,
      Sign.bracket, Sign.bracketClose, Sign.brace, Sign.braceClose, 0...Sign.space, 0x7F:
      true
    default: false
    }
  }

  private mutating func beginWord(_ byte: UInt8, at place: TextPlace) throws(Diagnostic) {
    state = .word
    wordPlace = place
    word = [byte]
  }

  private mutating func appendToWord(_ byte: UInt8) throws(Diagnostic) {
    guard word.count < RecordedNumber.maximumDigits else {
      throw Diagnostic(
        .badHistory, "a number or a word has more than \(word.count) signs", at: wordPlace.source)
    }
    word.append(byte)
  }

  private mutating func finishWord() throws(Diagnostic) {
    state = .between
    let text = String(decoding: word, as: UTF8.self)
    let place = wordPlace
    switch word[0] {
    case Sign.hash where word.count > 1 && word[1] == Sign.hash:
      let number = RecordedNumber(unusable: text, at: place)
      try stack.add(number.value, at: place, problem: number.problem)
    case Sign.hash: try stack.add(.tag, at: place)
    case Sign.colon: try stack.add(.text(try EDNWords.keyword(text, at: place)), at: place)
    case Sign.backslash: try stack.add(.text(try EDNWords.character(text, at: place)), at: place)
    default:
      if text == "nil" {
        try stack.add(.none, at: place)
      } else if EDNWords.beginsNumber(word) {
        let number = try EDNWords.number(text, at: place)
        try stack.add(number.value, at: place, problem: number.problem)
      } else {
        try stack.add(.text(text), at: place)
      }
    }
  }

  private mutating func finishText() throws(Diagnostic) {
    guard let finished = text else { return }
    text = nil
    state = .between
    try stack.add(.text(finished.text), at: finished.place)
  }
}
