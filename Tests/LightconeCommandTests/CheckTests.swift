import Foundation
import PseudoTerminal
import Testing

@Suite("lightcone check")
struct CheckTests {
  private let legal = """
    {"process": 1, "type": "invoke", "f": "write", "value": 1}
    {"process": 1, "type": "ok", "f": "write"}
    {"process": 2, "type": "invoke", "f": "read"}
    {"process": 2, "type": "ok", "f": "read", "value": 1}

    """
  private var illegal: String { legal.replacing("\"value\": 1}\n{", with: "\"value\": 2}\n{") }
  private let unanswered = "{:process :nemesis, :type :info, :f :start}\n"

  private func check(_ input: String, _ arguments: String...) throws -> ProgramRun {
    try Lightcone.run(["check", "-"] + arguments, input: Array(input.utf8))
  }

  @Test("The verdict comes first, and is the exit status")
  func verdicts() throws {
    let holds = try check(legal, "--model", "register")
    #expect(holds.end == .code(0))
    #expect(holds.lines.first == "holds: standard input as register, linearizable")
    #expect(
      holds.lines.last == "2 operations of 2 processes: 2 ok, 0 failed, 0 unknown. Judged: 2.")
    let violated = try check(illegal, "--model", "register")
    #expect(violated.end == .code(1))
    #expect(violated.lines.first == "violated: standard input as register, linearizable")
    let undecided = try check(unanswered, "--model", "register")
    #expect(undecided.end == .code(2))
    #expect(undecided.lines.first?.hasPrefix("undecided: ") == true)
  }

  @Test("Format, independent keys and condition can be named")
  func options() throws {
    let edn = """
      {:process 1 :type :invoke :f :write :value [7 1]}
      {:process 1 :type :ok :f :write :value [7 1]}
      {:process 2 :type :invoke :f :read :value [8 nil]}
      {:process 2 :type :ok :f :read :value [8 nil]}
      """
    let independent = try check(
      edn, "--model", "register", "--independent", "--format", "jepsen", "--condition", "sequential"
    )
    #expect(independent.end == .code(0))
    #expect(independent.lines.first?.hasSuffix("as register, sequential") == true)
    #expect(try check(edn, "--model", "register").end == .code(1))
    #expect(try check(edn, "--model", "register", "--format", "json-lines").end == .code(65))
  }

  @Test(
    "What cannot be used ends with 64 or more, and says why",
    arguments: [
      (["--model", "registr"], "", 64, "did you mean 'register'?"),
      (["--model", "register", "--condition", "x"], "", 64, "expected: one of linearizable"),
      (["--model", "register", "--format", "edm"], "", 64, "LC6003"),
      (["--model", "register", "--budget", "0"], "", 64, "LC3003"),
      ([], "", 64, "--model"),
      (["--model", "register"], "", 65, "standard input:1:1: error LC6001: "),
      (["--model", "register"], "{\"process\": 1", 65, "standard input:1:14: error LC6001: "),
      (["--model", "register"], "{:process 1 :type :ok :f :read}", 65, "error LC6002: "),
      (["--model", "queue"], "{:process 1 :type :invoke :f :reed}", 65, "error LC6002: "),
      (["--model", "register"], "\u{1B}[2J", 65, "error LC6001: "),
    ] as [([String], String, Int32, String)])
  func problems(arguments: [String], input: String, code: Int32, said: String) throws {
    let run = try Lightcone.run(["check", "-"] + arguments, input: Array(input.utf8))
    #expect(run.end == .code(code))
    #expect(run.outputText == "")
    #expect(run.errorText.contains(said), "\(run.errorText)")
    #expect(!run.errors.contains(0x1B))
  }

  @Test("A file that is not there, and a folder")
  func unreadable() throws {
    let folder = try ScratchFolder()
    for path in [folder.path("none"), folder.path] {
      let run = try Lightcone.run("check", path, "--model", "kv")
      #expect(run.end == .code(66))
      #expect(run.errorText.hasPrefix("\(path): error LC4001: cannot read"))
    }
  }

  private struct Document: Decodable {
    struct Problem: Decodable { let code: String, line: Int? }
    let schema: Int
    let file, model, condition, verdict: String
    let explanation: [String]
    let judged: Int
    let problems: [Problem]
  }

  @Test("The JSON document says the same, in the same bytes each time")
  func json() throws {
    let run = try check(illegal, "--model", "register", "--json")
    #expect(run.end == .code(1))
    let document = try JSONDecoder().decode(Document.self, from: Data(run.output))
    #expect(document.schema == 1)
    #expect(document.verdict == "violated")
    #expect(document.condition == "linearizable")
    #expect(document.judged == 2)
    #expect(document.problems.isEmpty)
    #expect(try check(illegal, "--model", "register", "--json").output == run.output)
    let bad = try check("\n{", "--model", "register", "--json")
    #expect(bad.end == .code(65))
    let problem = try JSONDecoder().decode(Document.self, from: Data(bad.output))
    #expect(problem.verdict == "error")
    #expect(problem.problems.map(\.code) == ["LC6001"])
    #expect(problem.problems.map(\.line) == [2])
  }

  @Test("Signs that move a cursor are not repeated from a history")
  func harmless() throws {
    let text = legal.replacing("1}", with: #""\u001b[2J\n"}"#)
    for arguments in [["--model", "register"], ["--model", "register", "--json"]] {
      for input in [
        text, text.replacing("2J\\n\"}\n{\"process\": 2", with: "x\"}\n{\"process\": 2"),
      ] {
        let run = try Lightcone.run(["check", "-"] + arguments, input: Array(input.utf8))
        #expect(!run.output.contains(0x1B) && !run.errors.contains(0x1B))
      }
    }
  }

  @Test("The page of history files shows what the program says")
  func page() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(
      contentsOf: root.appending(path: "docs/history-files.md"), encoding: .utf8)
    let shown = try #require(page.components(separatedBy: "<!-- output").dropFirst().first)
    let block = try #require(shown.components(separatedBy: "```\n").dropFirst().first)
    let lines = block.split(separator: "\n", maxSplits: 1).map(String.init)
    #expect(lines.first == "$ lightcone check register-stale-read.jsonl --model register")
    let run = try Lightcone.run(
      ["check", "register-stale-read.jsonl", "--model", "register"],
      in: root.appending(path: "Examples/Histories").path)
    #expect(run.end == .code(1))
    #expect(lines.last == run.outputText)
  }

  @Test("Ctrl-C while the file is read says how far it came, and ends undecided")
  func interrupted() throws {
    let terminal = try PseudoTerminalSession(
      executable: Lightcone.program(), arguments: ["check", "-", "--model", "register"],
      environment: Lightcone.environment)
    try terminal.send("{:process 1 :type :invoke :f :read}\r")
    _ = terminal.readFor(seconds: 1)
    try terminal.sendControl("C")
    try terminal.expect(
      "The reading was stopped after 1 entry.", timeoutSeconds: Prompt.timeoutSeconds)
    #expect(try terminal.expectEnd(timeoutSeconds: Prompt.timeoutSeconds) == 2)
  }
}
