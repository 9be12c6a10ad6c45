import LightconeDiagnostics

extension CommandParser {
  /// Reads the name of a new branch.
  mutating func readBranch() throws(Diagnostic) -> String {
    let word = try word("a name")
    guard word.text.allSatisfy({ $0.continuesWord || $0 == "-" || $0 == "." }), !word.text.isEmpty
    else {
      throw wrong("'\(word.text)' cannot be the name of a branch", at: word.range.lowerBound)
    }
    return word.text
  }

  /// Reads `last`, or a token and keeps where it stands: mistakes in it are pointed at.
  mutating func readToken() throws(Diagnostic) -> Command {
    let word = try word("a token")
    if word.text == "last", !word.isQuoted { return .openLast }
    return .openToken(word.text, column: word.range.lowerBound + 1)
  }
}
