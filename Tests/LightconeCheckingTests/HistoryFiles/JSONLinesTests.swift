import LightconeChecking
import LightconeDiagnostics
import LightconeTrace
import Testing

@Suite("Histories in JSON Lines")
struct JSONLinesTests {
  @Test("Invocation and answer become one operation, at their lines")
  func operations() throws {
    let history = try HistoryText.read(
      """
      {"process": 1, "type": "invoke", "f": "write", "key": "x", "value": 5}

      {"process": 2, "type": "invoke", "f": "read", "key": "x"}
      {"process": 1, "type": "ok", "f": "write", "key": "x", "value": 5}
      {"process": 2, "type": "ok", "value": 5}
      """)
    #expect(history.positionKind == .line)
    #expect(history.operations.map(\.description) == ["write x 5", "read x → 5"])
    #expect(history.operations.map(\.began) == [1, 3])
    #expect(history.operations.map(\.ended) == [4, 5])
    #expect(history.name(ofClient: 2) == "process 2")
    #expect(history.text(ofPosition: 3) == "line 3")
  }

  @Test("ok, fail, info and no answer at all are four outcomes")
  func outcomes() throws {
    let history = try HistoryText.read(
      """
      {"process": 1, "type": "invoke", "f": "read"}
      {"process": 2, "type": "invoke", "f": "read"}
      {"process": 3, "type": "invoke", "f": "read"}
      {"process": 4, "type": "invoke", "f": "read"}
      {"process": 1, "type": "ok", "value": null}
      {"process": 2, "type": "fail"}
      {"process": 3, "type": "info"}
      """)
    #expect(history.operations.map(\.outcome) == [.ok, .fail, .unknown, .unknown])
    #expect(history.operations.map(\.ended) == [5, 6, 7, nil])
  }

  @Test("Values are nothing, whole numbers, texts and lists")
  func values() throws {
    let history = try HistoryText.read(
      #"{"f":"txn","type":"invoke","value":[["append",5,-1],["r","é\u00e9\ud83d\ude00\n",null],[],true],"#
        + #""process":9}"#)
    #expect(
      history.operations.first?.argument
        == .list([
          .list([.text("append"), .integer(5), .integer(-1)]),
          .list([.text("r"), .text("éé😀\n"), .none]), .list([]), .text("true"),
        ]))
  }

  @Test("The answer of a transaction is the completion's value, also where nothing was read")
  func transactions() throws {
    let history = try HistoryText.read(HistoryText.example("list-append.jsonl"))
    let first = try #require(history.operations.first)
    #expect(first.answer == first.argument)
    #expect(history.operations[1].answer.description == "[[append y 1] [r x [1]]]")
  }

  @Test("Fields that nobody knows are passed over, with whatever they hold")
  func unknownFields() throws {
    let history = try HistoryText.read(
      #"{"node": {"a": [1.5e3, {"b": 99999999999999999999}]}, "process": 1, "type": "invoke","#
        + #" "f": "read", "time": 0.25, "error": null}"#)
    #expect(history.operations.count == 1)
  }

  @Test("A byte order mark, blank lines and Windows line ends do no harm")
  func lineEnds() throws {
    let line = #"{"process": 1, "type": "invoke", "f": "read"}"#
    let history = try HistoryText.read([0xEF, 0xBB, 0xBF] + Array("\r\n\(line)\r\n\r\n".utf8))
    #expect(history.operations.map(\.began) == [2])
  }

  @Test(
    "What is no JSON is refused where it stands",
    arguments: [
      (#"{"process": 1,}"#, 15, "a name in double quotes"),
      (#"{"process" 1}"#, 12, "':'"),
      (#"{"process": 1 "f": 2}"#, 15, "','"),
      (#"{"process": 01}"#, 13, "a number"),
      (#"{"process": 1., "f": 1}"#, 13, "a number"),
      (#"{"process": None}"#, 13, "null"),
      (#"{"process": NaN}"#, 13, "null"),
      (#"{"f": "\x"}"#, 9, "one of"),
      (#"{"f": "\ud800x"}"#, 14, "two \\u"),
      (#"{"f": "\udc00"}"#, 13, "two \\u"),
      (#"{"f": "\u12g4"}"#, 12, "hexadecimal"),
      ("{\"f\": \"a\tb\"}", 9, "an escape"),
      (#"{"f": [1, 2}}"#, 12, "']'"),
      (#"{"f": 1]"#, 8, "'}'"),
      (#"{"f": 1"#, 8, "'}'"),
      (#"{"f": "a"#, 9, "'\"'"),
      (#"{} {}"#, 1, "process"),
      (#"{"process": 1, "type": "invoke", "f": "read"} {}"#, 47, "the end of the line"),
      (#"{"a": 1, "a": 2}"#, 10, "once"),
    ])
  func noJSON(text: String, column: Int, expected: String) throws {
    let problem = try #require(HistoryText.problem("\n" + text))
    #expect(problem.code == .badHistory)
    #expect(problem.place.line == 2)
    #expect(problem.place.column == column, "\(problem)")
    #expect(problem.description.contains(expected), "\(problem)")
  }

  @Test("An object that goes on in the next line is refused at the end of its line")
  func cutLine() throws {
    let problem = try #require(
      HistoryText.problem(
        """
        {"process": 1, "type": "invoke", "f": "read"}
        {"process": 1, "type": "ok", "va
        {"process": 2, "type": "invoke", "f": "read"}
        """))
    #expect(problem.place.line == 2)
    #expect(problem.message == "the line ends inside a text")
  }
}
