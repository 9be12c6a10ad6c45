/// One thing that is wrong with what a person wrote, in the one form that errors have everywhere.
///
/// A diagnostic names a stable code, the place, what is wrong, what was expected, and the nearest
/// word that would have been right. Prompt, script runner and linter print it the same way:
///
/// ```
/// lessons/a.md:12:7: error LC3002: there is no parameter 'participant'
///   expected: a parameter of two-phase-commit
///   did you mean 'participants'?
/// ```
public struct Diagnostic: Error, Hashable, Sendable {
  /// The stable code, for example `LC3002`; docs/error-codes.md explains each.
  public var code: DiagnosticCode
  /// Where the text stands, as far as it is known.
  public var place: SourcePlace
  /// What is wrong, in one sentence without a full stop.
  public var message: String
  /// What would have been right, if that can be said in a few words.
  public var expected: String?
  /// The nearest word that would have been right.
  public var suggestion: String?
  /// The line of text that holds the mistake, to point a caret at.
  public var sourceLine: String?

  /// Creates a diagnostic.
  public init(
    _ code: DiagnosticCode, _ message: String, at place: SourcePlace = SourcePlace(),
    expected: String? = nil, suggestion: String? = nil, sourceLine: String? = nil
  ) {
    self.code = code
    self.place = place
    self.message = message
    self.expected = expected
    self.suggestion = suggestion
    self.sourceLine = sourceLine
  }

  /// The same diagnostic with a file name, where it had none.
  public func inFile(_ file: String) -> Diagnostic {
    var copy = self
    if copy.place.file == nil { copy.place.file = file }
    return copy
  }

  /// The same diagnostic, its line counted from `line` instead of from 1.
  ///
  /// - Parameter line: the line, counted from 1, at which the text that was parsed begins.
  public func shifted(toLine line: Int) -> Diagnostic {
    var copy = self
    copy.place.line = (copy.place.line ?? 1) + line - 1
    return copy
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The diagnostic as it is printed: one line, and up to four indented ones below it.
  public var description: String {
    var lines = ["\(place.prefix)error \(code.rawValue): \(message)"]
    if let sourceLine {
      lines.append("  \(sourceLine)")
      if let column = place.column {
        lines.append("  " + String(repeating: " ", count: max(0, column - 1)) + "^")
      }
    }
    if let expected { lines.append("  expected: \(expected)") }
    if let suggestion { lines.append("  did you mean '\(suggestion)'?") }
    return lines.joined(separator: "\n")
  }
}
