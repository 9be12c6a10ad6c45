/// Bytes in, lines of text out.
struct LineSplitter {
  private var bytes: [UInt8] = []
  /// Where the next line begins.
  private var start = 0
  /// Up to where no line end was found.
  private var searched = 0

  /// Adds bytes behind those not yet given out.
  mutating func append(_ more: [UInt8]) {
    bytes.removeFirst(start)
    searched -= start
    start = 0
    bytes.append(contentsOf: more)
  }

  /// The next whole line without its line end, or `nil` until more bytes come.
  mutating func next() -> String? {
    guard let end = bytes[searched...].firstIndex(of: 0x0A) else {
      searched = bytes.count
      return nil
    }
    defer {
      start = end + 1
      searched = start
    }
    return Self.text(bytes[start..<end])
  }

  /// What is left when no more bytes come: a line without its line end, or `nil`.
  mutating func rest() -> String? {
    guard start < bytes.count else { return nil }
    defer { dropPartialLine() }
    return Self.text(bytes[start...])
  }

  /// Forgets the bytes behind the last line end.
  mutating func dropPartialLine() {
    let end = bytes[start...].lastIndex(of: 0x0A).map { $0 + 1 } ?? start
    bytes.removeSubrange(end...)
    searched = min(searched, end)
  }

  /// The text of a line: `\r` at its end dropped, invalid UTF-8 and NUL replaced by U+FFFD.
  static func text(_ line: ArraySlice<UInt8>) -> String {
    let body = line.last == 0x0D ? line.dropLast() : line
    let text = String(decoding: body, as: UTF8.self)
    guard body.contains(0) else { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
  }
}
