import LightconeDiagnostics

extension CommandParser {
  /// Reads `CONDITION FAULT`: the condition ends where a fault's verb begins.
  mutating func readWhen() throws(Diagnostic) -> Command {
    let start = reader.nextStart
    guard !reader.isAtEnd else { throw missing("a condition") }
    let spelledOut = reader.startOfFault
    let end = if let spelledOut { spelledOut } else { try endOfLongestCondition() }
    guard end > start else { throw wrong("a condition is missing", at: start) }
    let condition = try condition(in: start..<end)
    reader = reader.moved(to: end)
    return .when(condition, try readPlannedFault())
  }

  /// Reads a part of the line as an expression that can be a condition.
  private func condition(in range: Range<Int>) throws(Diagnostic) -> Expression {
    let expression = try Expression(source, in: range)
    guard expression.canBeCondition else {
      throw source.mistake(
        .wrongArguments, "'\(expression.text)' is no condition", at: expression.range.lowerBound,
        expected: "a comparison, such as messages == 12")
    }
    return expression
  }

  /// How many words of a condition are tried where no fault's verb is spelled out behind it.
  private static let longestGuess = 64

  /// Where the longest condition ends that the next words can be: a fault should stand there, so
  /// that one that is misspelled or abbreviated is found.
  private func endOfLongestCondition() throws(Diagnostic) -> Int {
    let start = reader.nextStart
    var words = reader
    var found: Int?
    for _ in 0..<Self.longestGuess {
      guard words.next() != nil else { break }
      if (try? condition(in: start..<words.position)) != nil { found = words.position }
    }
    if let found { return found }
    _ = try condition(in: reader.rest)
    return reader.end
  }
}

extension WordReader {
  /// Where the first word stands that is a fault's verb, outside quotes and parentheses; nil if there
  /// is none.
  var startOfFault: Int? {
    let finder = VerbFinder(descriptions: CommandDescription.all, abbreviations: false)
    var words = self
    var depth = 0
    while let word = words.next() {
      if depth <= 0, !word.isQuoted, finder.exactly(word.text)?.isFault == true {
        return word.range.lowerBound
      }
      depth += word.isQuoted ? 0 : word.text.count { $0 == "(" } - word.text.count { $0 == ")" }
    }
    return nil
  }
}

extension Completer {
  /// Completes the condition behind `when`, and then a fault.
  func conditional(_ reader: WordReader, at cursor: Int) -> Completion {
    let faults = CommandDescription.all.filter(\.verb.isFault)
    if let start = reader.startOfFault, start < cursor {
      let verb = reader.moved(to: start).peek()
      if let verb, verb.range.upperBound < cursor {
        return command(reader.moved(to: start), at: cursor, among: faults)
      }
    }
    let source = reader.source
    let spot = CompletionSpot(source, at: cursor) { $0 != " " }
    let before = reader.nextStart..<max(reader.nextStart, spot.replaced.lowerBound)
    let isComplete = (try? Expression(source, in: before))?.canBeCondition == true
    return expression(
      source, at: cursor, also: isComplete ? faults.map(\.verb.rawValue) : [])
  }
}
