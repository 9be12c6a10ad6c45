import LightconeLessons
import Testing

/// The lessons that come with the program keep the rules that the linter knows.
@Suite("The lessons of this repository")
struct RepositoryLessonTests {
  private static let root = "\(#filePath)".replacing(
    "Tests/LightconeLessonsTests/RepositoryLessonTests.swift", with: "lessons")

  @Test("all can be read, and the linter finds nothing")
  func clean() throws {
    let catalog = LessonCatalog(roots: [Self.root])
    #expect(catalog.problems.isEmpty)
    #expect(!catalog.entries.isEmpty)
    for entry in catalog.entries {
      #expect(LessonLint.check(LessonFile.draft(entry.path)).isEmpty, "\(entry.path)")
    }
  }
}
