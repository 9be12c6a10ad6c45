public import LightconeDiagnostics

/// Reads a history that some system left in a file.
///
/// What it solves: clients of a real system write down what they asked and what they were told. The
/// checkers that judge runs can then judge that system.
///
/// Example:
///
/// ```swift
/// var reader = HistoryReader()
/// try reader.read(#"{"process": 1, "type": "invoke", "f": "write", "value": 5}"#.utf8)
/// try reader.read("\n".utf8)
/// try reader.read(#"{"process": 1, "type": "ok", "f": "write"}"#.utf8)
/// let history = try reader.finish()  // one operation: write 5
/// ```
///
/// Rules:
/// 1. The order of the file is the order of what happened. Times are not looked at.
/// 2. The file comes in pieces of any size. What is kept grows with the operations, not with the text.
/// 3. A process has one operation open at most. One that does not know how its operation ended does not
///    come back.
/// 4. The answer of an operation is what stands at its end. A function that answers nothing, such as
///    `write`, has none, also where the file repeats its argument.
/// 5. Positions are lines if each entry begins on a line of its own, else numbers of entries.
/// 6. Bytes that are no such history give a diagnostic with line and column, never a guess.
///
/// Deviations: values are nothing, whole numbers of 64 bits, texts and lists. Keywords, symbols and
/// characters of EDN, and true and false, become texts; a set becomes a list in order, a map the list of
/// its pairs. Other numbers are refused as arguments and answers.
///
/// What it does not promise: that the file tells what really happened. An operation that was recorded
/// as begun too late, or as ended too early, can make a correct system look wrong.
///
/// Reading: docs/history-files.md; the description of EDN, github.com/edn-format/edn; RFC 8259.
public struct HistoryReader: Sendable {
  /// How the file is written: as it was said, or as it was recognised once entries were read.
  public private(set) var format: HistoryFormat?

  /// How many entries were read, those of a nemesis too.
  public var entryCount: Int { assembler.entryCount }

  private var cursor = TextCursor()
  /// The scanner of the file's syntax; neither while that is not known.
  private var json: JSONScanner?
  private var edn: EDNScanner?
  private var entries = EntryReader()
  private var assembler: HistoryAssembler
  /// The first bytes, while they do not tell the syntax yet, and where they stand.
  private var head: [(byte: UInt8, place: TextPlace)] = []
  /// How many bytes of a byte order mark were passed over.
  private var markCount = 0
  /// What ended the reading.
  private var problem: Diagnostic?

  /// Prepares to read.
  ///
  /// - Parameters:
  ///   - format: how the file is written; nil to recognise it.
  ///   - isIndependent: whether the values are pairs of a key and the value proper, as
  ///     `jepsen.independent` writes them.
  public init(format: HistoryFormat? = nil, isIndependent: Bool = false) {
    self.format = format
    assembler = HistoryAssembler(isIndependent: isIndependent)
    switch format {
    case .jsonLines: json = JSONScanner()
    case .jepsen, .keyValueLog: edn = EDNScanner()
    case nil: break
    }
  }

  /// Reads the next piece of a file.
  ///
  /// - Throws: `LC4002` for bytes that are no text, `LC6001` for what is no history, `LC6002` for a
  ///   history that is not well formed. Each names its line and column. Reading is over then: the same
  ///   diagnostic comes again.
  /// - Complexity: O(bytes).
  public mutating func read(_ bytes: some Sequence<UInt8>) throws(Diagnostic) {
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { pass($0) }
    if isDone == nil { pass(bytes) }
    if let problem { throw problem }
  }

  /// Ends the file.
  ///
  /// - Throws: as ``read(_:)``, and `LC6001` if the file ends too early or is empty.
  public mutating func finish() throws(Diagnostic) -> OperationHistory {
    if let problem { throw problem }
    do throws(Diagnostic) {
      try cursor.finish()
      try finishScanner()
      if entryCount == 0 {
        throw Diagnostic(
          .badHistory, "the file holds no entry", at: cursor.place.source,
          expected: (format ?? .jsonLines).example)
      }
    } catch {
      problem = error
      throw error
    }
    return assembler.history()
  }

