import LightconeDiagnostics

/// What the beginning of a command line says about claims. The expression is not looked at.
enum ClaimLine: Equatable {
  /// `expect CLASS NAME: EXPRESSION`, perhaps with `over …` before the colon.
  case claim(name: String)
  /// `expect WORD NAME: EXPRESSION` with a word that is no class of claims.
  case unknownClass(String)
  /// `control NAME: COMMAND`.
  case control(name: String)
  /// A claim or control whose colon is followed by nothing.
  case empty(String)

  /// The classes of claims; section 6 of the design says what each promises.
  static let classes = ["INV", "EX", "BND", "STAT", "REF"]

  /// Reads a line; `nil` if it is neither a named claim nor a control.
  init?(_ line: String) {
    let text = trimmed(Substring(line))
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let words = text[..<colon].split(whereSeparator: \.isWhitespace).map { String($0) }
    let hasMore = !trimmed(text[text.index(after: colon)...]).isEmpty
    switch words.first {
    case "control" where words.count == 2:
      self = hasMore ? .control(name: words[1]) : .empty("control")
    case "expect" where words.count == 3 || (words.count > 3 && words[3] == "over"):
      guard Self.classes.contains(words[1]) else {
        self = .unknownClass(words[1])
        return
      }
      self = hasMore ? .claim(name: words[2]) : .empty("claim")
    default: return nil
    }
  }
}
