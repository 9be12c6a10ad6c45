import LightconeTrace
import LightconeLessons
import Foundation
import Lightcone
import LightconeDiagnostics
import LightconeRendering
import Testing

@testable import LightconeConsole

@Suite("Running files", .serialized)
struct FileRunTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func run(
    _ path: String, _ options: FileRun.Options = .init(display: .plain())
  ) -> (report: RunReport, text: String) {
    var shown: [String] = []
    let file = FileRun.run(path, options: options) { shown.append($0) }
    return (RunReport([file]), shown.joined(separator: "\n"))
  }

  private func script(
    _ lines: String..., ending: String = "\n"
  ) throws -> (report: RunReport, text: String) {
    run(try folder.file("script.txt", lines.map { $0 + ending }.joined()))
  }

  private func lesson(_ body: String) throws -> (report: RunReport, text: String) {
    run(try folder.file("small.md", smallLessonOpening + body))
  }

  @Test("The lesson of the repository runs, all its claims hold and all its controls fail")
  func realLesson() throws {
    let lesson = try TestLessons.shortLesson()
    let stated = lesson.split(separator: "\n").count { $0.hasPrefix("expect ") }
    #expect(stated > 15)
    let (report, text) = run(try folder.file("two-phase-commit-vs-saga.md", lesson))
    #expect(report.problems.isEmpty)
    #expect(report.exitCode == 0)
    let claims = report.files[0].claims
    #expect(claims.count == stated)
    #expect(claims.filter { !$0.isGood }.isEmpty)
    #expect(claims.filter { $0.control == nil }.isEmpty)
    #expect(report.files[0].exercises == 7)
    #expect(text.contains("The reference solution reaches the goal"))
    let wide = text.split(separator: "\n").dropLast()
      .filter { displayWidth(of: String($0)) > 80 }
    #expect(wide.isEmpty)
  }

  @Test("A changed number is a violated claim with its line, and exit code 1")
  func changedNumber() throws {
    let (report, text) = try lesson(
      """
      ```lightcone
      load two-phase-commit participants=2
      run
      expect EX messages: messages == 9
      control messages: set vote.no.at=1
      ```
      """)
    #expect(report.exitCode == 1)
    #expect(report.files[0].claims.first?.line == 17)
    #expect(report.files[0].claims.first?.reproduction.last == "run")
    #expect(text.contains("VIOLATED  EX messages: measured 8, expected == 9"))
  }

  @Test(
    "A block that cannot be run is a problem at its place, and exit code 65",
    arguments: [
      ("lightcone\nload two-phase-commit\nrunn", 16, 1, DiagnosticCode.unknownCommand),
      ("lightcone\nload two-phase-comit", 15, 6, .unknownModel),
      ("lightcone\nload two-phase-commit participants=99", 15, 36, .badValue),
      ("lightcone\nload two-phase-commit nothing=1", 15, 23, .unknownParameter),
      ("lightcone\nload saga\nexpect mesages == 1", 16, 8, .unknownName),
      ("lightcone\nload saga\nexpect EX x: messages == 1ms", 16, 23, .unitMismatch),
      ("lightcone\nload saga\ncontrol x: set participants=1", 16, 1, .lintRule),
      ("lightcone\nrun", 15, 1, .notNow),
      (
        "predict\nid: p\nquestion: How many?\nmeasure: mesages\nrun: load saga\nwrong:\n"
          + "  - {answer: \"1\", reveals: No.}", 17, 10, .unknownName
      ),
      (
        "predict\nid: p\nquestion: How many?\nmeasure: messages\nrun: |\n  load saga\n  runn\n"
          + "wrong:\n  - {answer: \"1\", reveals: No.}", 20, 3, .unknownCommand
      ),
      (
        "predict\nid: p\nquestion: How many?\nmeasure: messages\nrun: |\n  load saga\n"
          + "wrong:\n  - {answer: \"0\", reveals: No.}", 14, 1, .lintRule
      ),
      (
        "predict\nid: p\nquestion: How many?\nmeasure: messages\nrun: |\n  load saga\n"
          + "wrong:\n  - {answer: \"5ms\", reveals: No.}", 14, 1, .lintRule
      ),
      (
        "challenge\nid: c\nstart: load saga\ngoal: crashes == 1\nsolution: run\nwrong: [run]", 18,
        11,
        .lintRule
      ),
      (
        "challenge\nid: c\nstart: load saga\ngoal: crashes == 1\nsolution: crash product\n"
          + "wrong: [crash client]", 19, 9, .lintRule
      ),
      (
        "challenge\nid: c\nstart: load saga\ngoal: crashes == 0\nsolution: run\nwrong: [run]", 17,
        7,
        .lintRule
      ),
      (
        "challenge\nid: c\nstart: load saga\ngoal: crashs == 0\nsolution: run\nwrong: [run]", 17, 7,
        .unknownName
      ),
      (
        "challenge\nid: c\nstart: load saga\ngoal: crashes == 1\nallow: [restart]\n"
          + "solution: crash product\nwrong: [run]", 19, 11, .notNow
      ),
    ])
  func malformed(block: String, line: Int, column: Int, code: DiagnosticCode) throws {
    let (report, text) = try lesson("```\(block)\n```\n")
    let problem = try #require(report.problems.first)
    #expect(problem.code == code, "\(problem)")
    #expect(problem.place.line == line, "\(problem)")
    #expect(problem.place.column == column, "\(problem)")
    #expect(problem.place.file?.hasSuffix("small.md") == true)
    #expect(report.exitCode == 65)
    #expect(text.contains("error \(code.rawValue)"))
  }

  @Test("A wrong attempt that passes the goal on its way counts as reaching it")
  func passingBy() throws {
    let (report, _) = try lesson(
      """
      ```challenge
      id: c
      start: load two-phase-commit
      goal: in.doubt == 3
      solution: run for 15ms
      wrong:
        - commands: [run for 15ms, run]
      ```
      """)
    #expect(report.problems.first?.message == "wrong attempt 1 reaches the goal")
  }

  @Test("A file that is missing gives exit code 66")
  func missing() {
    let report = run(folder.url.path + "/nothing.md").report
    #expect(report.exitCode == 66)
    #expect(report.problems.first?.code == .unreadableFile)
    #expect(run(folder.url.path).report.exitCode == 66)
  }

  @Test(
    "A script has comments and blank lines, and may end its lines with CRLF",
    arguments: ["\n", "\r\n"])
  func scripts(ending: String) throws {
    let (report, text) = try script(
      "# two participants", "", "load two-phase-commit participants=2", "  ", "run # to the end",
      "expect messages == 8", "nonsense", ending: ending)
    #expect(report.problems.first?.place.line == 7)
    #expect(report.files[0].claims.first?.line == 6)
    #expect(report.files[0].claims.first?.verdict == .holds)
    #expect(report.exitCode == 65)
    #expect(!text.contains("\r"))
  }

  @Test("quit ends a script")
  func quits() throws {
    let (report, text) = try script("load saga", "quit", "nonsense")
    #expect(report.exitCode == 0)
    #expect(text.contains("Goodbye."))
  }

  @Test("A bare check sets the exit code of a script")
  func checks() throws {
    #expect(try script("load saga", "run", "check reversed").report.exitCode == 0)
    #expect(try script("load saga", "run", "check").report.exitCode == 2)
    let violated = try script(
      "load two-phase-commit crash.point=after-votes", "run for 2s", "crash product",
      "check nobody-in-doubt")
    #expect(violated.report.exitCode == 2)
    #expect(violated.text.contains("1 check: undecided"))
  }

  @Test("A seed is used by runs that name none, and shown")
  func seed() throws {
    let path = try folder.file("s.txt", "load saga\nrun\nload saga seed=3\n")
    let text = run(path, .init(display: .plain(), seed: 9)).text
    #expect(text.contains("saga, seed 9."))
    #expect(text.contains("saga, seed 3."))
  }

  @Test("Quiet shows claims, problems and the summary only")
  func quiet() throws {
    let path = try folder.file("q.txt", "load saga\nrun\nexpect messages == 6\nrunn\n")
    let text = run(path, .init(display: .plain(), isQuiet: true)).text
    let lines = text.split(separator: "\n")
    #expect(lines.first == "holds: measured 6, expected == 6")
    #expect(text.contains("LC1001"))
    #expect(lines.last?.contains("Fingerprint") == true)
    #expect(!text.contains("> run"))
  }

  @Test("A stopped run stops the file, and says so")
  func stopped() throws {
    let path = try folder.file("s.txt", "load saga\nrun\nexpect messages == 6\n")
    let file = FileRun.run(path, options: .init(display: .plain()), shouldStop: { true }) { _ in }
    #expect(file.claims.isEmpty)
    #expect(file.problems.first?.place.line == 1)
  }
}
