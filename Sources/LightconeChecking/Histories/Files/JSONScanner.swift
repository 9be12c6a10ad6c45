import LightconeDiagnostics

/// Reads JSON objects, one a line, byte by byte.
///
/// Source: RFC 8259 (JSON), and jsonlines.org. An object must end on the line on which it began: a
/// line that was cut off is then found where it is.
struct JSONScanner {
  /// What may come next in an object or a list.
  enum Expectation: String {
    case value = "a value"
    case valueOrEnd = "a value or ']'"
    case name = "a name in double quotes"
    case nameOrEnd = "a name in double quotes or '}'"
    case colon = "':'"
    case commaOrEnd = "',' or the end of what is open"
    case lineEnd = "the end of the line"
  }

  private var stack = FormStack()
  private var text: TextScan?
  /// The letters of a number or of a word such as `true`, and where they began.
  private var word: [UInt8] = []
  private var wordPlace = TextPlace()

  /// Takes a byte.
  ///
  /// - Returns: the entry that it ended, if it ended one.
  mutating func take(_ byte: UInt8, at place: TextPlace) throws(Diagnostic) -> RecordedEntry? {
    if text != nil {
      if try text?.take(byte, at: place) == true { try finishText() }
      return nil
    }
    if Self.isWordByte(byte) {
      try takeWordByte(byte, at: place)
      return nil
    }
    try finishWord()
    if Sign.isBlank(byte) { return nil }
    return try takeSign(byte, at: place)
  }

  /// Ends the file.
  mutating func finish(at place: TextPlace) throws(Diagnostic) {
    if let text {
      throw Diagnostic(
        .badHistory, "the file ends inside a text that began at line \(text.place.line)",
        at: place.source, expected: "'\"'")
    }
    try finishWord()
    try stack.finish(at: place)
  }

  // MARK: Signs

  private mutating func takeSign(
    _ byte: UInt8, at place: TextPlace
  ) throws(Diagnostic) -> RecordedEntry? {
    let expected = stack.top.expected
    switch byte {
    case Sign.lineFeed:
      try endLine(at: place)
    case Sign.quote where expected != .colon && expected != .commaOrEnd && expected != .lineEnd:
      try checkInside(at: place)
      text = TextScan(at: place, allowsControls: false)
    case Sign.brace where expected == .value || expected == .valueOrEnd:
      try stack.open(.map, closer: Sign.braceClose, at: place)
      stack.top.expected = .nameOrEnd
    case Sign.bracket where expected == .value || expected == .valueOrEnd:
      try checkInside(at: place)
      try stack.open(.list, closer: Sign.bracketClose, at: place)
      stack.top.expected = .valueOrEnd
    case Sign.braceClose where expected == .nameOrEnd || expected == .commaOrEnd,
      Sign.bracketClose where expected == .valueOrEnd || expected == .commaOrEnd:
      let entry = try stack.close(byte, at: place)
      expectNext()
      return entry
    case Sign.comma where expected == .commaOrEnd:
      stack.top.expected = stack.top.shape == .map ? .name : .value
    case Sign.colon where expected == .colon:
      stack.top.expected = .value
    default:
      throw unexpected(Sign.name(byte), at: place)
    }
    return nil
  }

  private mutating func endLine(at place: TextPlace) throws(Diagnostic) {
    guard stack.depth == 0 else {
      throw Diagnostic(
        .badHistory, "the line ends inside a JSON \(stack.top.shape == .map ? "object" : "array")",
        at: place.source, expected: stack.top.expected.rawValue)
    }
    stack.top.expected = .value
  }

  // MARK: Values

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private mutating func takeWordByte(_ byte: UInt8, at place: TextPlace) throws(Diagnostic) {
    if word.isEmpty { wordPlace = place }
    guard word.count < RecordedNumber.maximumDigits else {
      throw Diagnostic(
        .badHistory, "a number or a word has more than \(word.count) signs", at: wordPlace.source)
    }
    word.append(byte)
  }

  private mutating func finishWord() throws(Diagnostic) {
    guard !word.isEmpty else { return }
    let text = String(decoding: word, as: UTF8.self)
    word.removeAll(keepingCapacity: true)
    let place = wordPlace
    guard stack.top.expected == .value || stack.top.expected == .valueOrEnd else {
      throw unexpected("'\(text.quotable)'", at: place)
    }
    try checkInside(at: place)
    switch text {
    case "null": try stack.add(.none, at: place)
    case "true", "false": try stack.add(.text(text), at: place)
    default:
      guard let number = RecordedNumber(json: text, at: place) else {
        throw Diagnostic(
          .badHistory, "'\(text.quotable)' is no JSON value", at: place.source,
          expected: "a number, a text in double quotes, true, false or null")
      }
      try stack.add(number.value, at: place, problem: number.problem)
    }
    expectNext()
  }

  private mutating func finishText() throws(Diagnostic) {
    guard let finished = text else { return }
    text = nil
    try stack.add(.text(finished.text), at: finished.place)
    expectNext()
  }

  /// Behind a name comes a colon, behind a value a comma, behind an object the end of its line.
  private mutating func expectNext() {
    switch stack.top.expected {
    case .name, .nameOrEnd: stack.top.expected = .colon
    default: stack.top.expected = stack.depth == 0 ? .lineEnd : .commaOrEnd
    }
  }

  /// Refuses values that stand outside an object.
  private func checkInside(at place: TextPlace) throws(Diagnostic) {
    guard stack.depth == 0 else { return }
    throw Diagnostic(
      .badHistory, "this is no entry of a history", at: place.source,
      expected: "an object, such as \(HistoryFormat.jsonLines.example)")
  }

  private func unexpected(_ what: String, at place: TextPlace) -> Diagnostic {
    Diagnostic(
      .badHistory, "\(what) cannot stand here", at: place.source,
      expected: stack.depth == 0 && stack.top.expected == .value
        ? "an object, such as \(HistoryFormat.jsonLines.example)" : stack.top.expected.rawValue)
  }
}
