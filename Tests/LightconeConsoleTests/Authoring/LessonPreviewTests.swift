import LightconeLessons
import Lightcone
import LightconeDiagnostics
import LightconeRendering
import Testing

@testable import LightconeConsole

@Suite("A preview shows a lesson and judges nothing")
struct LessonPreviewTests {
  private func preview(_ text: String) throws -> String {
    let lesson = try LessonParser.parse(text: text, file: "small.md")
    var shown: [String] = []
    var preview = LessonPreview(lesson, display: .plain())
    let problem = preview.run { shown.append($0) }
    return (shown + (problem.map { ["\($0)"] } ?? [])).joined(separator: "\n")
  }

  @Test("All steps stand in it, in order, with what the commands say")
  func steps() throws {
    let text = try preview(LessonFolder.skeleton())
    let pieces = [
      "[1 of 9: text]", "Small\n=====", "> load saga participants=3", "order S1",
      "expect EX messages: messages == 2 * participants", "Predict: The last of three",
      "If 6: You expect", "Question: How does", "If b: right.", "Challenge: make this true",
      "Hint, near-answer (when commands >= 1)", "Solution: crash product", "[9 of 9: text]",
    ]
    var rest = text[...]
    for piece in pieces {
      let range = try #require(rest.firstRange(of: piece), "\(piece) in \(rest.prefix(500))")
      rest = rest[range.upperBound...]
    }
    #expect(!text.contains("holds"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 88 })
  }

  @Test("A claim that does not hold is shown like any other; a command that fails ends it")
  func broken() throws {
    let wrong = try LessonFolder.skeleton().replacing("2 * part", with: "3 * part")
    #expect(try !preview(wrong).contains("VIOLATED"))
    let bad = try LessonFolder.skeleton().replacing("run\ndiagram", with: "runn\ndiagram")
    #expect(try preview(bad).contains("small.md:25:1: error LC1001"))
  }
}