  // MARK: Bytes

  private mutating func pass(_ bytes: some Sequence<UInt8>) {
    guard problem == nil else { return }
    do throws(Diagnostic) {
      for byte in bytes {
        let place = cursor.place
        if try isMark(byte) { continue }
        try cursor.advance(over: byte)
        try take(byte, at: place)
      }
    } catch { problem = error }
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Whether a byte belongs to the mark with which some systems begin a file.
  private mutating func isMark(_ byte: UInt8) throws(Diagnostic) -> Bool {
    guard markCount < 3 else { return false }
    if byte == Self.byteOrderMark[markCount] {
      markCount += 1
      return true
    }
    if markCount > 0 { throw unknownSyntax(Sign.name(0xEF), at: TextPlace()) }
    markCount = 3
    return false
  }

  private mutating func take(_ byte: UInt8, at place: TextPlace) throws(Diagnostic) {
    let entry: RecordedEntry?
    if json != nil {
      entry = try json?.take(byte, at: place)
    } else if edn != nil {
      entry = try edn?.take(byte, at: place)
    } else {
      try recognise(byte, at: place)
      return
    }
    if let entry { try take(entry) }
  }

  private mutating func finishScanner() throws(Diagnostic) {
    try json?.finish(at: cursor.place)
    try edn?.finish(at: cursor.place)
    guard let first = head.first else { return }
    throw Diagnostic(
      .badHistory, "the file ends behind \(Sign.name(first.byte))", at: cursor.place.source,
      expected: "an entry, such as \(HistoryFormat.jsonLines.example)")
  }

  private mutating func take(_ recorded: RecordedEntry) throws(Diagnostic) {
    guard var entry = try entries.read(recorded) else {
      assembler.skip(at: recorded.place)
      return
    }
    if format == nil { format = entry.key == nil ? .jepsen : .keyValueLog }
    if format == .keyValueLog, entry.key == nil, entry.kind == .invoke {
      throw Diagnostic(
        .badHistory, "the entry has no field 'key'", at: entry.place.source,
        expected: HistoryFormat.keyValueLog.example)
    }
    // Porcupine's store holds an empty text where nothing was written, and answers it.
    if format == .keyValueLog, entry.value == .text("") { entry.value = .none }
    try assembler.take(entry)
  }

  // MARK: Recognition

  /// Takes a byte while the syntax is not known, and finds it out if the byte tells.
  private mutating func recognise(_ byte: UInt8, at place: TextPlace) throws(Diagnostic) {
    let isBlank = Sign.isBlank(byte) || byte == Sign.lineFeed || byte == Sign.comma
    if isBlank, head.isEmpty { return }
    // Where the braces stand is known already; blanks behind them would only be skipped.
    if isBlank, byte != Sign.lineFeed { return }
    // A JSON object does not go on in the next line.
    let isLineEnd = byte == Sign.lineFeed
    head.append((byte, place))
    switch isLineEnd ? .syntax(.edn) : HistorySyntax.sight(head.map(\.byte)) {
    case .undecided: return
    case .syntax(.json):
      json = JSONScanner()
      format = .jsonLines
    case .syntax(.edn): edn = EDNScanner()
    case .array:
      throw Diagnostic(
        .badHistory, "this is a JSON array", at: head[0].place.source,
        expected: "an object on each line, such as \(HistoryFormat.jsonLines.example)")
    case .other: throw unknownSyntax(Sign.name(byte), at: place)
    }
    let known = head
    head = []
    for (byte, place) in known { try take(byte, at: place) }
  }

  private func unknownSyntax(_ sign: String, at place: TextPlace) -> Diagnostic {
    Diagnostic(
      .badHistory, "a history cannot begin with \(sign)", at: place.source,
      expected: "\(HistoryFormat.jsonLines.example) or \(HistoryFormat.jepsen.example)")
  }
}
