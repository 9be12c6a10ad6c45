import LightconeChecking
import LightconeDiagnostics
import LightconeTrace
import Testing

@Suite("Histories in EDN")
struct EDNTests {
  private let invocation = "{:process 0, :type :invoke, :f :read, :value nil}"

  @Test("Jepsen's maps become operations; what a nemesis does is passed over")
  func jepsen() throws {
    let history = try HistoryText.read(HistoryText.example("jepsen-cas-register.edn"))
    #expect(
      history.operations.map(\.description) == [
        "write 1", "read → 1", "cas [1 2] → ?", "cas [3 4]", "read → 2",
      ])
    #expect(history.operations.map(\.outcome) == [.ok, .ok, .unknown, .fail, .ok])
    #expect(history.operations.map(\.began) == [2, 3, 7, 8, 11])
    #expect(history.positionKind == .line)
  }

  @Test("In a vector with several entries on a line positions are the numbers of entries")
  func vector() throws {
    let history = try HistoryText.read(HistoryText.example("jepsen-cas-register-lost-update.edn"))
    #expect(history.positionKind == .entry)
    #expect(history.operations.map(\.began) == [1, 3, 4, 7])
    #expect(history.operations.map(\.ended) == [2, 5, 6, 8])
    #expect(history.text(ofPosition: 4) == "entry 4")
  }

  @Test("A vector with one entry on each line keeps its lines")
  func vectorOfLines() throws {
    let history = try HistoryText.read(
      "[{:process 0 :type :invoke :f :read}\n\n{:process 0 :type :ok :value 3}]")
    #expect(history.positionKind == .line)
    #expect(history.operations.map(\.ended) == [3])
  }

  @Test("Lines of the key-value log have keys, and texts as values")
  func keyValueLog() throws {
    var reader = HistoryReader()
    try reader.read(HistoryText.example("key-value.log"))
    let history = try reader.finish()
    #expect(reader.format == .keyValueLog)
    #expect(history.operations.map(\.key) == ["4", "4", "7", "4", "4"].map { .text($0) })
    #expect(history.operations[0].description == "append 4 x 0 0 y")
    #expect(history.operations[4].answer == .text("x 0 0 yx 1 0 y"))
  }

  @Test("With independent keys a value is a pair of key and value")
  func independent() throws {
    let text = """
      {:process 0 :type :invoke :f :write :value [7 1]}
      {:process 0 :type :ok :f :write :value [7 1]}
      {:process 0 :type :invoke :f :read :value [7 nil]}
      {:process 0 :type :ok :f :read :value [7 1]}
      """
    let history = try HistoryText.read(text, isIndependent: true)
    #expect(history.operations.map(\.description) == ["write 7 1", "read 7 → 1"])
    let plain = try HistoryText.read(text)
    #expect(plain.operations.map(\.description) == ["write [7 1]", "read [7 nil] → [7 1]"])
  }

  @Test("A value that is no pair is refused where keys are independent")
  func noPair() throws {
    let problem = try #require(
      HistoryText.problem("{:process 0 :type :invoke :f :write :value 1}", isIndependent: true))
    #expect(problem.code == .malformedHistory)
    #expect(problem.place.column == 44)
  }

  @Test(
    "Every form that EDN has can be a value",
    arguments: [
      ("nil", "nil"), ("7", "7"), ("-7", "-7"), ("+7", "7"), ("7N", "7"), (":a/b", "a/b"),
      ("sym", "sym"), ("\"a\\tb\"", "a\tb"), ("\"two\nlines\"", "two\nlines"), ("true", "true"),
      ("\\a", "a"), ("\\newline", "\n"), ("\\u00e9", "é"), ("\\(", "("), ("(1 2)", "[1 2]"),
      ("[1, [2] #{}]", "[1 [2] []]"), ("#{3 1 :a nil}", "[nil 1 3 a]"),
      ("{:b 2 :a 1}", "[[a 1] [b 2]]"), ("#inst \"2026\"", "2026"), ("#a/b #c [1]", "[1]"),
      ("#_ 5 6", "6"), ("#_#_ 5 6 7", "7"), ("#_ #tag [1] 2", "2"), ("#tag #_ 1 2", "2"),
      ("[1 #_2 3 ; four\n 5]", "[1 3 5]"), ("[#_ {:a 1}]", "[]"), ("-", "-"),
    ])
  func forms(form: String, shown: String) throws {
    let history = try HistoryText.read("{:process 0 :type :invoke :f :x :value \(form)}")
    #expect(history.operations.first?.argument.description == shown)
  }

  @Test(
    "What surrounds the entries is passed over",
    arguments: [
      "#jepsen.history.Op", "; comment\n", "#_ {:process 0 :type :ok} ", "#_ [ {} 5 ] ",
      "\n, \t",
    ])
  func surroundings(before: String) throws {
    #expect(try HistoryText.read(before + invocation).operations.count == 1)
    #expect(try HistoryText.read("[" + before + invocation + "]").operations.count == 1)
    #expect(try HistoryText.read("(" + before + invocation + ") ; end").operations.count == 1)
  }

  @Test(
    "What is no EDN is refused where it stands",
    arguments: [
      ("{:process 0]", 12, "'}'"), ("}", 1, "cannot begin"), ("{:process}", 10, "no value"),
      ("{: 1}", 2, "stands alone"), ("{:a 1x}", 5, "no number"), ("{:a \\abc}", 5, "no character"),
      ("{:a #\"x\"}", 6, "means nothing"), ("{:a 1 :a 2}", 7, "twice"), ("{:a #{1 1}}", 5, "twice"),
      ("{:a [#_]}", 8, "'#'"), ("[1 2]", 2, "a map"), ("[[{}]]", 2, "a map"), ("(5)", 2, "a map"),
      ("{:a", 4, "the file ends"), ("{:a \"", 6, "the file ends"), ("{:a #", 6, "'#'"),
      ("[", 2, "the file ends"), ("{", 2, "the file ends"), ("#_", 3, "the file ends"),
      ("hello", 1, "cannot begin"), ("[{\"process\": 1}]", 1, "an object on each line"),
    ])
  func noEDN(text: String, column: Int, said: String) throws {
    let problem = try #require(HistoryText.problem("\n\n" + text))
    #expect(problem.code == .badHistory)
    #expect(problem.place.line == 3)
    #expect(problem.place.column == column, "\(problem)")
    #expect(problem.description.contains(said), "\(problem)")
  }
}
