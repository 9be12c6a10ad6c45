import Foundation
import LightconeLessons
import Testing

@testable import LightconeConsole
@testable import SessionFuzz

/// Random lines; `scripts/fuzz.sh` feeds a million of them.
@Suite("Random lines")
struct FuzzTests {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()

  private func run(_ count: Int, _ fuzz: SessionFuzz = SessionFuzz()) throws -> SessionFuzz.Report {
    let corpus = try SessionFuzz.corpus(in: Self.tests.appending(path: "Transcripts").path)
    let lessons = Self.tests.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "lessons").path
    return fuzz.run(count, corpus: corpus, lessons: LessonCatalog(roots: [lessons]), seed: 1)
  }

  @Test(
    "No line crashes a session, and among them are lines that are done and lines that are refused")
  func survives() throws {
    var fuzz = SessionFuzz()
    fuzz.patience = .milliseconds(5)
    fuzz.limit = .seconds(60)
    let report = try run(2_000, fuzz)
    #expect(report.lines == 2_000)
    #expect(report.hanging.isEmpty)
    #expect((200...1_800).contains(report.refused))
  }

  @Test("Control: with no time allowed every line counts as hanging")
  func control() throws {
    var fuzz = SessionFuzz()
    fuzz.patience = .milliseconds(1)
    fuzz.limit = .zero
    #expect(try run(20, fuzz).hanging.count == 20)
  }

  @Test("The same seed gives the same lines, another one others")
  func lines() {
    func lines(_ seed: UInt64) -> [String] {
      var random = RandomLines(corpus: ["load two-phase-commit", "run for 5ms"], seed: seed)
      return (0..<50).map { _ in random.next() }
    }
    #expect(lines(1) == lines(1))
    #expect(lines(1) != lines(2))
  }
}
