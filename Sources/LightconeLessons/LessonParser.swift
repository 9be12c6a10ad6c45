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
    guard text.utf8.count <= maximumBytes else {
      throw LessonProblems([
        LessonFile.tooLarge(bytes: text.utf8.count, limit: maximumBytes, file: file)
      ])
    }
    let log = ProblemLog(source: SourceLines(text), file: file)
    let frontMatter = FrontMatterReader(log: log).read()
    let parts = PartsReader(log: log).read(
      after: FrontMatterReader.closingLine(in: log.source.lines))
    guard let frontMatter, log.diagnostics.isEmpty else {
      throw LessonProblems(log.diagnostics)
    }
    return Lesson(file: file, frontMatter: frontMatter, parts: parts)
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
