public import LightconeDiagnostics

/// Checks the rules of a lesson's shape that need no run.
///
/// Rules:
///
/// 1. The lesson begins with a level-1 heading that repeats its title.
/// 2. It has at least one `lightcone` block.
/// 3. The names of its claims are unique, in kebab-case, and of a known class. Each claim has a
///    control in its block, and each control a claim.
/// 4. Images have alternative text; links have a text and an address.
/// 5. Links to the web name a host, and links within the lesson a heading. Of a draft, links to files
///    lead to one, seen from the lesson's folder.
/// 6. Lines of `lightcone` blocks have at most 100 columns.
///
/// It does not promise that a claim holds or that a control makes it fail; running shows that.
public enum LessonLint {
  /// The widest line of a `lightcone` block, in characters.
  public static let maximumColumns = 100

  /// Checks a lesson.
  ///
  /// - Returns: a diagnostic for each broken rule, sorted by line; empty if there is none.
  /// - Complexity: O(size of the lesson).
  public static func check(_ lesson: Lesson) -> [Diagnostic] {
    check(lesson.parts, of: lesson.frontMatter, file: lesson.file, followsFiles: false)
  }

  /// Checks what could be read of a lesson; what could not be is not looked at.
  ///
  /// - Returns: the problems of reading, and a diagnostic for each broken rule, sorted by line.
  /// - Complexity: O(size of the lesson).
  public static func check(_ draft: LessonDraft) -> [Diagnostic] {
    let found = check(
      draft.parts, of: draft.frontMatter, file: draft.file, followsFiles: true)
    // A block that cannot be read leaves a hole: what is missing may stand in there.
    let isWhole = draft.problems.isEmpty
    return (draft.problems + found.filter { isWhole || $0.message != runsNothing })
      .sortedByPlace()
  }

  private static func check(
    _ parts: [Part], of frontMatter: FrontMatter?, file: String?, followsFiles: Bool
  ) -> [Diagnostic] {
    var found = commands(of: parts) + ClaimRules.check(parts) + ProseRules.check(parts)
    found += LinkRules.check(parts, file: followsFiles ? file : nil) + widths(of: parts)
    if let frontMatter { found += heading(of: parts, frontMatter.title) }
    return found.sortedByPlace().map { diagnostic in file.map(diagnostic.inFile) ?? diagnostic }
  }

  private static let runsNothing = "the lesson runs nothing"

  private static func heading(of parts: [Part], _ title: String) -> [Diagnostic] {
    let expected = "# \(title)"
    guard let first = parts.first, case .prose(let prose) = first,
      case .heading(level: 1, let inlines) = prose.blocks.first?.content
    else {
      return [broken("the lesson does not begin with its title", parts.first?.line, expected)]
    }
    if inlines.plainText == title { return [] }
    return [broken("the first heading is not the lesson's title", prose.line, expected)]
  }

  private static func commands(of parts: [Part]) -> [Diagnostic] {
    let hasCommands = parts.contains { part in
      if case .commands(let block) = part { block.lines.contains(where: isCommand) } else { false }
    }
    return hasCommands ? [] : [broken(runsNothing, nil, "a lightcone block")]
  }

  private static func isCommand(_ line: SourceText) -> Bool {
    let text = trimmed(Substring(line.text))
    guard let first = text.first else { return false }
    // `#57` is an event; any other `#` begins a comment.
    return first != "#" || text.dropFirst().first?.isNumber == true
  }

  private static func widths(of parts: [Part]) -> [Diagnostic] {
    parts.flatMap { part -> [Diagnostic] in
      guard case .commands(let block) = part else { return [] }
      return block.lines.filter { $0.text.count > maximumColumns }.map { line in
        Diagnostic(
          .lintRule, "the line has \(line.text.count) columns",
          at: SourcePlace(line: line.line, column: line.column + maximumColumns),
          expected: "at most \(maximumColumns)")
      }
    }
  }

  private static func broken(_ message: String, _ line: Int?, _ expected: String) -> Diagnostic {
    Diagnostic(
      .lintRule, message, at: SourcePlace(line: line ?? 1, column: 1), expected: expected)
  }
}
