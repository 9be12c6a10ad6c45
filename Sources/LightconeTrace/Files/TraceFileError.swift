/// Why a file is no trace: the place, what is wrong, and what was expected there.
///
/// This module knows no diagnostics; whoever speaks to a person makes one of this, with the same code.
public struct TraceFileError: Error, Hashable, Sendable {
  /// The stable codes. docs/error-codes.md explains each.
  public enum Code: String, CaseIterable, Hashable, Sendable {
    /// The bytes are no text in UTF-8.
    case notText = "LC4002"
    /// A line cannot be read, or lacks what it needs.
    case badLine = "LC4021"
    /// The file is of another version of the format, or of another format.
    case otherVersion = "LC4022"
    /// The file ends too early.
    case truncated = "LC4023"
    /// Every line can be read, but no run leaves such a trace.
    case impossible = "LC4024"
    /// A log with vector clocks cannot be read.
    case badEventLog = "LC4025"
  }

  /// The stable code.
  public var code: Code
  /// The line, counted from 1.
  public var line: Int
  /// The column in characters, counted from 1.
  public var column: Int
  /// What is wrong, in one sentence without a full stop.
  public var message: String
  /// What would have been right, if that can be said in a few words.
  public var expected: String?

  /// Describes an error.
  public init(
    _ code: Code, _ message: String, line: Int, column: Int = 1, expected: String? = nil
  ) {
    self.code = code
    self.line = line
    self.column = column
    self.message = message
    self.expected = expected
  }
}

extension TraceFileError: CustomStringConvertible {
  /// The error in one line: `3:14: LC4021: there is no kind 'sned'; expected: one of ...`.
  public var description: String {
    "\(line):\(column): \(code.rawValue): \(message)" + (expected.map { "; expected: \($0)" } ?? "")
  }
}

extension String {
  /// The text as a message may quote it: short, and without signs that move a cursor.
  var quotedShort: String {
    let limit = 40
    let scalars = unicodeScalars.prefix(limit + 1).map { scalar in
      scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
        || (0x200E...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        ? "?" : scalar
    }
    let start = String(String.UnicodeScalarView(scalars.prefix(limit)))
    return scalars.count > limit ? start + "..." : start
  }
}
