import LightconeDiagnostics
import LightconeLessons
import Testing

@Suite("The linter checks a lesson's shape")
struct LessonLintTests {
  private func lint(_ text: String) throws -> [Diagnostic] {
    LessonLint.check(try LessonParser.parse(text: text, file: "a.md"))
  }

  @Test("A good lesson breaks no rule")
  func good() throws {
    #expect(try lint(GoodLesson.text) == [])
  }

  @Test(
    "A broken rule gives its code, line and column",
    arguments: [
      ("# Two-phase commit", "# Two phases", Found(.lintRule, 14, 1)),
      ("# Two-phase commit", "## Two-phase commit", Found(.lintRule, 14, 1)),
      ("# Two-phase commit\n", "", Found(.lintRule, 15, 1)),
      ("![Two lifelines]", "![ ]", Found(.lintRule, 17, 1)),
      ("(figure.svg)", "()", Found(.lintRule, 17, 1)),
      ("[participants]", "[]", Found(.lintRule, 16, 1)),
      ("(https://example.org)", "()", Found(.lintRule, 16, 1)),
      ("| a | asks |", "| a | [asks]() |", Found(.lintRule, 28, 1)),
      ("control messages-on-commit: drop m1\n", "", Found(.lintRule, 38, 1)),
      ("expect EX messages-on-commit: messages", "expect messages", Found(.lintRule, 39, 1)),
      ("expect EX messages-on-commit:", "expect EX other-name:", Found(.lintRule, 38, 1)),
      (
        "run\n\nexpect", "run \(String(repeating: "x", count: 97))\n\nexpect",
        Found(.lintRule, 36, 101)
      ),
    ])
  func broken(old: String, new: String, expected: Found) throws {
    let diagnostics = try lint(GoodLesson.replacing(old, new))
    #expect(diagnostics.first.map(Found.init) == expected)
    #expect(diagnostics.count == (new.contains("other-name") ? 2 : 1))
    #expect(diagnostics.allSatisfy { $0.place.file == "a.md" })
  }

  @Test("A claim's name stands once in a lesson")
  func duplicateClaim() throws {
    let again = "```lightcone\nexpect STAT messages-on-commit over 20 seeds: x == 1\n"
    let text = GoodLesson.text + again + "control messages-on-commit: run\n```\n"
    let end = GoodLesson.text.count { $0 == "\n" } + 1
    #expect(try lint(text).map(Found.init) == [Found(.duplicateName, end + 1, 1)])
  }

  @Test("A class of claims that does not exist gets the nearest one")
  func unknownClass() throws {
    let diagnostics = try lint(GoodLesson.replacing("expect EX mess", "expect STATS mess"))
    #expect(diagnostics.map(\.place.line) == [38, 39])
    #expect(diagnostics.first?.suggestion == "STAT")
  }

  @Test("A claim or control without a text behind the colon says nothing")
  func emptyClaim() throws {
    let diagnostics = try lint(GoodLesson.replacing(": drop m1", ":"))
    #expect(diagnostics.map(\.message).contains("the control says nothing behind its colon"))
  }

  @Test("A lesson that runs nothing is refused, comments do not count")
  func noCommands() throws {
    let start = try #require(GoodLesson.text.firstRange(of: "load two-phase-commit participants"))
    let end = try #require(GoodLesson.text.firstRange(of: "drop m1"))
    let text = GoodLesson.text.replacingCharacters(
      in: start.lowerBound..<end.upperBound, with: "# a comment")
    #expect(try lint(text).map(\.message) == ["the lesson runs nothing"])
  }

  @Test("A plain expectation needs no control")
  func plainExpectation() throws {
    let text = GoodLesson.text + "```lightcone\nexpect messages == 4\n```\n"
    #expect(try lint(text) == [])
  }
}
