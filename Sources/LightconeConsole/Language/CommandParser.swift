import LightconeDiagnostics

extension Command {
  /// Reads one line.
  ///
  /// - Parameters:
  ///   - line: the line, at most ``SourceLine/maximumLength`` bytes.
  ///   - abbreviations: whether the beginning of a verb is enough where it can mean only one. At
  ///     the prompt it is; in a script words are spelled out.
  /// - Returns: the command, or `nil` where the line is blank or a comment.
  static func parse(
    _ line: String, abbreviations: Bool = false
  ) throws(Diagnostic) -> Command? {
    let source = try SourceLine(line, tooLong: .wrongArguments)
    let reader = try WordReader(source)
    guard !reader.isAtEnd else { return nil }
    var parser = CommandParser(reader: reader, abbreviations: abbreviations)
    return try parser.readCommand()
  }
}

/// Reads the command that stands at a reader's place.
struct CommandParser {
  var reader: WordReader
  let abbreviations: Bool
  /// The verb whose arguments are being read.
  var verb: CommandVerb?

  init(reader: WordReader, abbreviations: Bool) {
    self.reader = reader
    self.abbreviations = abbreviations
  }

  /// The line.
  var source: SourceLine { reader.source }

  /// Reads a verb and its arguments up to the command's end.
  mutating func readCommand() throws(Diagnostic) -> Command {
    let verb = try readVerb(allowed: CommandDescription.all)
    self.verb = verb
    let command = try readArguments(of: verb)
    self.verb = verb
    try expectEnd()
    return command
  }

  /// Reads the word that names one of some commands.
  mutating func readVerb(allowed: [CommandDescription]) throws(Diagnostic) -> CommandVerb {
    guard let word = reader.next() else { throw missing("a command") }
    let finder = VerbFinder(descriptions: allowed, abbreviations: abbreviations)
    return try finder.verb(for: word, in: source)
  }

  private mutating func readArguments(of verb: CommandVerb) throws(Diagnostic) -> Command {
    switch verb {
    case .load: return try readLoad()
    case .set: return .set(try readSettings())
    case .params: return .parameters
    case .models: return .models(reader.next()?.text)
    case .reset: return .reset
    case .run: return .run(try readRunLimit())
    case .step: return .step(try readStepAim())
    case .play: return .play(try readSpeed())
    case .back: return .back(try readCount() ?? 1)
    case .goto: return .goTo(try readMoment())
    case .fork: return .fork(branch: try readBranch())
    case .switch: return .switchTo(branch: try word("a branch").text)
    case .tree: return .tree
    case .undo: return .undo
    case .deliver, .drop, .delay, .hold, .release, .loss, .latency, .duplicate, .crash, .restart,
      .pause, .resume, .slow, .partition, .repair, .skew, .drift, .disk, .follow, .heal,
      .do:
      return .fault(try readFault(verb))
    case .pending: return .pending(nodes: readNames())
    case .at: return try readAt()
    case .when: return try readWhen()
    case .nemesis: return .nemesis(try readNemesis())
    case .diagram: return try readDiagram()
    case .narrate: return .narrate(try readEventRange())
    case .state: return .state(node: reader.next()?.text)
    case .diff: return .difference(since: try readDifferenceStart())
    case .plot: return try readPlot()
    case .metrics: return .metrics(reader.next()?.text)
    case .cone: return try readCone()
    case .gantt: return try readGantt()
    case .compare: return .compare(branch: try word("a branch").text)
    case .why: return .why(try readWhySubject())
    case .whyNot: return .whyNot(try readWhyNotAim())
    case .whatIf: return try readWhatIf()
    case .history: return try readHistory()
    case .check: return try readCheck()
    case .explore: return .explore(try readExplore())
    case .shrink: return .shrink(property: takeRest())
    case .sweep: return .sweep(try readSweep())
    case .expect: return .expect(try readClaim())
    case .control: return try readControl()
    case .lessons: return .lessons
    case .start: return try readStart()
    case .previous: return .lesson(.previous)
    case .solution: return .lesson(.solution)
    case .skip: return .lesson(.skip)
    case .sandbox: return .lesson(.sandbox)
    case .return: return .lesson(.return)
    case .abandon: return .lesson(.abandon)
    case .notes: return .lesson(.notes(try readNotes()))
    case .next: return .next
    case .hint: return .hint
    case .answer: return try readAnswer()
    case .predict: return .predict(try readExpression("an expression or a number"))
    case .progress: return .progress
    case .review: return .review(stops: try readReviewStop())
    case .share: return .share
    case .openToken: return try readToken()
    case .record: return try readRecord()
    case .export: return try readExport()
    case .save: return .save(try readSave())
    case .more: return .more
    case .help: return try readHelp()
    case .quit: return .quit
    }
  }

  // MARK: What the argument readers share

  /// Takes the next word, which must be there.
  mutating func word(_ what: String) throws(Diagnostic) -> Word {
    guard let word = reader.next() else { throw missing(what) }
    return word
  }

  /// Takes all that is left as text; a text that is wholly in quotes loses them.
  mutating func takeRest() -> String? {
    let rest = reader.rest
    guard !rest.isEmpty else { return nil }
    reader = reader.moved(to: reader.end)
    let inside = source[rest].dropFirst().dropLast()
    let isQuoted = source.characters[rest.lowerBound] == "\"" && !inside.contains("\"")
    return isQuoted ? String(inside) : source[rest]
  }

  /// Takes all that is left as an expression.
  mutating func readExpression(_ what: String) throws(Diagnostic) -> Expression {
    let rest = reader.rest
    guard !rest.isEmpty else { throw missing(what) }
    reader = reader.moved(to: reader.end)
    return try Expression(source, in: rest)
  }

  /// Takes all that is left as an expression that can be a condition.
  mutating func readCondition() throws(Diagnostic) -> Expression {
    let start = reader.nextStart
    let expression = try readExpression("a condition")
    guard expression.canBeCondition else {
      throw source.mistake(
        .wrongArguments, "'\(expression.text)' is no condition", at: start,
        expected: "a comparison, such as messages == 12")
    }
    return expression
  }

  /// Refuses words that are left over.
  func expectEnd() throws(Diagnostic) {
    guard let word = reader.peek() else { return }
    throw wrong("'\(source[word.range])' is one word too many", at: word.range.lowerBound)
  }

  /// The mistake that the command ends too soon.
  func missing(_ what: String) -> Diagnostic {
    let behind = source.trimmed(0..<reader.end).upperBound
    return wrong("\(what) is missing", at: behind == 0 ? 0 : behind + 1)
  }

  /// A mistake in the arguments, which shows how the command is written.
  func wrong(_ message: String, at position: Int, suggestion: String? = nil) -> Diagnostic {
    source.mistake(
      .wrongArguments, message, at: position,
      expected: verb.flatMap(CommandDescription.of)?.use, suggestion: suggestion)
  }
}
