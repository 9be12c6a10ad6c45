/// Names the words that could stand where the cursor is.
///
/// It may answer with every word that is allowed there: those that do not begin with the word
/// under the cursor are left out. It is called while a person waits, so it should be quick.
public typealias LineCompleter = (CompletionRequest) -> [CompletionCandidate]

/// A press of Tab: the line, and where in it the cursor and its word are.
///
/// Words end at white space and at `= ( ) , | < > + * ! " '`. Therefore `net.latency`,
/// `two-phase-commit` and `#57` are one word each, and in `participants=2` the value is a word of
/// its own: the word is `2`, and `textBeforeWord` ends in `participants=`.
public struct CompletionRequest: Equatable, Sendable {
  /// The whole line.
  public var line: String
  /// The cursor's place, counted in Unicode scalars from the line's start.
  public var cursor: Int
  /// Where the word under the cursor begins, counted in Unicode scalars.
  public var wordStart: Int

  /// Creates a request; the word's start is found in the line.
  ///
  /// - Parameter cursor: counted in Unicode scalars; `nil` for the line's end. A place outside the
  ///   line counts as its nearest end.
  public init(line: String, cursor: Int? = nil) {
    let scalars = Array(line.unicodeScalars)
    let place = min(max(0, cursor ?? scalars.count), scalars.count)
    self.line = line
    self.cursor = place
    wordStart = (scalars[..<place].lastIndex(where: Self.isWordBreak) ?? -1) + 1
  }

  /// The beginning of the word under the cursor, up to the cursor. May be empty.
  public var word: String { text(wordStart..<cursor) }
  /// What stands before the word.
  public var textBeforeWord: String { text(0..<wordStart) }
  /// What stands behind the cursor.
  public var textAfterCursor: String { text(cursor..<line.unicodeScalars.count) }

  private func text(_ range: Range<Int>) -> String {
    let scalars = line.unicodeScalars
    var part = String.UnicodeScalarView()
    part.append(contentsOf: scalars.dropFirst(range.lowerBound).prefix(range.count))
    return String(part)
  }

  private static func isWordBreak(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || "=(),|<>+*!\"'".unicodeScalars.contains(scalar)
  }
}

/// A word that could stand where the cursor is.
public struct CompletionCandidate: Equatable, Sendable {
  /// The whole word, with the part that is already typed.
  public var text: String
  /// Whether a space follows once this is the only choice; not for names that go on, like `loss=`.
  public var appendsSpace: Bool
  /// A few words about it, shown beside it in a list.
  public var summary: String?

  /// Creates a candidate.
  public init(_ text: String, appendsSpace: Bool = true, summary: String? = nil) {
    self.text = text
    self.appendsSpace = appendsSpace
    self.summary = summary
  }
}
