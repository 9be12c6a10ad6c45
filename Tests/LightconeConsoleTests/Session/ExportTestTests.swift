import Foundation
import Lightcone
import LightconeChecking
import LightconeDiagnostics
import LightconeRendering
import LightconeTrace
import Testing

@testable import LightconeConsole

/// `export test` writes what it says, and never over what is a person's.
@Suite("Exporting a test")
struct ExportTestTests {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A session in which a decision was lost, and which may write files.
  private func failed() -> Session {
    var session = Session.after(
      "load two-phase-commit bug=no-coordinator-log", "at #47 crash coordinator for 1ms", "run",
      "check atomic", "open last")
    session.mayWriteFiles = true
    return session
  }

  /// The lines that make the run of an exported file again: they stand in its comment.
  private func commands(in source: String) -> [String] {
    source.split(separator: "\n").filter { $0.hasPrefix("//   ") && !$0.contains("lc1:") }
      .map { String($0.dropFirst(5)) }
  }

  /// The files are compiled and run with the tests of the library.
  @Test(
    "An export is the file that is compiled and run",
    arguments: ["LostDecisionTests.swift", "EveryFaultTests.swift", "FollowedOrderTests.swift"])
  func current(file: String) throws {
    let compiled = try String(
      contentsOf: Self.tests.appending(path: "LightconeCheckingTests/Exported/\(file)"),
      encoding: .utf8)
    let scratch = try ScratchFolder()
    let path = scratch.url.appending(path: file).path
    var session = Session(display: .plain())
    session.mayWriteFiles = true
    for line in commands(in: compiled) + ["check atomic", "export test \"\(path)\" known"] {
      let problem = session.execute(line).problem
      #expect(problem == nil, "\(line): \(problem?.description ?? "")")
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == compiled)
  }

  @Test("Another one's file is never replaced, an earlier export only if that is asked for")
  func keepsFiles() throws {
    let scratch = try ScratchFolder()
    let own = try scratch.file("Own.swift", "// Mine.\n")
    var session = failed()
    for line in ["export test \"\(own)\"", "export test \"\(own)\" overwrite"] {
      #expect(session.execute(line).problem?.code == .unwritable)
      #expect(try String(contentsOfFile: own, encoding: .utf8) == "// Mine.\n")
    }
    let path = scratch.url.appending(path: "Lost.swift").path
    #expect(session.execute("export test \"\(path)\"").problem == nil)
    let first = try String(contentsOfFile: path, encoding: .utf8)
    #expect(!first.contains("withKnownIssue"))
    #expect(session.execute("export test \"\(path)\" known").problem?.code == .unwritable)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == first)
    #expect(session.execute("export test \"\(path)\" known overwrite").problem == nil)
    #expect(try String(contentsOfFile: path, encoding: .utf8).contains("withKnownIssue"))
  }

  @Test("Where nothing can be written it says why")
  func unwritable() throws {
    let scratch = try ScratchFolder()
    var session = failed()
    let missing = scratch.url.appending(path: "nowhere/Lost.swift").path
    let problem = session.execute("export test \"\(missing)\"").problem
    #expect(problem?.code == .unwritable)
    #expect(problem?.message.contains("there is no such folder") == true)
    let noName = scratch.url.appending(path: "1.swift").path
    #expect(session.execute("export test \"\(noName)\"").problem?.code == .wrongArguments)
  }

  @Test("A run in which all holds is not exported, nor does a lesson write files")
  func refused() throws {
    let scratch = try ScratchFolder()
    let path = scratch.url.appending(path: "Lost.swift").path
    var holding = Session.after("load two-phase-commit", "run")
    holding.mayWriteFiles = true
    #expect(holding.execute("export test \"\(path)\"").problem?.code == .notNow)
    var lesson = failed()
    lesson.mayWriteFiles = false
    #expect(lesson.execute("export test \"\(path)\"").problem?.code == .notNow)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test("A lesson's file that exports is refused, a script's is not")
  func files() throws {
    let scratch = try ScratchFolder()
    let commands = """
      load two-phase-commit bug=no-coordinator-log
      at #47 crash coordinator for 1ms
      run
      export test \(scratch.url.path)/Lost.swift

      """
    let lesson = try scratch.file(
      "small.md", smallLessonOpening + "```lightcone\n\(commands)```\n")
    let script = try scratch.file("script.txt", commands)
    let refused = FileRun.run(lesson, options: .init(display: .plain())) { _ in }
    #expect(refused.problems.contains { $0.code == .notNow })
    #expect(!FileManager.default.fileExists(atPath: scratch.url.path + "/Lost.swift"))
    let done = FileRun.run(script, options: .init(display: .plain())) { _ in }
    #expect(done.problems.isEmpty)
    #expect(FileManager.default.fileExists(atPath: scratch.url.path + "/Lost.swift"))
  }

  @Test(
    "The suite is called as its file",
    arguments: [
      ("LostDecisionTests.swift", "LostDecisionTests"), ("a/b/lost-decision.swift", "LostDecision"),
      ("x_1.swift", "X1"),
    ])
  func suiteName(path: String, name: String) { #expect(SuiteName(path: path).text == name) }

  @Test("What was found before somebody stopped the search is kept")
  func stopped() throws {
    final class Patience: @unchecked Sendable { var left = Int.max }
    let patience = Patience()
    var session = Session(
      display: .plain(),
      shouldStop: {
        patience.left -= 1
        return patience.left < 0
      })
    for line in [
      "load two-phase-commit bug=no-coordinator-log transactions=3 vote.timeout=700ms",
      "nemesis clock-scrambler every 100ms until 1s", "at #47 crash coordinator for 2s", "run",
      "check atomic",
    ] { #expect(session.execute(line).problem == nil) }
    patience.left = 600
    let reply = session.execute("shrink")
    #expect(reply.problem == nil)
    #expect(reply.text(in: .plain()).contains("It may not be the shortest"))
    patience.left = 0
    #expect(session.execute("shrink").problem?.code == .cannotEvaluate)
  }
}
