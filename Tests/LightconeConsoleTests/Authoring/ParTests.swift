import Foundation
import Lightcone
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering
import LightconeTrace
import Testing

@testable import LightconeConsole

@Suite("A search for a shorter way to a challenge's goal")
struct ParTests {
  /// A lesson whose only block is a challenge on two-phase commit with two participants.
  private func report(
    goal: String, allow: String = "[crash, restart]", par: Int, solution: [String],
    attempts: Int = 5_000
  ) throws -> ParReport {
    let text =
      smallLessonOpening + """

        ```challenge
        id: here
        start: load two-phase-commit participants=2
        goal: \(goal)
        allow: \(allow)
        par: \(par)
        hints:
          - tier: nudge
            text: Look.
          - tier: near-answer
            text: Look again.
        solution:
        \(solution.map { "  - \($0)" }.joined(separator: "\n"))
        wrong:
          - commands: [step]
            why: Nothing came of it.
        ```
        """
    let lesson = LessonParser.draft(text: text, file: "small.md").lesson
    return ParWalk(try #require(lesson), maximumAttempts: attempts).run()
  }

  @Test("It finds a way that is shorter than the author's, and the way leads to the goal")
  func shorter() throws {
    let report = try report(
      goal: "crashes == 1", par: 3,
      solution: ["at 5ms crash product", "at 9ms restart product", "run"])
    guard case .shorter(let commands)? = report.findings.first?.ending else {
      Issue.record("no shorter way in \(report.text(in: .plain()))")
      return
    }
    #expect(commands.count == 2)
    #expect(report.exitCode == 1)
    var session = Session()
    for line in ["load two-phase-commit participants=2"] + commands {
      #expect(session.execute(line).problem == nil, "\(line)")
    }
    #expect(session.execute("expect crashes == 1").claims.first?.isGood == true)
  }

  @Test("Where one fault cannot do it, it finds no way below two, and says what it tried")
  func none() throws {
    let report = try report(
      goal: "crashes == 2", par: 3, solution: ["at 5ms crash product", "at 6ms crash price", "run"])
    #expect(report.findings.first?.ending == .noneShorter)
    #expect(report.exitCode == 0)
    let attempts = try #require(report.findings.first?.attempts)
    #expect(attempts > 20)
    #expect(report.text(in: .plain()).contains("no shorter way among"))
    #expect(report.text(in: .plain()).contains("with crash, restart."))
  }

  @Test("When its attempts are used up, it does not say that there is none")
  func usedUp() throws {
    let report = try report(
      goal: "crashes == 2", par: 3,
      solution: ["at 5ms crash product", "at 6ms crash price", "run"],
      attempts: 5)
    #expect(report.findings.first?.ending == .attemptsUsedUp)
    #expect(report.findings.first?.attempts == 5)
    #expect(report.exitCode == 2)
  }

  @Test("Where no verb is left for it, it says so")
  func nothingToTry() throws {
    let report = try report(
      goal: "committed == 0", allow: "[loss]", par: 3,
      solution: ["loss coordinator product 100%", "run for 1ms", "run"])
    let text = report.text(in: .plain()).split(separator: "\n").joined().replacing("  ", with: " ")
    #expect(text.contains("can use none"))
    #expect(report.exitCode == 2)
  }

  @Test(
    "A lost message, a cut or a pause is tried where it is allowed",
    arguments: [
      ("[drop]", "drop"), ("[partition]", "partition"),
    ])
  func otherFaults(allow: String, verb: String) throws {
    let report = try report(
      goal: "committed == 0", allow: allow, par: 3,
      solution: ["step", "drop m1", "run"])
    guard case .shorter(let commands)? = report.findings.first?.ending else {
      Issue.record("no shorter way in \(report.text(in: .plain()))")
      return
    }
    #expect(commands.first?.contains(verb) == true)
  }

  @Test("The time that it names is the roundest of a gap")
  func roundest() {
    func roundest(_ first: Int64, _ last: Int64) -> Int64 {
      ParMoments.roundest(
        after: Instant(nanoseconds: first), until: Instant(nanoseconds: last)
      ).nanoseconds
    }
    #expect(roundest(12_345_678, 22_111_111) == 20_000_000)
    #expect(roundest(20_000_000, 20_100_000) == 20_100_000)
    #expect(roundest(20_000_000, 30_000_000) == 30_000_000)
    #expect(roundest(7, 8) == 8)
  }

  @Test("It knows the lengths of time that a goal names")
  func spans() {
    #expect(
      ParSearch.spans(in: "max(lock.held) >= 5s and crashes == 1 or x < 2.5ms")
        == [.seconds(5), .microseconds(2_500)])
  }

  @Test("No lesson of this house has a par that is beaten so easily")
  func ownLessons() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../lessons").standardized
    let paths = RunFiles.find([folder.path], kinds: [".md"]).paths
    #expect(!paths.isEmpty)
    for path in paths {
      let report = ParWalk(try LessonFile.load(path), maximumAttempts: 3_000).run()
      #expect(report.problem == nil)
      #expect(report.exitCode != 1, "\(report.text(in: .plain()))")
    }
  }
}
