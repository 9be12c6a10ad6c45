import Foundation
import LightconeLessons
import LightconeRendering

@testable import LightconeConsole

/// A folder of lessons beside a vocabulary, gone when the test is over.
final class LessonFolder {
  private let scratch: ScratchFolder

  init() throws {
    scratch = try ScratchFolder()
    try write("docs/vocabulary.md", "# Vocabulary\n\n**saga**: Steps.\n\n**zebra**: A beast.\n")
  }

  /// What `lightcone lesson new` writes.
  static func skeleton(_ id: String = "small") throws -> String {
    try LessonSkeleton(id: id, track: .firstSeven).text
  }

  var path: String { scratch.url.path }
  var lessons: String { path + "/lessons" }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    let file = scratch.url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  /// Writes a lesson of the track first-seven.
  @discardableResult
  func lesson(_ id: String, _ text: String) throws -> String {
    try write("lessons/first-seven/\(id).md", text)
  }

  /// What the linter finds in all lessons, or in some.
  func lint(_ paths: [String]? = nil, jobs: Int = 1) -> LintReport {
    LessonLinter(options: .init(display: .plain()), jobs: jobs).check(paths ?? [lessons])
  }
}
