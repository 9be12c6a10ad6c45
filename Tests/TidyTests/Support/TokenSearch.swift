extension TreeFile {
  /// The lines at which some tokens follow each other. `_T` stands for any name with a capital.
  func lines(of pattern: [String]) -> [Int] {
    guard tokens.count >= pattern.count else { return [] }
    return (0...tokens.count - pattern.count).filter { matches(pattern, at: $0) }
      .map { tokens[$0].line }
  }

  /// Whether some tokens follow each other from a position on.
  func matches(_ pattern: [String], at start: Int) -> Bool {
    guard start >= 0, start + pattern.count <= tokens.count else { return false }
    for (offset, wanted) in pattern.enumerated() {
      let token = tokens[start + offset]
      guard token.text == wanted || wanted == "_T" && token.isTypeName else { return false }
    }
    return true
  }
}

extension Rule {
  /// A rule that forbids sequences of tokens, each with the reason.
  static func forbidding(
    _ patterns: [([String], String)], name: String, covers: @escaping @Sendable (TreeFile) -> Bool,
    offences: [Offence], innocents: [Innocent]
  ) -> Rule {
    Rule(
      name: name, covers: covers,
      find: { file in
        patterns.flatMap { pattern, reason in
          file.lines(of: pattern).map { (line: $0, message: reason) }
        }
      },
      offences: offences, innocents: innocents)
  }
}
