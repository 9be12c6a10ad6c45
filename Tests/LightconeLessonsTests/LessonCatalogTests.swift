import Foundation
import LightconeDiagnostics
import LightconeLessons
import Testing

@Suite("A catalog lists lessons by their front matter")
struct LessonCatalogTests {
  private let folder = TemporaryFolder()

  private func write(
    _ path: String, id: String, track: String = "first-seven", place: String = ""
  ) throws {
    let text = GoodLesson.text
      .replacingOccurrences(of: "id: two-phase-commit", with: "id: \(id)")
      .replacingOccurrences(of: "track: first-seven", with: "track: \(track)\n\(place)")
    _ = try folder.write(path, Data(text.utf8))
  }

  @Test("Entries are sorted by track, place and file name")
  func order() throws {
    try write("capstones/a.md", id: "a", track: "capstones")
    try write("first-seven/c.md", id: "c")
    try write("first-seven/b.md", id: "b")
    _ = try folder.write("first-seven/README.md", Data("# no lesson".utf8))
    _ = try folder.write("first-seven/figure.svg", Data("<svg/>".utf8))
    let catalog = LessonCatalog(roots: [folder.path, folder.path + "/"])
    #expect(catalog.entries.map(\.id) == ["b", "c", "a"])
    #expect(catalog.problems == [])
    #expect(try catalog.lesson(id: "b").parts.count == 6)
  }

  @Test("Lessons with a place come first in their track, in that order")
  func places() throws {
    try write("first-seven/a.md", id: "a")
    try write("first-seven/b.md", id: "b", place: "place: 2")
    try write("first-seven/c.md", id: "c", place: "place: 1")
    #expect(LessonCatalog(roots: [folder.path]).entries.map(\.id) == ["c", "b", "a"])
    try write("first-seven/d.md", id: "d", place: "place: 0")
    #expect(LessonCatalog(roots: [folder.path]).problems.map(\.code) == [.badField])
  }

  @Test("Broken files are kept beside and explain themselves when asked for")
  func broken() throws {
    try write("first-seven/b.md", id: "b")
    _ = try folder.write("first-seven/bad.md", Data("# none\n".utf8))
    _ = try folder.write("first-seven/binary.md", Data([0, 1]))
    let catalog = LessonCatalog(roots: [folder.path, folder.path + "/none"])
    #expect(catalog.entries.map(\.id) == ["b"])
    #expect(catalog.problems.map(\.code) == [.badFrontMatter, .notText, .unreadableFile])
    let error = #expect(throws: LessonProblems.self) { try catalog.lesson(id: "bad") }
    #expect(error?.diagnostics.map(\.code) == [.badFrontMatter])
  }

  @Test("An unknown id gets the nearest one")
  func unknown() throws {
    try write("first-seven/leases.md", id: "leases")
    let catalog = LessonCatalog(roots: [folder.path])
    let error = #expect(throws: LessonProblems.self) { try catalog.entry(id: "leses") }
    #expect(error?.diagnostics.first?.code == .unknownLesson)
    #expect(error?.diagnostics.first?.suggestion == "leases")
  }

  @Test("A second lesson of one id, a wrong file name and a wrong folder are problems")
  func mismatch() throws {
    try write("first-seven/a.md", id: "a")
    try write("first-seven/b.md", id: "a")
    try write("capstones/c.md", id: "c")
    let catalog = LessonCatalog(roots: [folder.path])
    #expect(catalog.entries.map(\.id) == ["a", "c"])
    #expect(catalog.problems.map(\.code) == [.lintRule, .lintRule, .duplicateName])
  }

  @Test("Only the front matter is read: a broken body does not matter, and long files are fine")
  func bounded() throws {
    let body = Data("```lightcone\n".utf8) + Data(repeating: 0xFF, count: 6 * 1024 * 1024)
    let end = try #require(GoodLesson.text.firstRange(of: "\n# Two"))
    let head = Data(GoodLesson.text[..<end.lowerBound].utf8)
    _ = try folder.write("first-seven/two-phase-commit.md", head + body)
    _ = try folder.write(
      "first-seven/open.md", Data("---\n".utf8) + Data(repeating: 97, count: 100_000))
    let catalog = LessonCatalog(roots: [folder.path])
    #expect(catalog.entries.map(\.id) == ["two-phase-commit"])
    #expect(catalog.problems.map(\.code) == [.badFrontMatter])
  }
}
