/// A word or a sign of Swift code and the line it stands on. Comments are not tokens; a string
/// literal is one token, and the code inside its interpolations follows it.
struct Token: Equatable {
  /// The word, one sign, or `stringLiteral`.
  var text: String
  /// The line, counted from 1.
  var line: Int

  /// What stands for every string literal.
  static let stringLiteral = "\"\""

  /// Whether the token is a name or a keyword that begins with a capital letter.
  var isTypeName: Bool { text.first?.isUppercase ?? false }

  /// Whether the token is a name or a keyword.
  var isWord: Bool {
    guard let first = text.first else { return false }
    return first.isLetter || first == "_" || first == "`"
  }
}
