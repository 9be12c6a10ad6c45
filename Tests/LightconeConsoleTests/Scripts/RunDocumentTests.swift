import LightconeTrace
import LightconeLessons
import Foundation
import Lightcone
import LightconeDiagnostics
import LightconeRendering
import Testing

@testable import LightconeConsole

@Suite("The report of runs")
struct RunDocumentTests {
  private func document() throws -> String {
    let folder = try ScratchFolder()
    let text = "load saga participants=2\nrun\nexpect messages == 4\nexpect messages == 5\nrunn\n"
    let path = try folder.file("x.txt", text)
    var file = FileRun.run(path, options: .init(display: .plain())) { _ in }
    file.path = "x.txt"
    for index in file.problems.indices { file.problems[index].place.file = "x.txt" }
    return RunDocument(RunReport([file])).text
  }

  @Test("The document is JSON with its schema, and the same bytes for the same runs")
  func json() throws {
    let text = try document()
    #expect(try document() == text)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["schema"] as? Int == 1)
    let summary = try #require(object["summary"] as? [String: Any])
    #expect(summary["claims"] as? Int == 2)
    #expect(summary["violated"] as? Int == 1)
    #expect(summary["problems"] as? Int == 1)
    #expect(summary["verdict"] as? String == "violated")
    #expect(text.hasSuffix("}\n"))
    #expect(text.components(separatedBy: "\"token\" : \"lc1:saga@").count == 2)
  }

  @Test("A file that a problem ended early does not hold")
  func endedEarly() throws {
    let folder = try ScratchFolder()
    func verdict(_ text: String) throws -> Verdict {
      let path = try folder.file("x.txt", text)
      return RunReport([FileRun.run(path, options: .init(display: .plain())) { _ in }]).verdict
    }
    #expect(try verdict("load saga\nexpect messages == 0\ncrash nobody\n") == .undecided)
    #expect(try verdict("load saga\nexpect messages == 1\ncrash nobody\n") == .violated)
    #expect(try verdict("load saga\nexpect messages == 0\n") == .holds)
  }

  @Test("Keys stand in alphabetical order in every object")
  func order() throws {
    var stack: [[String]] = []
    for line in try document().split(separator: "\n") {
      let trimmed = line.drop { $0 == " " }
      if let end = trimmed.dropFirst().firstIndex(of: "\""), trimmed.hasPrefix("\""),
        trimmed[end...].hasPrefix("\" :")
      {
        stack[stack.count - 1].append(
          String(trimmed[trimmed.index(after: trimmed.startIndex)..<end]))
      }
      if trimmed.hasSuffix("{") { stack.append([]) }
      if trimmed.hasPrefix("}"), let keys = stack.popLast() { #expect(keys == keys.sorted()) }
    }
    #expect(stack.isEmpty)
  }

  static let problems: [(DiagnosticCode?, [Verdict], Int32)] = [
    (nil, [], 0), (nil, [.holds], 0), (nil, [.violated], 1), (nil, [.undecided], 2),
    (nil, [.undecided, .violated], 1), (nil, [.holds, .undecided], 2),
    (.badExpression, [.holds], 65), (.badExpression, [.undecided], 65),
    (.badExpression, [.violated], 1), (.unreadableFile, [], 66), (.notText, [], 65),
    (.fileTooLarge, [], 65), (.unwritable, [], 73), (.unknownModel, [], 65),
  ]

  @Test("The exit code says how it ended", arguments: problems)
  func exitCodes(code: DiagnosticCode?, verdicts: [Verdict], exit: Int32) {
    var file = RunReport.File(path: "x")
    file.claims = verdicts.map { ClaimReport(expected: "", measured: "", verdict: $0) }
    if let code { file.problems = [Diagnostic(code, "x")] }
    #expect(RunReport([file]).exitCode == exit)
  }

  @Test("A bare check counts outside lessons only")
  func bareChecks() {
    var file = RunReport.File(path: "x")
    file.checks = [.violated]
    #expect(RunReport([file]).exitCode == 1)
    file.lesson = "x"
    #expect(RunReport([file]).exitCode == 0)
  }

  @Test("No files at all hold")
  func empty() { #expect(RunReport().exitCode == 0) }
}
