import LightconeDiagnostics

extension CommandParser {
  /// Reads `[CLASS NAME [over SCOPE]:] CONDITION`.
  mutating func readClaim() throws(Diagnostic) -> Claim {
    let colon = reader.firstOutsideQuotes(":")
    guard let colon else {
      try refuseMissingColon()
      return Claim(heading: nil, condition: try readClaimCondition())
    }
    let heading = try readHeading(upTo: colon)
    reader = reader.moved(to: colon + 1)
    return Claim(heading: heading, condition: try readClaimCondition())
  }

  /// Reads an expression, or `[not] CONDITION as MODEL`.
  private mutating func readClaimCondition() throws(Diagnostic) -> ClaimCondition {
    if let history = try readHistoryCondition() { return .history(history, isWanted: true) }
    let start = reader
    if let word = reader.next(), word.text == "not", !word.isQuoted,
      let history = try readHistoryCondition()
    {
      return .history(history, isWanted: false)
    }
    reader = start
    return .expression(try readCondition())
  }

  /// Reads `NAME: COMMAND`.
  mutating func readControl() throws(Diagnostic) -> Command {
    guard let colon = reader.firstOutsideQuotes(":") else { throw missing("a claim's name and :") }
    let words = words(upTo: colon)
    let name = try claimName(words.first, before: colon)
    try refuseFurther(words.dropFirst(), before: colon)
    reader = reader.moved(to: colon + 1)
    guard let word = reader.peek() else { throw missing("a command") }
    try refuseClaim(word)
    return .control(name: name, try readCommand())
  }

  /// Refuses a control that states a claim or contains another control: it only adds a change.
  private func refuseClaim(_ word: Word) throws(Diagnostic) {
    let finder = VerbFinder(descriptions: CommandDescription.all, abbreviations: abbreviations)
    let verb = try finder.verb(for: word, in: source)
    guard verb == .control || verb == .expect else { return }
    throw wrong("a control cannot contain '\(verb.rawValue)'", at: word.range.lowerBound)
  }

  // MARK: The heading

  private func readHeading(upTo colon: Int) throws(Diagnostic) -> ClaimHeading {
    let words = words(upTo: colon)
    guard let first = words.first else { throw wrong("a claim's class is missing", at: colon) }
    let kind = try claimClass(first)
    let name = try claimName(words.dropFirst().first, before: colon)
    let further = words.dropFirst(2)
    guard let over = further.first else { return ClaimHeading(kind: kind, name: name, scope: nil) }
    guard over.text == "over" else {
      throw wrong(
        "'\(over.text)' cannot stand here", at: over.range.lowerBound,
        suggestion: nearestWord(to: over.text, in: ["over"]))
    }
    let scope = try claimScope(Array(further.dropFirst()), before: colon)
    return ClaimHeading(kind: kind, name: name, scope: scope)
  }

  private func claimClass(_ word: Word) throws(Diagnostic) -> ClaimClass {
    if let kind = ClaimClass(rawValue: word.text) { return kind }
    let names = ClaimClass.allCases.map(\.rawValue)
    throw source.mistake(
      .wrongArguments, "there is no class of claims '\(word.text)'", at: word.range.lowerBound,
      expected: "one of \(names.joined(separator: ", "))",
      suggestion: names.first { $0 == word.text.uppercased() })
  }

  private func claimName(_ word: Word?, before colon: Int) throws(Diagnostic) -> String {
    guard let word else { throw wrong("a claim's name is missing", at: colon) }
    guard word.text.allSatisfy({ $0.continuesWord || $0 == "-" || $0 == "." }), !word.text.isEmpty
    else {
      throw wrong("'\(word.text)' cannot be a claim's name", at: word.range.lowerBound)
    }
    return word.text
  }

  /// Reads `200 seeds`, `crash points`, `name=1..5` or `schedules crashes=1 drops=2`.
  private func claimScope(_ words: [Word], before colon: Int) throws(Diagnostic) -> ClaimScope {
    guard let first = words.first else { throw wrongScope("a scope is missing", at: colon) }
    let texts = words.map(\.text)
    if texts == ["crash", "points"] { return .crashPoints }
    if texts.count == 2, texts[1] == "seeds" || texts[1] == "seed" {
      guard texts[0].allSatisfy(\.isDecimalDigit), let count = Int(texts[0]),
        (1...ClaimScope.maximumRuns).contains(count)
      else { throw wrongScope("'\(texts[0])' is no count of seeds", at: first.range.lowerBound) }
      return .seeds(count)
    }
    if texts[0] == "schedules" {
      var options: [Setting] = []
      for word in words.dropFirst() { options.append(try setting(word)) }
      return .schedules(options)
    }
    if texts.count == 1, texts[0].contains("=") { return try sweep(first) }
    throw wrongScope(
      "'\(texts.joined(separator: " "))' is no scope", at: first.range.lowerBound)
  }

  private func sweep(_ word: Word) throws(Diagnostic) -> ClaimScope {
    let start = word.range.lowerBound
    let parts = word.text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, !name.isEmpty, let bounds = parts.last,
      let dots = bounds.firstRange(of: ".."), let low = Int(bounds[..<dots.lowerBound]),
      let high = Int(bounds[dots.upperBound...])
    else { throw wrongScope("'\(word.text)' is no sweep", at: start) }
    guard low <= high else { throw wrongScope("\(low) is more than \(high)", at: start) }
    let (distance, overflows) = high.subtractingReportingOverflow(low)
    guard !overflows, distance < ClaimScope.maximumRuns else {
      throw wrongScope("'\(word.text)' has too many values", at: start)
    }
    return .sweep(parameter: String(name), low...high)
  }

  // MARK: Help

  private func words(upTo colon: Int) -> [Word] {
    var reader = reader
    var words: [Word] = []
    while reader.nextStart < colon, var word = reader.next() {
      if word.range.upperBound > colon {
        word.text = source[word.range.lowerBound..<colon]
        word.range = word.range.lowerBound..<colon
      }
      words.append(word)
    }
    return words
  }

  private func refuseFurther(_ words: ArraySlice<Word>, before colon: Int) throws(Diagnostic) {
    guard let word = words.first else { return }
    throw wrong("'\(word.text)' cannot stand before the colon", at: word.range.lowerBound)
  }

  private func refuseMissingColon() throws(Diagnostic) {
    guard let word = reader.peek(), ClaimClass(rawValue: word.text) != nil else { return }
    throw wrong(
      "the colon behind the claim's name is missing", at: word.range.lowerBound)
  }

  private func wrongScope(_ message: String, at position: Int) -> Diagnostic {
    source.mistake(
      .wrongArguments, message, at: position,
      expected: "over N seeds, over crash points, over NAME=FIRST..LAST with at most "
        + "\(ClaimScope.maximumRuns) runs, or over schedules with what 'explore' takes")
  }
}
