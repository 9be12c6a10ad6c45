import LightconeDiagnostics
import LightconeLessons

/// Checks that the conditions of hints can come true: what they ask for is there.
enum HintRules {
  /// The conditions that ask for a name which nobody knows; their hints would never be given.
  ///
  /// - Parameters:
  ///   - names: what can be asked where the hints are given; nil where nothing runs.
  ///   - expected: what those names are, in words.
  static func check(
    _ hints: [Challenge.Hint], names: [String]?, expected: String
  ) -> [Diagnostic] {
    hints.compactMap(\.when).compactMap { condition in
      let place = SourcePlace(line: condition.line, column: condition.column)
      guard let names else {
        return Diagnostic(
          .unknownName, "nothing runs here that the condition of a hint could ask", at: place,
          expected: "a block before it that loads a model, or no condition")
      }
      let used = (try? Expression(parsing: condition.text))?.names ?? []
      guard let unknown = used.first(where: { !names.contains($0) }) else { return nil }
      return Diagnostic(
        .unknownName, "there is no name '\(unknown)' for a hint to ask for", at: place,
        expected: expected, suggestion: nearestWord(to: unknown, in: names))
    }
  }
}
