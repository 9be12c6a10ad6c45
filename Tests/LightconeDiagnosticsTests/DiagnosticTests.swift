import LightconeDiagnostics
import Testing

@Suite("A diagnostic prints in one form")
struct DiagnosticTests {
  @Test("the shortest form is a code and a message")
  func shortest() {
    let diagnostic = Diagnostic(.unknownModel, "there is no model 'x'")
    #expect(diagnostic.description == "error LC3001: there is no model 'x'")
  }

  @Test("the longest form adds the place, the line with a caret, the expected and the nearest")
  func longest() {
    let diagnostic = Diagnostic(
      .unknownParameter, "there is no parameter 'participant'",
      at: SourcePlace(file: "lessons/a.md", line: 12, column: 6),
      expected: "a parameter of two-phase-commit", suggestion: "participants",
      sourceLine: "load participant=2")
    #expect(
      diagnostic.description == """
        lessons/a.md:12:6: error LC3002: there is no parameter 'participant'
          load participant=2
               ^
          expected: a parameter of two-phase-commit
          did you mean 'participants'?
        """)
  }

  @Test("a source line without a column has no caret")
  func noColumn() {
    let diagnostic = Diagnostic(.badExpression, "no", sourceLine: "1 +")
    #expect(diagnostic.description == "error LC1005: no\n  1 +")
  }

  @Test(
    "a place prints as much as is known",
    arguments: [
      (SourcePlace(), ""),
      (SourcePlace(file: "a.md"), "a.md: "),
      (SourcePlace(file: "a.md", line: 1), "a.md:1: "),
      (SourcePlace(file: "a.md", line: 3, column: 7), "a.md:3:7: "),
      (SourcePlace(line: 3), "3: "),
      (SourcePlace(line: 3, column: 7), "3: "),
      (SourcePlace(line: 1, column: 7), ""),
    ])
  func places(_ place: SourcePlace, _ prefix: String) {
    let diagnostic = Diagnostic(.badValue, "no", at: place)
    #expect(diagnostic.description == "\(prefix)error LC3003: no")
  }

  @Test("a file name is added where there was none, and never replaced")
  func inFile() {
    let nameless = Diagnostic(.badValue, "no", at: SourcePlace(line: 3))
    #expect(nameless.inFile("a.md").place == SourcePlace(file: "a.md", line: 3))
    #expect(nameless.inFile("a.md").inFile("b.md").place.file == "a.md")
  }

  @Test("a line counted from the start of a block becomes a line of the file")
  func shifted() {
    #expect(
      Diagnostic(.badValue, "no", at: SourcePlace(line: 1)).shifted(toLine: 20).place.line == 20)
    #expect(
      Diagnostic(.badValue, "no", at: SourcePlace(line: 3)).shifted(toLine: 20).place.line == 22)
    #expect(Diagnostic(.badValue, "no").shifted(toLine: 20).place.line == 20)
  }
}
