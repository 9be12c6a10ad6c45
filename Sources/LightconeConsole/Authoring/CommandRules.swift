import LightconeDiagnostics
import LightconeLessons

/// Checks that all commands and expressions of a lesson can be read, before any of them is run.
struct CommandRules {
  private var problems: [Diagnostic] = []
  /// The lines of the claims by their names; only looked up.
  private var claimLines: [String: Int] = [:]

  /// The problems of all parts, sorted by line.
  static func check(_ parts: [Part]) -> [Diagnostic] {
    var rules = CommandRules()
    for part in parts { rules.check(part) }
    return rules.problems.inOrder
  }

  /// The claims of a script that have a name which another one has already.
  static func equalNames(in lines: [SourceText]) -> [Diagnostic] {
    var rules = CommandRules()
    for source in lines { rules.checkName(try? Command.parse(source.text), source) }
    return rules.problems
  }

  /// Refuses a claim of a name that was given: a report could not tell the two apart.
  private mutating func checkName(_ command: Command?, _ source: SourceText) {
    guard case .expect(let claim)? = command, let name = claim.heading?.name else { return }
    guard let earlier = claimLines[name] else {
      claimLines[name] = source.line
      return
    }
    problems.append(
      Diagnostic(
        .duplicateName, "the claim '\(name)' already stands on line \(earlier)",
        at: SourcePlace(line: source.line, column: source.column),
        expected: "a name of its own for every claim"))
  }

  private mutating func check(_ part: Part) {
    switch part {
    case .prose: break
    case .commands(let block):
      check(commands: block.lines)
      for source in block.lines { checkName(try? Command.parse(source.text), source) }
    case .quiz(let quiz): check(quiz.hints)
    case .predict(let prediction):
      check(prediction.hints)
      check(commands: prediction.run)
      check(expression: prediction.measure)
      for wrong in prediction.wrong {
        check(expression: SourceText(wrong.answer, line: prediction.line), hasPlace: false)
      }
    case .challenge(let challenge): check(challenge)
    }
  }

  private mutating func check(_ challenge: Challenge) {
    check(commands: challenge.start + challenge.solution)
    for attempt in challenge.wrong { check(commands: attempt.commands) }
    check(expression: challenge.goal)
    for verb in challenge.allow + challenge.forbid { check(verb: verb) }
    check(challenge.hints)
  }

  private mutating func check(_ hints: [Challenge.Hint]) {
    for condition in hints.compactMap(\.when) { check(expression: condition) }
  }

  private mutating func check(commands: [SourceText]) {
    for source in commands {
      attempt(source) { () throws(Diagnostic) in _ = try Command.parse(source.text) }
    }
  }

  private mutating func check(expression source: SourceText, hasPlace: Bool = true) {
    attempt(source, hasPlace: hasPlace) { () throws(Diagnostic) in
      _ = try Expression(parsing: source.text)
    }
  }

  private mutating func check(verb source: SourceText) {
    guard CommandVerb(rawValue: source.text) == nil else { return }
    problems.append(
      Diagnostic(
        .unknownCommand, "there is no command '\(source.text)'",
        at: SourcePlace(line: source.line, column: source.column),
        expected: "the first word of a command; help lists them",
        suggestion: nearestWord(to: source.text, in: CommandVerb.allCases.map(\.rawValue))))
  }

  private mutating func attempt(
    _ source: SourceText, hasPlace: Bool = true, _ body: () throws(Diagnostic) -> Void
  ) {
    do throws(Diagnostic) {
      try body()
    } catch {
      guard !hasPlace else {
        problems.append(error.placed(at: source))
        return
      }
      var problem = error
      problem.place = SourcePlace(line: source.line, column: 1)
      problem.message = "the answer '\(source.text)' cannot be read: \(error.message)"
      problem.sourceLine = nil
      problems.append(problem)
    }
  }
}

extension [Diagnostic] {
  /// The diagnostics by line, then column, then order of discovery; what two rules found once.
  var inOrder: [Diagnostic] {
    func position(_ item: (offset: Int, element: Diagnostic)) -> (Int, Int, Int) {
      (item.element.place.line ?? 0, item.element.place.column ?? 0, item.offset)
    }
    var found: [Diagnostic] = []
    for (_, problem) in enumerated().sorted(by: { position($0) < position($1) })
    where !found.contains(where: { $0.isSame(as: problem) }) {
      found.append(problem)
    }
    return found
  }
}

extension Diagnostic {
  /// Whether two rules have found the same thing.
  fileprivate func isSame(as other: Diagnostic) -> Bool {
    code == other.code && message == other.message && place.line == other.place.line
      && place.file == other.place.file
  }
}
