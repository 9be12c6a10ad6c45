import LightconeLessons
import Testing

@Suite("A good lesson is read completely")
struct LessonParserTests {
  let lesson: Lesson

  init() throws {
    lesson = try LessonParser.parse(text: GoodLesson.text, file: "a.md")
  }

  @Test("The front matter keeps every field")
  func frontMatter() {
    #expect(
      lesson.frontMatter
        == FrontMatter(
          id: "two-phase-commit", title: "Two-phase commit", track: .firstSeven,
          summary: "A coordinator asks, everybody answers, and one crash blocks them all.",
          minutes: 20, models: ["two-phase-commit"],
          misconception: "A blocked participant can decide alone.",
          sources: [
            Reference(title: "Gray 1978"),
            Reference(title: "A page", url: "https://example.org/page"),
          ], idLine: 2))
    #expect(lesson.file == "a.md")
  }

  @Test("Parts stand in document order, each with its line")
  func partLines() {
    let expected = [
      "# Two-phase commit", "```lightcone", "```predict", "```quiz", "```challenge", "The end.",
    ].map(GoodLesson.line)
    #expect(lesson.parts.map(\.line) == expected)
  }

  @Test("Commands are verbatim, blank lines included, each with its line")
  func commands() throws {
    let block = try #require(
      lesson.parts.compactMap { if case .commands(let block) = $0 { block } else { nil } }.first)
    let first = GoodLesson.line(of: "load two-phase-commit participants=2")
    #expect(block.lines.map(\.line) == Array(first..<first + 5))
    #expect(block.lines.map(\.text)[1...2] == ["run", ""])
    #expect(block.text.hasSuffix("control messages-on-commit: drop m1"))
  }

  @Test("A prediction's commands and expression know their places")
  func prediction() throws {
    guard case .predict(let prediction) = lesson.parts[2] else { throw Unexpected() }
    let line = GoodLesson.line(of: "at 4ms crash coordinator")
    #expect(
      prediction.run == [
        SourceText("at 4ms crash coordinator", line: line, column: 3),
        SourceText("run", line: line + 2, column: 3),
      ])
    #expect(
      prediction.measure
        == SourceText("locks.held", line: GoodLesson.line(of: "measure:"), column: 10))
    #expect(prediction.unit == "locks")
    #expect(prediction.wrong == [.init(answer: "0", reveals: "You think they give up alone.")])
  }

  @Test("A prediction may name a parameter that varies in reviews")
  func varying() throws {
    let text = GoodLesson.replacing("unit: locks", "unit: locks\nvary: participants=2..9")
    let lesson = try LessonParser.parse(text: text)
    guard case .predict(let prediction) = lesson.parts[2] else { throw Unexpected() }
    #expect(prediction.vary?.text == "participants=2..9")
    guard case .predict(let fixed) = self.lesson.parts[2] else { throw Unexpected() }
    #expect(fixed.vary == nil)
  }

  @Test("A quiz knows its right choice")
  func quiz() throws {
    guard case .quiz(let quiz) = lesson.parts[3] else { throw Unexpected() }
    #expect(quiz.id == "who-decides")
    #expect(quiz.choices.map(\.isRight) == [true, false])
    #expect(quiz.choices.map(\.why) == [nil, "They cannot know what the others heard."])
  }

  @Test("A challenge keeps verbs, hints, solution and wrong attempts with their places")
  func challenge() throws {
    guard case .challenge(let challenge) = lesson.parts[4] else { throw Unexpected() }
    #expect(challenge.allow.map(\.text) == ["restart", "run"])
    #expect(challenge.forbid.map(\.text) == ["set"])
    #expect(challenge.par == 2)
    #expect(challenge.hints.map(\.tier) == [.nudge, .nearAnswer])
    #expect(challenge.hints[1].when?.text == "commands > 3")
    let line = GoodLesson.line(of: "- restart coordinator")
    #expect(
      challenge.solution == [
        SourceText("restart coordinator", line: line, column: 5),
        SourceText("run", line: line + 1, column: 6),
      ])
    #expect(
      challenge.wrong.map { $0.commands.map(\.text) } == [["run"], ["restart product", "run"]])
    #expect(challenge.wrong.map(\.why) == [nil, "It knows no more."])
  }

  @Test("CRLF line ends and a byte order mark change nothing")
  func lineEnds() throws {
    let text =
      "\u{FEFF}"
      + GoodLesson.text.split(separator: "\n", omittingEmptySubsequences: false).joined(
        separator: "\r\n")
    #expect(try LessonParser.parse(text: text, file: "a.md") == lesson)
  }

  @Test("Lessons parsed side by side come out the same")
  func sideBySide() async throws {
    let text = GoodLesson.text + String(repeating: "https://example.org ~~a~~\n\n", count: 300)
    let expected = try LessonParser.parse(text: text)
    try await withThrowingTaskGroup { group in
      for _ in 0..<40 { group.addTask { try LessonParser.parse(text: text) } }
      for try await lesson in group { #expect(lesson == expected) }
    }
  }

  @Test("A text with stars and ampersands is no alias")
  func starsInText() {
    let text = GoodLesson.replacing(
      "question: Who may decide?", "question: |\n  *Who* &c may decide, R&D or *all*?")
    #expect(found(text) == [])
  }
}

struct Unexpected: Error {}
