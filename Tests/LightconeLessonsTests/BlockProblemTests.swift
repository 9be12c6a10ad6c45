import LightconeDiagnostics
import LightconeLessons
import Testing

@Suite("Problems of blocks are placed")
struct BlockProblemTests {
  @Test(
    "A wrong field of a block gives code, line and column",
    arguments: [
      ("measure: locks.held\n", "", Found(.badField, 0, 1), "```predict"),
      ("measure: locks.held", "measure: [a]", Found(.badField, 0, 10), "measure:"),
      ("unit: locks", "units: locks", Found(.badField, 0, 1), "unit: locks"),
      ("reveals: You", "reveal: You", Found(.badField, 0, 17), "- {answer"),
      ("id: locks-held", "id: locks held", Found(.badField, 0, 5), "id: locks-held"),
      ("right: true", "right: maybe", Found(.badField, 0, 12), "right: true"),
      ("    right: true\n", "    why: x\n", Found(.badField, 0, 5), "- text: Nobody"),
      ("    why: They", "    right: true\n    why: They", Found(.badField, 0, 5), "- text: The"),
      (
        "    why: They cannot know what the others heard.\n", "", Found(.badField, 0, 5),
        "- text: The"
      ),
      ("id: who-decides", "id: locks-held", Found(.duplicateName, 0, 5), "id: who-decides"),
      ("par: 2", "par: -1", Found(.badField, 0, 6), "par: 2"),
      ("allow: [restart, run]", "allow: restart", Found(.badField, 0, 8), "allow:"),
      ("forbid: [set]", "forbid: [run]", Found(.badField, 0, 10), "forbid:"),
      ("goal: locks.held == 0", "goal: locks: 0", Found(.badBlock, 0, 12), "goal:"),
      ("tier: nudge", "tier: nuge", Found(.badField, 0, 12), "tier: nudge"),
      ("start: load two-phase-commit\n", "start: []\n", Found(.badField, 0, 8), "start:"),
    ])
  func placed(old: String, new: String, expected: Found, anchor: String) {
    let line = GoodLesson.line(of: anchor)
    #expect(
      found(GoodLesson.replacing(old, new)) == [Found(expected.code, line, expected.column)])
  }

  @Test("A weaker hint cannot follow a stronger one")
  func hintOrder() {
    let hints = "  - {tier: nudge, text: Who knows?}\n  - {tier: near-answer"
    let text = GoodLesson.replacing(
      hints, "  - {tier: pointer, text: Who knows?}\n  - {tier: nudge")
    #expect(found(text) == [Found(.badField, GoodLesson.line(of: "tier: near-answer"), 5)])
  }

  @Test("A prediction and a quiz may have hints of their own, read as a challenge's are")
  func ownHints() throws {
    let hint = "hints: [{tier: nudge, when: crashes == 0, text: Look.}]\n"
    for old in ["id: locks-held\n", "id: who-decides\n"] {
      let lesson = try LessonParser.parse(text: GoodLesson.replacing(old, old + hint))
      let hints = lesson.parts.flatMap { part -> [Challenge.Hint] in
        switch part {
        case .predict(let prediction): prediction.hints
        case .quiz(let quiz): quiz.hints
        default: []
        }
      }
      #expect(hints.map(\.text) == ["Look."])
      #expect(hints.first?.when?.text == "crashes == 0")
      let bad = GoodLesson.replacing(old, old + hint.replacing("nudge", with: "nuge"))
      #expect(found(bad) == [Found(.badField, GoodLesson.line(of: old) + 1, 16)])
    }
  }

  @Test("A challenge without a wrong attempt is refused")
  func noWrongAttempt() {
    let attempts = "  - run\n  - {commands: [restart product, run], why: It knows no more.}\n"
    let line = GoodLesson.line(of: "wrong:\n  - run")
    #expect(
      found(GoodLesson.replacing("wrong:\n" + attempts, "wrong: []\n")) == [
        Found(.badField, line, 8)
      ])
    let fence = GoodLesson.line(of: "```challenge")
    #expect(
      found(GoodLesson.replacing("wrong:\n" + attempts, "")) == [Found(.badField, fence, 1)])
  }

  @Test("A quiz has two to six choices")
  func choiceCount() {
    let text = GoodLesson.replacing(
      "  - text: The participants\n    why: They cannot know what the others heard.\n", "")
    #expect(found(text) == [Found(.badField, GoodLesson.line(of: "- text: Nobody"), 3)])
  }

  @Test("A block inside an indented fence is placed with its indent")
  func indented() {
    let text = GoodLesson.text + "\n  ```quiz\n  id: a b\n  ```\n"
    let line = GoodLesson.text.count { $0 == "\n" } + 2
    #expect(
      found(text) == [
        Found(.badField, line, 1), Found(.badField, line, 1), Found(.badField, line + 1, 7),
      ])
  }

  @Test("Aliases that would expand without bound are refused at once")
  func aliases() {
    let bomb = (1...30).map { "a\($0): &a\($0) [*a\($0 - 1),*a\($0 - 1)]" }.joined(separator: "\n")
    let text = GoodLesson.text + "\n```quiz\na0: &a0 x\n\(bomb)\n? *a30\n: x\n```\n"
    #expect(found(text).map(\.code) == [.badBlock])
  }

  @Test("YAML and Markdown that nest without bound are refused")
  func nesting() {
    let brackets = GoodLesson.replacing("par: 2", "par: " + String(repeating: "[", count: 5000))
    #expect(found(brackets) == [Found(.badBlock, GoodLesson.line(of: "par: 2"), 1)])
    let levels = String(repeating: "[", count: 20) + String(repeating: "]", count: 20)
    let deep = GoodLesson.replacing("par: 2", "par: " + levels)
    #expect(found(deep) == [Found(.badBlock, GoodLesson.line(of: "par: 2"), 21)])
    let end = GoodLesson.text.count { $0 == "\n" } + 1
    let dashes = String(repeating: "- ", count: 5000) + "a\n"
    #expect(found(GoodLesson.text + dashes) == [Found(.badBlock, end, 1)])
    let quotes = GoodLesson.text + "\n" + String(repeating: "> ", count: 50) + "a\n"
    #expect(found(quotes) == [Found(.badBlock, end + 1, 1)])
    let stars =
      GoodLesson.text + "\n" + String(repeating: "*a **b ", count: 300)
      + String(repeating: "** *", count: 300)
    #expect(found(stars).allSatisfy { $0 == Found(.badBlock, end + 1, 1) })
  }
}
