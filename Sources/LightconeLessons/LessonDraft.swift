public import LightconeDiagnostics

/// A lesson as far as it could be read, with everything that is wrong with the rest.
///
/// The linter looks at a draft, so that an author sees the problems of a broken front matter and those
/// of the blocks below it in one pass.
public struct LessonDraft: Hashable, Sendable {
  /// The file's path as the user gave it, if the draft came from a file.
  public let file: String?
  /// The front matter, if it could be read.
  public let frontMatter: FrontMatter?
  /// The parts that could be read, in the order of the document.
  public let parts: [Part]
  /// What could not be read, sorted by line.
  public let problems: [Diagnostic]

  init(
    file: String?, frontMatter: FrontMatter? = nil, parts: [Part] = [], problems: [Diagnostic]
  ) {
    self.file = file
    self.frontMatter = frontMatter
    self.parts = parts
    self.problems = problems
  }

  /// The lesson, if all of it could be read.
  public var lesson: Lesson? {
    guard let frontMatter, problems.isEmpty else { return nil }
    return Lesson(file: file, frontMatter: frontMatter, parts: parts)
  }
}
