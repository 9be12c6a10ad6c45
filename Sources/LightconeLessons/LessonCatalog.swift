public import LightconeDiagnostics

/// The lessons below one or more folders, each laid out as `<root>/<track>/<id>.md`.
///
/// Making a catalog reads only the front matter of each file, so that listing stays fast. A broken
/// file does not spoil the rest: its problems are kept beside the entries.
///
/// Rules:
///
/// 1. Entries are sorted by track, place and file name.
/// 2. Of two lessons with one id, the one of the earlier root counts; the other is a problem.
/// 3. `README.md` and names that begin with a dot are no lessons.
public struct LessonCatalog: Sendable {
  /// One lesson of a catalog: its front matter and where the rest is.
  public struct Entry: Hashable, Sendable {
    /// What the lesson says about itself.
    public let frontMatter: FrontMatter
    /// The lesson's file.
    public let path: String

    /// The lesson's id.
    public var id: String { frontMatter.id }
  }

  /// The lessons whose front matter can be read, sorted by track, place and file name.
  public let entries: [Entry]
  /// What is wrong with the other files and with the folders.
  public let problems: [Diagnostic]

  /// Looks for lessons below folders, earlier ones first.
  ///
  /// - Complexity: O(number of files); at most 64 KiB of each are read.
  public init(roots: [String]) {
    var search = LessonSearch()
    for root in roots { search.addRoot(root) }
    entries = search.entries.sorted { Self.position($0) < Self.position($1) }
    problems = search.problems
  }

  /// The entry of a lesson.
  ///
  /// - Throws: the problems of the file with this name if it is broken; otherwise `LC2006` with the
  ///   nearest id.
  public func entry(id: String) throws(LessonProblems) -> Entry {
    if let entry = entries.first(where: { $0.id == id }) { return entry }
    let known = problems.filter { $0.place.file.map { LessonPath($0).stem } == id }
    if !known.isEmpty { throw LessonProblems(known) }
    throw LessonProblems([
      Diagnostic(
        .unknownLesson, "there is no lesson \(quoted(id))",
        expected: entries.isEmpty ? "a lesson, but none was found" : "the id of a lesson",
        suggestion: nearestWord(to: id, in: entries.map(\.id)))
    ])
  }

  /// Reads a whole lesson.
  ///
  /// - Throws: what `entry(id:)` and `LessonFile.load(_:)` throw.
  public func lesson(id: String) throws(LessonProblems) -> Lesson {
    try LessonFile.load(entry(id: id).path)
  }

  private static func position(_ entry: Entry) -> (Track, Int, String, String) {
    let matter = entry.frontMatter
    return (matter.track, matter.place ?? .max, LessonPath(entry.path).name, entry.path)
  }
}
