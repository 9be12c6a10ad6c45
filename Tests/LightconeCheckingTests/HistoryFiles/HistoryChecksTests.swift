import Foundation
import Lightcone
import LightconeChecking
import LightconeDiagnostics
import Testing

@Suite("Checks of histories by name")
struct HistoryChecksTests {
  /// The rows of the table of examples in docs/history-files.md.
  private func statedExamples() throws -> [(file: String, model: String, verdict: String)] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(
      contentsOf: root.appending(path: "docs/history-files.md"), encoding: .utf8)
    let table = try #require(page.components(separatedBy: "<!-- examples").last)
    return table.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
      let cells = row.split(separator: "|").map { $0.filter { !" `".contains($0) } }
      return (cells[0], cells[1], cells[2])
    }
  }

  @Test("The examples give the verdicts that their page states")
  func examples() throws {
    let stated = try statedExamples()
    #expect(stated.map(\.file).sorted() == HistoryText.examples)
    for example in stated {
      let history = try HistoryText.read(HistoryText.example(example.file))
      let result = try HistoryChecks.check(history, model: example.model)
      #expect(result.verdict.rawValue == example.verdict, "\(example.file)")
      #expect(result.judgedCount > 0)
    }
    // Of each pair one is broken: a check that let everything pass would be seen.
    #expect(stated.count { $0.verdict == "violated" } == stated.count / 2)
  }

  @Test("Every model judges a small history of its own, and refuses a broken one")
  func models() throws {
    let pairs: [(model: String, good: [String], bad: [String])] = [
      ("register", ["write 1", "read nil 1"], ["write 1", "read nil 2"]),
      ("cas-register", ["write 1", "cas [1,2]", "read nil 2"], ["cas [1,2]"]),
      ("kv", [#"put "a""#, #"append "b""#, #"get nil "ab""#], [#"get nil "a""#]),
      ("counter", ["add 2", "read nil 2"], ["add 2", "read nil 3"]),
      ("queue", ["enqueue 1", "dequeue nil 1"], ["dequeue nil 1"]),
      ("set", ["add 1", "read nil [1]"], ["add 1", "read nil []"]),
      ("list-append", ["append 1", "read nil [1]"], ["append 1", "read nil [2]"]),
      ("rw-register", ["write 1", "read nil 1"], ["write 1", "read nil 2"]),
      (
        "bank", ["read nil [[0,5],[1,5]]", "read nil [[0,4],[1,6]]"],
        ["read nil [[0,5],[1,5]]", "read nil [[0,4],[1,5]]"]
      ),
    ]
    #expect(pairs.map(\.model) == HistoryChecks.models.map(\.name))
    for (model, good, bad) in pairs {
      #expect(try verdict(model, good) == .holds, "\(model)")
      #expect(try verdict(model, bad) == .violated, "\(model)")
    }
  }

  @Test("Totals that no number can hold are refused, not wrapped")
  func hugeTotals() throws {
    for read in ["[[0,9223372036854775807],[1,1]]", "[[0,-9223372036854775808],[1,0]]"] {
      #expect(throws: Diagnostic.self) { try verdict("bank", ["read nil \(read)"]) }
    }
    // The control: the largest amounts that are taken.
    let read = "read nil [[0,1099511627776],[1,-5]]"
    #expect(try verdict("bank", [read, read]) == .holds)
  }

  /// Judges operations that one client does one after the other: function, argument, answer.
  private func verdict(_ model: String, _ operations: [String]) throws -> Verdict {
    let lines = operations.flatMap { operation in
      let words = operation.replacing("nil", with: "null").split(separator: " ").map(String.init)
      let answer = words.count > 2 ? words[2] : "null"
      return [
        #"{"process": 1, "type": "invoke", "f": "\#(words[0])", "value": \#(words[1])}"#,
        #"{"process": 1, "type": "ok", "f": "\#(words[0])", "value": \#(answer)}"#,
      ]
    }
    let history = try HistoryText.read(lines.joined(separator: "\n"))
    return try HistoryChecks.check(history, model: model).verdict
  }

  private func problem(
    _ text: String, model: String, condition: String? = nil
  ) throws -> Diagnostic {
    let history = try HistoryText.read(text)
    do throws(Diagnostic) {
      _ = try HistoryChecks.check(history, model: model, condition: condition)
    } catch { return error }
    throw MissingProblem()
  }

  private struct MissingProblem: Error {}
  private let read = #"{"process": 1, "type": "invoke", "f": "read"}"#

  @Test("A model that there is not, and a condition that it has not")
  func unknownNames() throws {
    let model = try problem(read, model: "cas-registr")
    #expect(model.code == .unknownCheckModel)
    #expect(model.suggestion == "cas-register")
    let condition = try problem(read, model: "register", condition: "linearisable")
    #expect(condition.code == .unknownCheckModel)
    #expect(condition.suggestion == "linearizable")
    let level = try problem(read, model: "list-append", condition: "serializable")
    #expect(level.code == .malformedHistory)
    #expect(level.message.contains("there are none"))
  }

  @Test("A function that the model does not know is refused with its line, or its entry")
  func unknownFunction() throws {
    let line = try problem("\n" + read, model: "queue")
    #expect(line.code == .malformedHistory)
    #expect(line.place.line == 2)
    let entry = try problem(
      "[{:process 1 :type :invoke :f :read} {:process 2 :type :invoke :f :jump}]", model: "register"
    )
    #expect(entry.message.hasPrefix("entry 2: "))
  }

  @Test("Operations without an answer decide nothing")
  func nothingAnswered() throws {
    let result = try HistoryChecks.check(
      HistoryText.read("{:process :nemesis :type :info :f :start}"), model: "register")
    #expect(result.verdict == .undecided)
  }
}
