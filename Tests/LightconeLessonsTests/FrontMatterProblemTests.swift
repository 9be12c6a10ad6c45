import LightconeDiagnostics
import LightconeLessons
import Testing

@Suite("Problems of the front matter are placed")
struct FrontMatterProblemTests {
  @Test(
    "A wrong field gives its code, line and column",
    arguments: [
      ("minutes: 20", "minutes: soon", Found(.badField, 6, 10)),
      ("minutes: 20", "minutes: 0", Found(.badField, 6, 10)),
      ("minutes: 20\n", "", Found(.badField, 1, 1)),
      ("minutes: 20", "minutes:", Found(.badField, 1, 1)),
      ("id: two-phase-commit", "id: Two_Phase", Found(.badField, 2, 5)),
      ("title: Two-phase commit", "title: [a]", Found(.badField, 3, 8)),
      ("track: first-seven", "track: first-sven", Found(.badField, 4, 8)),
      ("models: [two-phase-commit]", "models: one", Found(.badField, 7, 9)),
      ("models: [two-phase-commit]", "models: [ok, No]", Found(.badField, 7, 14)),
      ("  - Gray 1978", "  - [a]", Found(.badField, 10, 5)),
      ("https://example.org/page", "nowhere", Found(.badField, 11, 26)),
      ("{title: A page, url", "{title: A page, ulr: x, url", Found(.badField, 11, 21)),
      ("summary: A", "sumary: b\nsummary: A", Found(.badField, 5, 1)),
      ("summary: A", "id: b\nsummary: A", Found(.badField, 2, 1)),
      ("summary: A", "summary: A: b", Found(.badFrontMatter, 5, 11)),
      ("summary: A", "summary: 'A", Found(.badFrontMatter, 5, 10)),
      ("minutes: 20", "minutes: *a", Found(.badFrontMatter, 6, 10)),
      ("minutes: 20", "minutes: &a 20\nx: *a", Found(.badFrontMatter, 7, 4)),
      ("minutes: 20", "mi\u{2028}nutes: 20", Found(.badFrontMatter, 6, 3)),
    ])
  func placed(old: String, new: String, expected: Found) {
    #expect(found(GoodLesson.replacing(old, new)) == [expected])
  }

  @Test("A misspelt field and track get the nearest word")
  func suggestions() {
    let field = problems(GoodLesson.replacing("summary: A", "sumary: b\nsummary: A"))
    #expect(field.first?.suggestion == "summary")
    #expect(field.first?.sourceLine == "sumary: b")
    let track = problems(GoodLesson.replacing("track: first-seven", "track: first-sven"))
    #expect(track.first?.suggestion == "first-seven")
    let id = problems(GoodLesson.replacing("id: two-phase-commit", "id: Two_Phase"))
    #expect(id.first?.suggestion == "two-phase")
  }

  @Test("Missing, unclosed and empty front matter")
  func shape() {
    #expect(found("# A lesson\n") == [Found(.badFrontMatter, 1, 1)])
    #expect(found("") == [Found(.badFrontMatter, 1, 1)])
    #expect(found("---\nid: a\n") == [Found(.badFrontMatter, 1, 1)])
    #expect(found("---\n---\n") == [Found(.badFrontMatter, 1, 1)])
    #expect(found("---\n- a\n---\n") == [Found(.badFrontMatter, 2, 1)])
  }

  @Test("All eight fields are required, and each missing one is named")
  func required() {
    let missing = problems("---\nid: a\n---\n")
    #expect(missing.count == 7)
    #expect(missing.allSatisfy { $0.code == .badField && $0.place.line == 1 })
    #expect(missing.contains { $0.message == "the front matter needs the field 'track'" })
  }
}
