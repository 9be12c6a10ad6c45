import LightconeChecking
import LightconeDiagnostics
import Testing

@Suite("Damaged history files")
struct DamagedFileTests {
  /// Reads bytes, and expects a history or a problem with a place.
  ///
  /// - Returns: whether it was a history.
  @discardableResult
  private func expectAnswer(
    _ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
  ) -> Bool {
    guard let problem = HistoryText.problem(bytes) else { return true }
    #expect((problem.place.line ?? 0) >= 1, sourceLocation: sourceLocation)
    #expect((problem.place.column ?? 0) >= 1, sourceLocation: sourceLocation)
    #expect(
      [.badHistory, .malformedHistory, .notText].contains(problem.code),
      sourceLocation: sourceLocation)
    return false
  }

  @Test("Every beginning of a file is read or refused", arguments: HistoryText.examples)
  func truncated(name: String) throws {
    let bytes = try HistoryText.example(name)
    let readCount = bytes.indices.count { expectAnswer(Array(bytes[..<$0])) }
    // Cut between two lines, most files are histories; cut inside one, none is.
    let lineCount = bytes.count { $0 == 0x0A }
    #expect(readCount <= 3 * lineCount)
    #expect(expectAnswer(bytes))
  }

  @Test("Every byte changed at random is read or refused", arguments: HistoryText.examples)
  func flipped(name: String) throws {
    let bytes = try HistoryText.example(name)
    var random = ByteChance(state: 7)
    var refusedCount = 0
    for index in bytes.indices {
      var changed = bytes
      changed[index] = UInt8(truncatingIfNeeded: random.next())
      if !expectAnswer(changed) { refusedCount += 1 }
    }
    // Most bytes matter: a reader that took anything would refuse none.
    #expect(refusedCount * 4 > bytes.count)
  }

  @Test("Bytes out of order are read or refused")
  func garbage() {
    var random = ByteChance(state: 11)
    let signs = Array("{}[]()#_:;\",\\ \n\r\t0195.eE-+Naf:process:type:invoke:f\"u00d8".utf8)
    for _ in 0..<3000 {
      let count = Int(random.next() % 40)
      let head: [UInt8] = random.next() % 2 == 0 ? Array("{:a ".utf8) : Array("{\"a\": ".utf8)
      expectAnswer(head + (0..<count).map { _ in signs[Int(random.next() % UInt64(signs.count))] })
      expectAnswer((0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) })
    }
  }

  @Test("Pieces of any size give what the whole gives", arguments: HistoryText.examples)
  func pieces(name: String) throws {
    let bytes = try HistoryText.example(name)
    let whole = try HistoryText.read(bytes)
    for size in [1, 2, 3, 7] {
      #expect(try HistoryText.read(bytes, pieceSize: size) == whole)
    }
  }

  @Test("Pieces of any size give the same problem")
  func piecesOfProblem() throws {
    let bytes = Array("{:process 1 :type :invoke :f :é :value \"\u{1F600}\"}\n {:procéss}".utf8)
    let whole = try #require(HistoryText.problem(bytes))
    #expect(whole.place == SourcePlace(line: 2, column: 11))
    for size in [1, 2, 3, 7] {
      #expect(throws: whole) { try HistoryText.read(bytes, pieceSize: size) }
    }
  }

  @Test("Once refused, always refused")
  func staysRefused() {
    var reader = HistoryReader()
    #expect(throws: Diagnostic.self) { try reader.read(Array("x".utf8)) }
    #expect(throws: Diagnostic.self) { try reader.read(Array("{:process 1}".utf8)) }
    #expect(throws: Diagnostic.self) { try reader.finish() }
  }

  @Test(
    "Bytes that are no UTF-8 are refused with their column",
    arguments: [
      [0xFF], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xF5], [0xC3, 0x28], [0x80], [0xE2, 0x82],
    ] as [[UInt8]])
  func noUTF8(bytes: [UInt8]) throws {
    let text = Array("{\"process\": 1, \"x\": \"é".utf8) + bytes + Array("\"}".utf8)
    let problem = try #require(HistoryText.problem(text))
    #expect(problem.code == .notText)
    #expect(problem.place == SourcePlace(line: 1, column: 23))
  }

  @Test(
    "Values nested a million deep are refused, and need no stack",
    arguments: ["{\"a\": ", "{:a ", "{\"a\": [[", "{:a [[", "{:a #_", "{:a #{", "#a ", "#_ "])
  func deep(opening: String) throws {
    let text = opening + String(repeating: String(opening.suffix(2)), count: 1_000_000)
    let problem = try #require(HistoryText.problem(text))
    #expect(problem.code == .badHistory)
  }

  @Test("64 levels are read, 65 are not")
  func depthLimit() {
    func text(_ depth: Int) -> String {
      "{:process 1 :type :invoke :f :x :value " + String(repeating: "[", count: depth - 1)
        + String(repeating: "]", count: depth - 1) + "}"
    }
    #expect(HistoryText.problem(text(64)) == nil)
    #expect(HistoryText.problem(text(65))?.message.contains("64 deep") == true)
  }

  @Test(
    "A line of 10 MB is read or refused in a few words",
    arguments: [
      (#"{"process": 1, "type": "invoke", "f": "read", "x": ""#, "a", #""}"#),
      (#"{"process": "#, "9", ", \"type\": \"invoke\"}"), ("{:a ", "b", "}"), ("{:a ", ":", "}"),
      ("; ", "c", "\n{:process 1 :type :invoke :f :read}"),
      (#"{"process": 1, "type": "invoke", "f": "read""#, " ", "}"),
      ("{:process 1 :type :invoke :f :w :value [", "7 ", "]}"),
    ])
  func longLine(start: String, middle: String, end: String) {
    let text = start + String(repeating: middle, count: 3_000_000 / middle.utf8.count) + end
    if let problem = HistoryText.problem(text) {
      #expect(problem.code == .badHistory)
      #expect(problem.description.utf8.count < 300)
    }
  }
}

/// Steele, Lea and Flood's generator, for bytes that are the same in every run.
private struct ByteChance {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
