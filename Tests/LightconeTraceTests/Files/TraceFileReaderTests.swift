import LightconeTrace
import Testing

@Suite("Reading trace files")
struct TraceFileReaderTests {
  private static let lines = [
    #"{"format":"lightcone-trace","version":1,"nodes":2,"events":2}"#,
    #"{"node":0,"name":"a","role":"r"}"#, #"{"node":1,"name":"b"}"#, #"{"label":1,"text":"x"}"#,
    #"{"message":1,"text":"hé"}"#,
    #"{"event":1,"time":5,"kind":"send","node":0,"peer":1,"number":1}"#,
    #"{"event":2,"time":7,"kind":"deliver","node":1,"peer":0,"cause":1,"number":1}"#, #"{"end":2}"#,
  ]

  /// The file with one line replaced, and the error that it gives.
  private func refusal(line: Int, _ text: String) -> TraceFileError? {
    var lines = Self.lines
    lines[line - 1] = text
    return refusal(lines.joined(separator: "\n"))
  }

  private func refusal(_ text: String) -> TraceFileError? {
    #expect(throws: TraceFileError.self) { try TraceFile(reading: text.utf8) }
  }

  @Test("A file by hand is read")
  func reads() throws {
    let file = try TraceFile(reading: Self.lines.joined(separator: "\n").utf8)
    #expect(file.trace.nodes.map(\.name) == ["a", "b"])
    #expect(file.trace.events.count == 2)
    #expect(file.trace.messageText(of: file.trace.events[0]) == "hé")
    #expect(file.trace.events[1].cause == EventNumber(1))
    #expect(file.states == nil && file.origin == nil)
  }

  @Test("Blank lines, ends of lines with a carriage return and other fields do not matter")
  func tolerates() throws {
    var lines = Self.lines
    lines[5] =
      #"  { "event" : 1 , "time":5, "kind":"send","node":0,"peer":1,"number":1,"more":[{}]} "#
    let text = lines.joined(separator: "\r\n\n") + "\r\n"
    #expect(
      try TraceFile(reading: text.utf8)
        == TraceFile(reading: Self.lines.joined(separator: "\n").utf8))
  }

  @Test(
    "Each mistake has its code, line and column",
    arguments: [
      (1, #"{"format":"lightcone-trace","version":2}"#, "LC4022", 39, "version 1"),
      (1, #"{"format":"other","version":1}"#, "LC4022", 11, "a first line"),
      (1, #"{"process":1}"#, "LC4022", 1, "a first line"),
      (2, #"{"node":0,"name":"a""#, "LC4021", 21, "',' or '}'"),
      (2, "node 0", "LC4021", 1, "a number, a text"),
      (2, "[1]", "LC4021", 1, "an object on each line"),
      (2, #"{"node":1,"name":"a"}"#, "LC4024", 9, "node 0"),
      (2, #"{"node":0,"name":7}"#, "LC4021", 18, "a text"),
      (2, #"{"node":0}"#, "LC4021", 1, "the field 'name'"),
      (4, #"{"label":1,"text":""}"#, "LC4024", 19, "each label once"),
      (5, #"{"mesage":1,"text":"x"}"#, "LC4021", 1, "one of node, label"),
      (5, "{\"message\":1,\"text\":\"a\u{1}\"}", "LC4021", 23, "an escape"),
      (5, #"{"message":1,"text":"\q"}"#, "LC4021", 22, "one of"),
      (5, #"{"message":1,"text":"\ud800"}"#, "LC4021", 22, "four hexadecimal digits"),
      (5, #"{"message":1,"text":"é","text":"é"}"#, "LC4021", 25, "each name once"),
      (6, #"{"event":1,"time":5,"kind":"sned"}"#, "LC4021", 28, "start, crash"),
      (6, #"{"event":1,"time":5.5,"kind":"send"}"#, "LC4021", 19, "a whole number from 0 on"),
      (6, #"{"event":1,"time":-1,"kind":"send"}"#, "LC4021", 19, "from 0 on"),
      (6, #"{"event":3,"time":5,"kind":"send"}"#, "LC4024", 10, "event 1"),
      (6, #"{"event":1,"time":5,"kind":"send","node":2}"#, "LC4024", 42, "from 0 to 1"),
      (6, #"{"event":1,"time":5,"kind":"send","cause":1}"#, "LC4024", 43, "an earlier event"),
      (6, #"{"event":1,"time":5,"kind":"send","label":2}"#, "LC4024", 43, "from 0 to 1"),
      (6, #"{"event":1,"time":5,"kind":"send","detail":256}"#, "LC4021", 44, "from 0 to 255"),
      (
        6, #"{"event":1,"time":99999999999999999999,"kind":"send"}"#, "LC4021", 19, "a whole number"
      ),
      (7, #"{"event":2,"time":4,"kind":"deliver"}"#, "LC4024", 19, "from 5 on"),
      (7, #"{"event":2,"time":5,"kind":"deliver","cause":7}"#, "LC4024", 46, "an earlier event"),
      (7, #"{"state":1,"node":0,"fields":[]}"#, "LC4024", 1, "'states'"),
      (8, #"{"end":3}"#, "LC4024", 8, "3 events"),
      (8, #"{"end":2,"fingerprint":"0000000000000000"}"#, "LC4024", 24, ""),
    ])
  func mistakes(line: Int, text: String, code: String, column: Int, expected: String) throws {
    let error = try #require(refusal(line: line, text))
    #expect(error.code.rawValue == code, "\(error)")
    #expect(error.line == line && error.column == column, "\(error)")
    #expect((error.expected ?? "").contains(expected), "\(error)")
  }

  @Test("The control: without the mistake the line is read")
  func control() {
    for line in Self.lines.indices {
      #expect(throws: Never.self) {
        var lines = Self.lines
        lines[line] = Self.lines[line] + " "
        _ = try TraceFile(reading: lines.joined(separator: "\n").utf8)
      }
    }
  }

  @Test("A file that ends too early says so, and what is missing")
  func truncated() throws {
    let missing = try #require(refusal(Self.lines.dropLast().joined(separator: "\n")))
    #expect(missing.code == .truncated && missing.line == 7)
    #expect(missing.expected?.contains(#"{"end":2}"#) == true)
    let inside = try #require(refusal(String(Self.lines.joined(separator: "\n").dropLast(3))))
    #expect(inside.code == .truncated && inside.message.contains("inside a line"))
    #expect(refusal("")?.code == .truncated)
  }

  @Test("Bytes that are no text, values too deep, and lines behind the last one are refused")
  func others() throws {
    var bytes = Array(Self.lines.joined(separator: "\n").utf8)
    let accent = try #require(bytes.firstIndex(of: 0xC3))
    bytes[accent + 1] = 0x28
    let notText = #expect(throws: TraceFileError.self) { try TraceFile(reading: bytes) }
    #expect(notText?.code == .notText && notText?.line == 5)
    let deep =
      "{\"x\":" + String(repeating: "[", count: 70) + String(repeating: "]", count: 70) + "}"
    #expect(refusal(line: 2, deep)?.message.contains("deep") == true)
    #expect(refusal(Self.lines.joined(separator: "\n") + "\n{}")?.line == 9)
  }

  @Test("Reading is over after an error: it comes again")
  func staysBroken() throws {
    var reader = TraceFileReader()
    let first = #expect(throws: TraceFileError.self) { try reader.read("{}\n".utf8) }
    let second = #expect(throws: TraceFileError.self) { try reader.finish() }
    #expect(first == second && first != nil)
  }
}
