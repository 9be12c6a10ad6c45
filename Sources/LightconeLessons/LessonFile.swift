public import LightconeDiagnostics

/// Reads lessons from files, and refuses what is no lesson before it costs memory.
public enum LessonFile {
  /// Reads and parses a lesson.
  ///
  /// - Parameter path: the file, as the user named it; diagnostics repeat it.
  /// - Throws: `LC4001` for a file that cannot be read, `LC4002` for one that is not UTF-8 text,
  ///   `LC4003` for one above 4 MiB, and otherwise all problems of the lesson.
  public static func load(_ path: String) throws(LessonProblems) -> Lesson {
    let text: String
    do {
      text = try readText(path)
    } catch {
      throw LessonProblems([error])
    }
    return try LessonParser.parse(text: text, file: path)
  }

  /// Reads a file as far as it can be read; what is wrong with it stands in the draft.
  public static func draft(_ path: String) -> LessonDraft {
    do throws(Diagnostic) {
      return LessonParser.draft(text: try readText(path), file: path)
    } catch {
      return LessonDraft(file: path, problems: [error])
    }
  }

  /// Reads a text file of at most 4 MiB, without looking at what it says.
  ///
  /// - Throws: `LC4001`, `LC4002` or `LC4003`, as `load(_:)` does.
  public static func readText(_ path: String) throws(Diagnostic) -> String {
    let bytes = try TextBytes.whole(path: path, limit: LessonParser.maximumBytes)
    return try text(bytes, path)
  }

  /// The text of some bytes; fails at the first byte that no text has.
  static func text(_ bytes: [UInt8], _ path: String) throws(Diagnostic) -> String {
    let zero = bytes.firstIndex(of: 0)
    if zero == nil, let text = String(validating: bytes, as: UTF8.self) { return text }
    let valid = validPrefixLength(bytes[..<(zero ?? bytes.count)])
    let found = valid < bytes.count ? bytes[valid] : 0
    let hexadecimal = String(found, radix: 16, uppercase: true)
    throw Diagnostic(
      .notText,
      "the file is not text: byte \(valid) is 0x\(found < 16 ? "0" : "")\(hexadecimal)",
      at: SourcePlace(file: path, line: bytes[..<valid].count { $0 == 10 } + 1),
      expected: "a text file in UTF-8")
  }

  /// The diagnostic for a text above the limit.
  static func tooLarge(bytes: Int, limit: Int, file: String?) -> Diagnostic {
    Diagnostic(
      .fileTooLarge, "the lesson has \(bytes) bytes", at: SourcePlace(file: file),
      expected: "at most \(limit) bytes (\(limit / 1024 / 1024) MiB)")
  }

  /// The number of bytes before the first that is not UTF-8.
  private static func validPrefixLength(_ bytes: ArraySlice<UInt8>) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var length = 0
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) { length += scalar.count }
    return length
  }
}
