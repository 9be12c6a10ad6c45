/// Arguments and answers in history files.
///
/// Checkers read the words of a model as numbers, lists and texts; a file has to say the same to them.
enum HistoryValue {
  private static let maximumDepth = 60

  /// Writes a value as JSON: a whole number, null for nothing and for `nil`, a list for `[1 2 3]`, or the
  /// text itself.
  static func write(_ text: String, to buffer: inout ExportBuffer, depth: Int = 0) {
    let trimmed = text.drop(while: \.isWhitespace)
    if trimmed.isEmpty || trimmed == "nil" {
      buffer.raw("null")
    } else if let number = Int(trimmed) {
      buffer.number(number)
    } else if trimmed.first == "[", trimmed.last == "]", depth < maximumDepth {
      buffer.raw("[")
      for (position, item) in items(of: trimmed.dropFirst().dropLast()).enumerated() {
        if position > 0 { buffer.raw(",") }
        switch item {
        case .value(let text): write(text, to: &buffer, depth: depth + 1)
        case .text(let text): buffer.quoted(text)
        }
      }
      buffer.raw("]")
    } else {
      buffer.quoted(text)
    }
  }

  private enum Item {
    case value(String)
    /// What is left of a list whose brackets do not match: a text, whatever it looks like.
    case text(String)
  }

  /// The values between the brackets of a list, which may hold lists.
  private static func items(of text: Substring) -> [Item] {
    var items: [Item] = []
    var depth = 0
    var item = ""
    for character in text + " " {
      if depth == 0, character.isWhitespace || character == "," {
        if !item.isEmpty { items.append(.value(item)) }
        item = ""
        continue
      }
      if character == "[" { depth += 1 }
      if character == "]" { depth -= 1 }
      item.append(character)
    }
    if !item.isEmpty { items.append(.text(item)) }
    return items
  }
}
