import LightconeChecking
import LightconeDiagnostics
import Testing

@Suite("Entries of a history, and how they follow each other")
struct EntryTests {
  private func line(_ process: Int, _ kind: String, _ rest: String = "") -> String {
    #"{"process": \#(process), "type": "\#(kind)"\#(rest)}"#
  }

  private func problem(_ lines: String...) throws -> Diagnostic {
    try #require(HistoryText.problem(lines.joined(separator: "\n")))
  }

  private let read = #", "f": "read""#

  @Test("An answer without an invocation")
  func noInvocation() throws {
    let found = try problem(line(1, "invoke", read), line(2, "ok", read))
    #expect(found.code == .malformedHistory)
    #expect(found.place == SourcePlace(line: 2, column: 1))
    #expect(found.message == "process 2 has an answer, and no operation open")
  }

  @Test("A process with two operations open")
  func twoOpen() throws {
    let found = try problem(line(1, "invoke", read), line(1, "invoke", #", "f": "write""#))
    #expect(found.code == .malformedHistory)
    #expect(found.place.line == 2)
    #expect(
      found.message == "process 1 begins 'write' while its 'read' of line 1 is open")
  }

  @Test("An answer to another function, or for another key")
  func otherFunction() throws {
    let function = try problem(line(1, "invoke", read), line(1, "ok", #", "f": "write""#))
    #expect(function.code == .malformedHistory)
    #expect(function.expected == "'read'")
    let key = try problem(
      line(1, "invoke", read + #", "key": "x""#), line(1, "ok", read + #", "key": "y""#))
    #expect(key.code == .malformedHistory)
    #expect(key.message.contains("'y'") && key.message.contains("'x'"))
  }

  @Test("A process that goes on although it lost track")
  func lostTrack() throws {
    let found = try problem(
      line(1, "invoke", read), line(1, "info", read), "", line(1, "invoke", read))
    #expect(found.code == .malformedHistory)
    #expect(found.place.line == 4)
    #expect(found.message.hasSuffix("on line 2"))
    // After a failure it may go on: it knows that nothing happened.
    let lines = [line(1, "invoke", read), line(1, "fail", read), line(1, "invoke", read)]
    #expect(HistoryText.problem(lines.joined(separator: "\n")) == nil)
  }

  @Test(
    "A word that is not quite right brings the right one",
    arguments: [
      (#"{"process": 1, "type": "invok", "f": "read"}"#, 24, "invoke"),
      (#"{"process": 1, "type": "invoke", "f": "read", "vlaue": 1}"#, 47, "value"),
      (#"{"proces": 1, "type": "invoke", "f": "read"}"#, 1, "process"),
      (#"{"process": 1, "typ": "invoke", "f": "read"}"#, 16, "type"),
    ])
  func suggestions(text: String, column: Int, word: String) throws {
    let found = try problem(text)
    #expect(found.code == .badHistory)
    #expect(found.place == SourcePlace(line: 1, column: column))
    #expect(found.suggestion == word)
  }

  @Test(
    "An entry without what it needs",
    arguments: [
      #"{"type": "invoke", "f": "read"}"#, #"{"process": 1, "f": "read"}"#,
      #"{"process": 1, "type": "invoke"}"#, #"{"process": "a", "type": "invoke", "f": "read"}"#,
      #"{"process": null, "type": "invoke", "f": "read"}"#,
      #"{"process": 1.5, "type": "invoke", "f": "read"}"#,
      #"{"process": 1, "type": "invoke", "f": ""}"#, #"{"process": 1, "type": 1, "f": "read"}"#,
      #"{"process": 1, "type": "invoke", "f": ["read"]}"#, "{}",
    ])
  func incomplete(text: String) throws {
    #expect(try problem(text).code == .badHistory)
  }

  @Test(
    "Numbers that cannot be compared are refused as values, at their place",
    arguments: ["1.5", "9223372036854775808", "-9223372036854775809", "1e3"])
  func numbers(number: String) throws {
    let found = try problem(line(1, "invoke", #", "f": "write", "value": [1, [\#(number)]]"#))
    #expect(found.code == .badHistory)
    #expect(found.place.column == 62)
    let limits = line(1, "invoke", #", "f": "w", "value": [\#(Int.min), \#(Int.max)]"#)
    #expect(HistoryText.problem(limits) == nil)
  }

  @Test("A key-value log in which an entry has no key")
  func noKey() throws {
    let found = try #require(
      HistoryText.problem("{:process 1 :type :invoke :f :get}", format: .keyValueLog))
    #expect(found.code == .badHistory)
    #expect(HistoryText.problem("{:process 1 :type :invoke :f :get}", format: .jepsen) == nil)
  }

  @Test("A format that was said is not guessed: the other one is refused")
  func otherFormat() throws {
    let json = line(1, "invoke", read)
    let edn = "{:process 1 :type :invoke :f :get}"
    #expect(HistoryText.problem(json, format: .jsonLines) == nil)
    #expect(HistoryText.problem(json, format: .jepsen)?.code == .badHistory)
    #expect(HistoryText.problem(edn, format: .jsonLines)?.code == .badHistory)
  }

  @Test("A file without entries is no history", arguments: ["", "\n\n", "; nothing\n", "[]", " "])
  func empty(text: String) throws { #expect(try problem(text).code == .badHistory) }

  @Test("A file in which only the nemesis acts has no operations")
  func onlyNemesis() throws {
    let history = try HistoryText.read("{:process :nemesis, :type :info, :f :start}")
    #expect(history.operations.isEmpty)
  }
}
