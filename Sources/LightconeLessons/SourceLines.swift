/// A lesson's text cut into lines, the way every reader of it counts them.
///
/// A byte order mark is dropped and every line end becomes a single newline, so that Markdown,
/// YAML and the diagnostics agree on line numbers.
struct SourceLines {
  let lines: [Substring]

  init(_ text: String) {
    let normalized = Self.normalized(text)
    var lines = normalized.utf8.split(separator: 10, omittingEmptySubsequences: false)
      .map { Substring($0) }
    if lines.last?.isEmpty == true, lines.count > 1 { lines.removeLast() }
    self.lines = lines
  }

  /// The text of a line counted from 1, or an empty one outside the document.
  subscript(line: Int) -> Substring {
    lines.indices.contains(line - 1) ? lines[line - 1] : ""
  }

  /// The line to show below a diagnostic, unless showing it would not help.
  ///
  /// A caret needs columns, so tabs become spaces; control characters could steer a terminal.
  func excerpt(line: Int) -> String? {
    let text = self[line]
    guard !text.isEmpty, text.utf8.count <= 400 else { return nil }
    let plain = String(text.map { $0 == "\t" ? " " : $0 })
    return plain.unicodeScalars.contains(where: \.isControl) ? nil : plain
  }

  private static func normalized(_ text: String) -> String {
    let withoutMark =
      text.unicodeScalars.first == "\u{FEFF}"
      ? text.unicodeScalars.dropFirst() : text.unicodeScalars[...]
    guard Substring(withoutMark).utf8.contains(13) else { return String(withoutMark) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var afterReturn = false
    for byte in Substring(withoutMark).utf8 {
      if byte == 13 { bytes.append(10) } else if byte != 10 || !afterReturn { bytes.append(byte) }
      afterReturn = byte == 13
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Unicode.Scalar {
  /// Whether a terminal would take the character as an order instead of showing it.
  var isControl: Bool { properties.generalCategory == .control }
}
