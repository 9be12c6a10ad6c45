import LightconeDiagnostics

/// A word of a command line and where it stands.
struct Word: Hashable, Sendable {
  /// The word, a text without its quotes.
  var text: String
  /// Where it stands in the line, quotes included, in characters counted from 0.
  var range: Range<Int>
  /// Whether any part of it is in quotes.
  var isQuoted: Bool
}

/// Reads a command line word by word.
struct WordReader {
  /// The line.
  let source: SourceLine
  /// Where the next word is looked for.
  private(set) var position: Int
  /// Where the command ends: at the line's end or before its comment.
  let end: Int

  /// A reader at the line's start.
  init(_ source: SourceLine) throws(Diagnostic) {
    self.source = source
    position = 0
    end = try Self.commandEnd(source)
  }

  /// A reader of the same line, further on.
  func moved(to position: Int) -> WordReader {
    var copy = self
    copy.position = position
    return copy
  }

  /// Where the comment begins, or the line's end. Refuses a text that is not closed.
  private static func commandEnd(_ source: SourceLine) throws(Diagnostic) -> Int {
    var openQuote: Int?
    for (index, character) in source.characters.enumerated() {
      if character == "\"" {
        openQuote = openQuote == nil ? index : nil
      } else if character == "#", openQuote == nil {
        let next = index + 1 < source.characters.count ? source.characters[index + 1] : nil
        if next?.isDecimalDigit != true { return index }
      }
    }
    if let openQuote {
      throw source.mistake(
        .wrongArguments, "the text is not closed", at: openQuote, expected: "a closing \"")
    }
    return source.characters.count
  }

  /// Where the next word begins, or the command's end.
  var nextStart: Int {
    var start = position
    while start < end, source.characters[start] == " " { start += 1 }
    return start
  }

  /// What is left, without the blanks around it.
  var rest: Range<Int> { source.trimmed(min(position, end)..<end) }

  /// Whether there is no further word.
  var isAtEnd: Bool { nextStart == end }

  /// The next word, which is not taken.
  func peek() -> Word? {
    var copy = self
    return copy.next()
  }

  /// Takes the next word.
  mutating func next() -> Word? {
    let start = nextStart
    guard start < end else { return nil }
    var text = ""
    var isInQuotes = false
    var isQuoted = false
    var index = start
    while index < end, isInQuotes || source.characters[index] != " " {
      if source.characters[index] == "\"" {
        isInQuotes.toggle()
        isQuoted = true
      } else {
        text.append(source.characters[index])
      }
      index += 1
    }
    position = index
    return Word(text: text, range: start..<index, isQuoted: isQuoted)
  }

  /// The position of the first `sign` outside quotes in what is left.
  func firstOutsideQuotes(_ sign: Character) -> Int? {
    var isInQuotes = false
    for index in rest {
      if source.characters[index] == "\"" { isInQuotes.toggle() }
      if source.characters[index] == sign, !isInQuotes { return index }
    }
    return nil
  }
}
