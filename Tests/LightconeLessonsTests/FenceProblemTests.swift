import LightconeDiagnostics
import LightconeLessons
import Testing

@Suite("Fences that Markdown accepts in silence are reported")
struct FenceProblemTests {
  private let end = GoodLesson.text.count { $0 == "\n" } + 1

  @Test("An unclosed fence is reported where it opens")
  func unclosed() {
    #expect(found(GoodLesson.text + "```lightcone\nrun\n") == [Found(.badBlock, end, 1)])
    #expect(found(GoodLesson.text + "```lightcone") == [Found(.badBlock, end, 1)])
    #expect(found(GoodLesson.text + "~~~quiz\nid: a\n```\n") == [Found(.badBlock, end, 1)])
    #expect(found(GoodLesson.text + "````text\nrun\n```\n") == [Found(.badBlock, end, 1)])
    #expect(found(GoodLesson.text + "- ```text\n  run\n\nmore\n") == [Found(.badBlock, end, 3)])
  }

  @Test("A fence that swallows the next block is reported with that block's line")
  func swallowed() {
    let text = GoodLesson.replacing("control messages-on-commit: drop m1\n```\n", "\n")
    let diagnostics = problems(text)
    #expect(diagnostics.map(\.place.line) == [GoodLesson.line(of: "```lightcone")])
    let next = GoodLesson.line(of: "```predict") - 1
    #expect(diagnostics.first?.message.contains("line \(next)") == true)
  }

  @Test("A fence may be closed by a longer one, by tildes, and at the very end")
  func closed() {
    #expect(found(GoodLesson.text + "```lightcone\nrun\n`````") == [])
    #expect(found(GoodLesson.text + "~~~lightcone\nrun\n~~~  \n") == [])
    #expect(found(GoodLesson.text + "- ```text\n  run\n  ```\n") == [])
    #expect(found(GoodLesson.text + "> ```text\n> run\n> ```\n") == [])
  }

  @Test(
    "A misspelt language gets the nearest one",
    arguments: [
      ("lightcon", "lightcone"), ("Lightcone", "lightcone"), ("predcit", "predict"),
      ("quizz", "quiz"), ("challange", "challenge"),
    ])
  func misspelt(word: String, meant: String) {
    let diagnostics = problems(GoodLesson.text + "```\(word)\nrun\n```\n")
    #expect(diagnostics.map(Found.init) == [Found(.badBlock, end, 1)])
    #expect(diagnostics.first?.suggestion == meant)
  }

  @Test("Other languages are code to show", arguments: ["text", "swift", "sh", "json", "go", ""])
  func shown(word: String) {
    #expect(found(GoodLesson.text + "```\(word)\nrun\n```\n") == [])
  }

  @Test("A block inside a list would not run, so it is refused")
  func nested() {
    #expect(found(GoodLesson.text + "- ```lightcone\n  run\n  ```\n") == [Found(.badBlock, end, 3)])
  }

  @Test("A word behind the language is refused")
  func extraWord() {
    #expect(found(GoodLesson.text + "```lightcone fast\nrun\n```\n") == [Found(.badBlock, end, 1)])
  }
}
