import LightconeDiagnostics

/// Checks that claims have names of their own, and controls that can make them fail.
struct ClaimRules {
  private var problems: [Diagnostic] = []
  private var firstLines: [String: Int] = [:]

  /// The problems of all blocks of a lesson.
  static func check(_ parts: [Part]) -> [Diagnostic] {
    var rules = ClaimRules()
    for case .commands(let block) in parts { rules.check(block) }
    return rules.problems
  }

  private mutating func check(_ block: CommandBlock) {
    var claims: [(name: String, line: SourceText)] = []
    var controls: [(name: String, line: SourceText)] = []
    for line in block.lines {
      switch ClaimLine(line.text) {
      case .claim(let name): claims.append((name, line))
      case .control(let name): controls.append((name, line))
      case .unknownClass(let word): reportClass(word, line)
      case .empty(let kind): report(.lintRule, "the \(kind) says nothing behind its colon", line)
      case nil: continue
      }
    }
    for claim in claims { checkName(claim.name, claim.line) }
    checkPairs(claims, controls)
  }

  private mutating func checkName(_ name: String, _ line: SourceText) {
    if !isKebabCase(name) {
      report(
        .lintRule, "the claim's name \(quoted(name)) is not in kebab-case", line,
        expected: "lower-case letters and digits, joined by hyphens")
    }
    if let earlier = firstLines[name] {
      report(
        .duplicateName, "the claim \(quoted(name)) already stands on line \(earlier)", line,
        expected: "a name of its own for every claim")
    } else {
      firstLines[name] = line.line
    }
  }

  private mutating func checkPairs(
    _ claims: [(name: String, line: SourceText)], _ controls: [(name: String, line: SourceText)]
  ) {
    for claim in claims where !controls.contains(where: { $0.name == claim.name }) {
      report(
        .lintRule, "the claim \(quoted(claim.name)) has no control in its block", claim.line,
        expected: "control \(claim.name): COMMAND")
    }
    for control in controls where !claims.contains(where: { $0.name == control.name }) {
      report(
        .lintRule, "the control \(quoted(control.name)) has no claim in its block", control.line,
        expected: "the name of a claim in this block",
        suggestion: nearestWord(to: control.name, in: claims.map(\.name)))
    }
  }

  private mutating func reportClass(_ word: String, _ line: SourceText) {
    report(
      .lintRule, "there is no class of claims \(quoted(word))", line,
      expected: alternatives(ClaimLine.classes),
      suggestion: nearestWord(to: word, in: ClaimLine.classes))
  }

  private mutating func report(
    _ code: DiagnosticCode, _ message: String, _ line: SourceText, expected: String? = nil,
    suggestion: String? = nil
  ) {
    problems.append(
      Diagnostic(
        code, message, at: SourcePlace(line: line.line, column: line.column), expected: expected,
        suggestion: suggestion, sourceLine: nil))
  }
}
