import LightconeDiagnostics

/// What the words of an EDN file mean.
enum EDNWords {
  /// The text of a keyword, without its colon.
  static func keyword(_ word: String, at place: TextPlace) throws(Diagnostic) -> String {
    let name = word.drop { $0 == ":" }
    guard !name.isEmpty else {
      throw Diagnostic(
        .badHistory, "a ':' stands alone", at: place.source,
        expected: "a keyword, such as :process; JSON objects stand one on each line")
    }
    return String(name)
  }

  /// The text of a character, such as `\a` or `\newline`.
  static func character(_ word: String, at place: TextPlace) throws(Diagnostic) -> String {
    let name = word.dropFirst()
    switch name {
    case "newline": return "\n"
    case "return": return "\r"
    case "space": return " "
    case "tab": return "\t"
    default: break
    }
    if name.count == 1 { return String(name) }
    if name.first == "u", name.count == 5, let code = UInt32(name.dropFirst(), radix: 16),
      let scalar = Unicode.Scalar(code)
    {
      return String(Character(scalar))
    }
    throw Diagnostic(
      .badHistory, "'\(word.quotable)' is no character", at: place.source,
      expected: #"one such as \a, \newline or \u00e9"#)
  }

  /// Whether a word must be a number: it begins with a digit, perhaps behind a sign.
  static func beginsNumber(_ word: [UInt8]) -> Bool {
    let isSigned = word[0] == UInt8(ascii: "+") || word[0] == UInt8(ascii: "-")
    let first = isSigned ? word.dropFirst().first : word.first
    return first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
  }

  /// The number that a word is.
  static func number(_ word: String, at place: TextPlace) throws(Diagnostic) -> RecordedNumber {
    if let number = RecordedNumber(edn: word, at: place) { return number }
    throw Diagnostic(
      .badHistory, "'\(word.quotable)' is no number", at: place.source,
      expected: "a whole number, or a text in double quotes")
  }
}
