import LightconeDiagnostics
import LightconeLessons
import Testing

@Suite("One pass reports every problem")
struct ManyProblemsTests {
  @Test("Problems of front matter, blocks and fences come together, sorted by line")
  func together() {
    var text = GoodLesson.replacing("minutes: 20", "minutes: x")
    for (old, new) in [("measure: locks", "mesure: locks"), ("right: true", "right: false")] {
      text = text.firstRange(of: old).map { text.replacingCharacters(in: $0, with: new) } ?? ""
    }
    let end = text.count { $0 == "\n" } + 1
    let choice = GoodLesson.line(of: "- text: Nobody")
    #expect(
      found(text + "```lightcone\nrun") == [
        Found(.badField, 6, 10),
        Found(.badField, GoodLesson.line(of: "measure:"), 1),
        Found(.badField, choice, 5),
        Found(.badBlock, end, 1),
      ])
  }

  @Test("Body problems are reported without front matter as well")
  func withoutFrontMatter() {
    #expect(
      found("# A\n\n```lightcon\nrun\n```\n") == [
        Found(.badFrontMatter, 1, 1), Found(.badBlock, 3, 1),
      ])
  }

  @Test("Diagnostics name the file and print one below the other")
  func printed() {
    do throws(LessonProblems) {
      _ = try LessonParser.parse(text: "```quizz\n```\n", file: "b.md")
      Issue.record("a lesson without front matter was accepted")
    } catch {
      #expect(error.description.contains("b.md:1:1: error LC2001: the lesson has no front matter"))
      #expect(error.description.contains("b.md:1:1: error LC2003: 'quizz' is no kind of block"))
      #expect(error.description.contains("did you mean 'quiz'?"))
    }
  }

  @Test("Control characters of the author do not reach the terminal")
  func controlCharacters() {
    let text = GoodLesson.replacing("track: first-seven", "track: \"\\e[31m\"")
    #expect(problems(text).allSatisfy { !$0.description.contains("\u{1B}") })
    #expect(found(text) == [Found(.badField, 4, 8)])
  }
}
