import LightconeTrace
import Lightcone
import Foundation
import LightconeDiagnostics
import LightconeLessons
import LightconeRendering
import Testing

@testable import LightconeConsole

@Suite("Replies fit their display")
struct WidthTests {
  static let lines =
    [
      "help", "models", "models two-phase-commit", "models saga", "lessons", "params", "state",
      "state product", "metrics", "check", "diagram", "narrate", "step 3", "run", "set nothing=1",
      "expect EX a-rather-long-name-for-a-claim over participants=1..3: messages == 4 * participants",
      "expect EX a-rather-long-name-for-a-claim over participants=1..3: messages == 5 * participants",
      "fork a-rather-long-name-for-a-branch-of-a-run", "fork b", "tree", "share", "switch main",
      "switch mian", "fork b", "undo", "open lc1:" + String(repeating: "x", count: 90),
      "expect BND x: max(lock.held) == downtime + 2 * net.latency + 3 * disk.fsync ± 1ms",
      "help all", "hold coordinator participant", "step 9", "pending", "pending price",
      "deliver m999", "pause product price", "slow participant 10x", "skew participant -200ms",
      "latency coordinator participant uniform(1ms..9ms)", "disk price lose-syncs", "state",
      "crash participant for 5s", "state price", "diagram", "heal", "run", "diagram",
      "partition client coordinator | product price",
      "set vote.no.at=1 protocol=2pc-presumed-abort crash.point=after-decision-logged",
      "load " + String(repeating: "x", count: 200), String(repeating: "y ", count: 300),
      "expect " + String(repeating: "1 + ", count: 90) + "== 3", "start nothing",
      "start two-phase-commit-vs-saga", "next", "next", "next",
    ] + CommandDescription.all.map { "help \($0.verb.rawValue)" }

  @Test(
    "No line is wider than the display, but for tokens, which are copied whole",
    arguments: [40, 60, 80, 120])
  func fits(columns: Int) {
    for display in [Display.plain(columns: columns), Display(columns: columns)] {
      var session = Session(display: display, lessons: TestLessons.catalog)
      for line in ["load two-phase-commit participants=2"] + Self.lines {
        let wide = session.execute(line).lines(in: display).filter {
          displayWidth(of: $0) > columns && !$0.contains("lc1:")
        }
        #expect(wide.isEmpty, "\(line.prefix(60))")
      }
    }
  }

  @Test("Quiz, challenge and prediction fit too", arguments: [40, 60, 80, 120])
  func exercises(columns: Int) throws {
    let prediction = try Session.lesson(
      at: { if case .predict = $0 { true } else { false } }, columns: columns)
    let quiz = try Session.lesson(
      at: { if case .quiz = $0 { true } else { false } }, columns: columns)
    let challenge = try Session.lesson(
      at: { if case .challenge = $0 { true } else { false } }, columns: columns)
    let talks: [(Session, [String])] = [
      (prediction, ["next", "hint", "predict locks.held", "predict 5ms", "predict 0"]),
      (quiz, ["next", "hint", "answer d", "answer a", "answer b"]),
      (challenge, ["next", "load saga", "hint", "hint", "run", "reset", "hint", "hint"]),
    ]
    for (start, lines) in talks {
      var session = start
      for line in lines {
        let wide = session.execute(line).lines(in: session.display).filter {
          displayWidth(of: $0) > columns && !$0.contains("lc1:")
        }
        #expect(wide.isEmpty, "\(line)")
      }
    }
  }

  @Test("An ASCII display gets ASCII, also of a claim with a tolerance")
  func ascii() {
    var session = Session.after("load two-phase-commit participants=2", "run")
    let said = session.say("expect messages == 9 +- 2pp")
    #expect(said.contains("+- 2pp"))
    #expect(said.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test("A long line is cut around its mistake, and the caret stands below it")
  func excerpt() throws {
    let line = String(repeating: "a", count: 100) + "!" + String(repeating: "b", count: 100)
    let problem = Diagnostic(
      .wrongArguments, "wrong", at: SourcePlace(column: 101), sourceLine: line)
    let lines = problem.text(in: .plain(columns: 40)).split(separator: "\n").map(String.init)
    let caret = try #require(lines[2].firstIndex(of: "^"))
    let distance = lines[2].distance(from: lines[2].startIndex, to: caret)
    #expect(Array(lines[1])[distance] == "!")
    #expect(lines[1].hasPrefix("  ...a"))
    #expect(lines[1].hasSuffix("b..."))
  }
}
