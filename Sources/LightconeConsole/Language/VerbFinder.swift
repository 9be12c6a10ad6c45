import LightconeDiagnostics

/// Finds the command that a word names.
struct VerbFinder {
  /// The commands that may be named.
  let descriptions: [CommandDescription]
  /// Whether the beginning of a verb is enough where it can mean only one.
  let abbreviations: Bool

  /// The verb that a word names.
  func verb(for word: Word, in source: SourceLine) throws(Diagnostic) -> CommandVerb {
    if let verb = exactly(word.text) { return verb }
    let possible = abbreviations ? beginning(with: word.text) : []
    if possible.count == 1, let verb = possible.first { return verb }
    if possible.count > 1 { throw ambiguous(word, possible, in: source) }
    throw unknown(word, in: source)
  }

  /// The verb whose word or alias this is.
  func exactly(_ text: String) -> CommandVerb? {
    descriptions.first { $0.verb.rawValue == text || $0.alias == text }?.verb
  }

  /// The verbs whose word or alias begins with a text.
  func beginning(with text: String) -> [CommandVerb] {
    guard !text.isEmpty else { return [] }
    return descriptions.filter {
      $0.verb.rawValue.hasPrefix(text) || $0.alias?.hasPrefix(text) == true
    }.map(\.verb)
  }

  private func ambiguous(
    _ word: Word, _ possible: [CommandVerb], in source: SourceLine
  ) -> Diagnostic {
    source.mistake(
      .unknownCommand, "'\(word.text)' can mean \(possible.count) commands",
      at: word.range.lowerBound,
      expected: "one of \(possible.map(\.rawValue).joined(separator: ", "))")
  }

  private func unknown(_ word: Word, in source: SourceLine) -> Diagnostic {
    let isWholeTable = descriptions.count == CommandDescription.all.count
    let names = descriptions.flatMap { [$0.verb.rawValue] + ($0.alias.map { [$0] } ?? []) }
    let isEvent = word.text.hasPrefix("#")
    return source.mistake(
      .unknownCommand, "there is no command '\(word.text)'", at: word.range.lowerBound,
      expected: isWholeTable
        ? "a command; help lists them" : "one of \(names.joined(separator: ", "))",
      suggestion: isEvent && isWholeTable
        ? "goto \(word.text)" : nearestWord(to: word.text, in: names))
  }
}
