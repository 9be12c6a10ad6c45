import LightconeDiagnostics
import Testing

@testable import LightconeConsole

/// Reports list claims by name: two of one name could not be told apart.
@Suite("Claims of equal names")
struct EqualNameTests {
  private static let claims =
    "expect EX m: messages == 6\nload saga\nrun\nexpect EX m: messages == 6\n"

  @Test("A script with two is refused before it is run; control: with two names it runs")
  func script() throws {
    let folder = try ScratchFolder()
    let text = "load saga\nrun\n" + Self.claims
    let bad = FileRun.run(try folder.file("a.lightcone", text), options: .init()) { _ in }
    #expect(bad.problems.map(\.code) == [.duplicateName])
    #expect(bad.problems.first?.message == "the claim 'm' already stands on line 3")
    #expect(bad.problems.first?.place.line == 6 && bad.problems.first?.place.column == 1)
    #expect(bad.claims.isEmpty && !bad.wasRead)
    #expect(RunReport([bad]).exitCode == 65)
    let good = text.replacing("EX m: messages == 6\nload", with: "EX n: messages == 6\nload")
    let fine = FileRun.run(try folder.file("b.lightcone", good), options: .init()) { _ in }
    #expect(fine.problems.isEmpty && fine.claims.count == 2)
  }

  @Test("A lesson with two is refused as well, and the linter says it once")
  func lesson() throws {
    let folder = try LessonFolder()
    let text = try LessonFolder.skeleton().replacing(
      "control messages:", with: "expect EX messages: seed == 1\ncontrol messages:")
    let path = try folder.lesson("small", text)
    let report = FileRun.run(path, options: .init()) { _ in }
    #expect(report.problems.map(\.code) == [.duplicateName])
    #expect(folder.lint().allProblems.filter { $0.code == .duplicateName }.count == 1)
  }
}
