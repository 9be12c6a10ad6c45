/// The parts of a lesson's path that mean something.
struct LessonPath {
  /// The file's name.
  let name: String
  /// The name of the folder that holds the file, if the path names one.
  let folder: String?

  init(_ path: String) {
    let parts = path.split(separator: "/")
    name = parts.last.map { String($0) } ?? path
    folder = parts.dropLast().last.map { String($0) }
  }

  /// The file's name without `.md`.
  var stem: String { name.hasSuffix(".md") ? String(name.dropLast(3)) : name }

  /// Whether a file of this name is taken for a lesson.
  var isLesson: Bool {
    name.hasSuffix(".md") && !name.hasPrefix(".") && name.lowercased() != "readme.md"
  }
}
