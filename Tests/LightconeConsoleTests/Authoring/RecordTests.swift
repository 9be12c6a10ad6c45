import Foundation
import Lightcone
import LightconeDiagnostics
import LightconeRendering
import Testing

@testable import LightconeConsole

@Suite("A session becomes a lesson")
struct RecordTests {
  private let folder: LessonFolder

  init() throws { folder = try LessonFolder() }

  private func session(_ lines: String..., mayWrite: Bool = true) -> Session {
    var session = Session(display: .plain())
    session.mayWriteFiles = mayWrite
    for line in lines { _ = session.execute(line, abbreviations: true) }
    return session
  }

  @Test("Its commands stand in a block for each load, words spelled out, mistakes left out")
  func blocks() throws {
    var session = session(
      "loa saga participants=3", "run", "runn", "help", "expect messages == 6", "models",
      "load two-phase-commit  # next", "ru for 5ms", "lessons")
    let path = folder.path + "/tried.md"
    let reply = session.execute("record \(path)")
    #expect(reply.problem == nil)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(
      text.contains("```lightcone\nload saga participants=3\nrun\nexpect messages == 6\n```\n"))
    #expect(
      text.contains("```lightcone\nload two-phase-commit  # next\nrun for 5ms\n```\n"))
    #expect(text.contains("models: [saga, two-phase-commit]"))
    let report = folder.lint([path])
    #expect(report.allProblems.isEmpty, "\(report.allProblems)")
  }

  @Test("A file that exists stays, whatever it holds")
  func existing() throws {
    let path = try folder.write("mine.md", "mine")
    var session = session("load saga")
    #expect(session.execute("record \(path)").problem?.code == .unwritable)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
  }

  @Test("Lessons write no files, and nothing makes no lesson")
  func refused() {
    let path = folder.path + "/none.md"
    var guarded = session("load saga", mayWrite: false)
    #expect(guarded.execute("record \(path)").problem?.code == .notNow)
    var empty = session("help")
    #expect(empty.execute("record \(path)").problem?.code == .notNow)
    var bad = session("load saga")
    for word in ["record", "record x.txt", "record .md", "record a b.md"] {
      #expect(bad.execute(word).problem?.code == .wrongArguments, "\(word)")
    }
    #expect(bad.execute("record \(folder.path)/Big.md").problem?.code == .badField)
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
