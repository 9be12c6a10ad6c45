import LightconeDiagnostics

extension CommandParser {
  private static let keywords = ["prune", "until", "then"]

  /// Reads `[SPECIFICATION | CONDITION as MODEL] [name=value ...] [prune CONDITION]
  /// [until CONDITION [then CONDITION ...]]`.
  mutating func readExplore() throws(Diagnostic) -> ExploreCommand {
    var command = ExploreCommand()
    command.history = try readHistoryCondition()
    if command.history == nil, let word = reader.peek(), !isKeyword(word), !word.text.contains("=")
    {
      command.specification = reader.next()
    }
    if let word = reader.peek(), !isKeyword(word) { command.options = try readOptions() }
    while let word = reader.next() {
      switch word.text {
      case "prune": command.prunes.append(try readConditionUpToKeyword())
      case "until" where command.goals.isEmpty, "then" where !command.goals.isEmpty:
        command.goals.append(try readConditionUpToKeyword())
      case "until": throw wrong("'until' is given twice", at: word.range.lowerBound)
      case "then": throw wrong("'then' comes behind 'until'", at: word.range.lowerBound)
      default:
        throw wrong(
          "'\(word.text)' cannot stand here", at: word.range.lowerBound,
          suggestion: nearestWord(to: word.text, in: Self.keywords))
      }
    }
    return command
  }

  private func isKeyword(_ word: Word) -> Bool {
    !word.isQuoted && Self.keywords.contains(word.text)
  }

  /// Reads settings up to the next keyword.
  private mutating func readOptions() throws(Diagnostic) -> [Setting] {
    var options: [Setting] = []
    while let word = reader.peek(), !isKeyword(word) {
      _ = reader.next()
      guard word.text.contains("=") else {
        throw wrong(
          "'\(word.text)' cannot stand here", at: word.range.lowerBound,
          suggestion: nearestWord(to: word.text, in: Self.keywords))
      }
      let option = try setting(word)
      try refuseTwice(option, in: options)
      options.append(option)
    }
    return options
  }

  private mutating func readConditionUpToKeyword() throws(Diagnostic) -> Expression {
    let start = reader.nextStart
    var end = start
    while let word = reader.peek(), !isKeyword(word) {
      _ = reader.next()
      end = word.range.upperBound
    }
    guard start < end else { throw missing("a condition") }
    let expression = try Expression(source, in: start..<end)
    guard expression.canBeCondition else {
      throw source.mistake(
        .wrongArguments, "'\(expression.text)' is no condition", at: start,
        expected: "a comparison, such as locks.held == 2")
    }
    return expression
  }
}
