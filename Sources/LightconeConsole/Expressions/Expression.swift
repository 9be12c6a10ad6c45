import LightconeDiagnostics

/// A question to a run, or to many runs: a number, a condition or a text that is computed from
/// parameters and measurements.
///
/// What it solves: a claim such as "two-phase commit sends 4 messages for each participant" has to
/// be written down once, in the same words by a learner at the prompt, by a lesson and by a test,
/// and has to fail loudly when it is not true.
///
/// Example: `messages == 4 * participants`, `max(lock.held) <= 30ms`,
/// `mean(stale.ratio) == exp(-1) ± 2pp`.
///
/// The rules:
///
/// 1. Numbers carry their unit: `50ms`, `20/s`, `5%`. What does not fit is refused, not guessed.
/// 2. From the tightest: `^`, the sign `-`, `* /`, `+ -`, comparisons, `not`, `and`, `or`.
/// 3. Names contain dashes, so a minus between two values has blanks around it.
/// 4. A comparison may allow a distance: `± 5%` of the expected value, `± 2pp`, `± 3ms`.
/// 5. A function such as `mean` gathers the raw samples of a series, of all runs where there are
///    several; of anything else it gathers one value per run.
/// 6. Over many runs a condition without such a function must hold in each run.
///
/// What it does not promise: numbers are IEEE doubles, so whole numbers are exact up to 2^53 and
/// `==` forgives a relative difference of 1e-9.
struct Expression: Hashable, Sendable {
  /// The line in which the expression stands.
  let source: SourceLine
  /// The tree.
  let root: Term
  /// Where the expression stands in its line.
  let range: Range<Int>

  /// Reads an expression that is alone in its text.
  init(parsing text: String) throws(Diagnostic) {
    let source = try SourceLine(text, tooLong: .badExpression)
    try self.init(source, in: 0..<source.characters.count)
  }

  /// Reads the expression in a part of a line; columns of mistakes count from the line's start.
  init(_ source: SourceLine, in range: Range<Int>) throws(Diagnostic) {
    self.source = source
    self.range = source.trimmed(range)
    root = try ExpressionParser.parse(source, in: self.range)
  }

  /// The expression as it was written.
  var text: String { source[range] }

  /// Whether the expression can be a condition, as far as its form tells.
  var canBeCondition: Bool { root.canBeCondition }

  /// The names of parameters and metrics in the order in which they are first mentioned.
  var names: [String] {
    var found: [String] = []
    func visit(_ term: Term) {
      if case .name(let name) = term.kind, !found.contains(name) { found.append(name) }
      term.parts.forEach(visit)
    }
    visit(root)
    return found
  }
}
