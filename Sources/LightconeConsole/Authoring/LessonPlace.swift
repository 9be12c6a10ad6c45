import LightconeDiagnostics
import LightconeLessons

/// Checks that a lesson lies where its front matter says: `TRACK/ID.md`.
enum LessonPlace {
  static func check(_ frontMatter: FrontMatter, path: String) -> [Diagnostic] {
    let parts = path.split(separator: "/")
    let name = "\(frontMatter.id).md"
    var problems: [Diagnostic] = []
    if let last = parts.last, last != name {
      problems.append(problem("the file's name is not the lesson's id", frontMatter, path, name))
    }
    if let folder = parts.dropLast().last, let track = Track(rawValue: String(folder)),
      track != frontMatter.track
    {
      problems.append(
        problem(
          "the lesson's track is '\(frontMatter.track.rawValue)', its folder says otherwise",
          frontMatter, path, "the folder \(frontMatter.track.rawValue)"))
    }
    return problems
  }

  private static func problem(
    _ message: String, _ frontMatter: FrontMatter, _ path: String, _ expected: String
  ) -> Diagnostic {
    Diagnostic(
      .lintRule, message,
      at: SourcePlace(file: path, line: frontMatter.idLine, column: 1), expected: expected)
  }
}
