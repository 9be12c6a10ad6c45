import LightconeDiagnostics

/// Reads the text of a lesson into a `Lesson`, or says everything that is wrong with it.
///
/// The parser looks at form only: fields, fences, ids. Commands and expressions stay text. One
/// pass reports all problems, except that a block whose YAML cannot be read yields one problem,
/// and its fields are not looked at.
public enum LessonParser {
  /// The largest text that is accepted, in bytes.
  public static let maximumBytes = 4 * 1024 * 1024

  /// Reads a lesson.
  ///
  /// - Parameters:
  ///   - text: the whole document; CRLF line ends and a byte order mark are accepted.
  ///   - file: the path to name in diagnostics, if the text came from a file.
  /// - Throws: all problems, sorted by line.
  /// - Complexity: O(length of the text).
  public static func parse(
    text: String, file: String? = nil
  ) throws(LessonProblems) -> Lesson {
    let draft = draft(text: text, file: file)
    guard let lesson = draft.lesson else { throw LessonProblems(draft.problems) }
    return lesson
  }

  /// Reads as much of a lesson as can be read, and says what is wrong with the rest.
  ///
  /// - Complexity: O(length of the text).
  public static func draft(text: String, file: String? = nil) -> LessonDraft {
    guard text.utf8.count <= maximumBytes else {
      let problem = LessonFile.tooLarge(bytes: text.utf8.count, limit: maximumBytes, file: file)
      return LessonDraft(file: file, problems: [problem])
    }
    let log = ProblemLog(source: SourceLines(text), file: file)
    let frontMatter = FrontMatterReader(log: log).read()
    let parts = PartsReader(log: log).read(
      after: FrontMatterReader.closingLine(in: log.source.lines))
    return LessonDraft(
      file: file, frontMatter: frontMatter, parts: parts,
      problems: log.diagnostics.sortedByPlace())
  }

  /// Reads only the front matter, from a text that may end anywhere behind it.
  static func parseFrontMatter(
    text: String, file: String?
  ) throws(LessonProblems) -> FrontMatter {
    let log = ProblemLog(source: SourceLines(text), file: file)
    guard let frontMatter = FrontMatterReader(log: log).read(), log.diagnostics.isEmpty else {
      throw LessonProblems(log.diagnostics)
    }
    return frontMatter
  }
}
