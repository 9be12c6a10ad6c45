/// What a client gave to an operation or got from it, as far as a checker looks into it.
///
/// Models say it as text, files as numbers, words and lists; here both are the same.
public enum OperationValue: Hashable, Sendable {
  /// Nothing: no argument, no answer, or a read that found nothing.
  case none
  /// A whole number.
  case integer(Int)
  /// A word or a text.
  case text(String)
  /// Several values in order, for example what a list held, or the two values of a compare-and-set.
  case list([OperationValue])

  /// Reads a value from the text that a model gave: a whole number, `nil` or nothing, a list such as
  /// `[1 2 3]`, or else the text itself.
  ///
  /// - Complexity: O(length).
  public init(parsing text: String) {
    let trimmed = text.drop(while: \.isWhitespace)
    if trimmed.isEmpty || trimmed == "nil" {
      self = .none
    } else if let number = Int(trimmed) {
      self = .integer(number)
    } else if trimmed.first == "[", trimmed.last == "]" {
      self = .list(Self.items(of: trimmed.dropFirst().dropLast()))
    } else {
      self = .text(text)
    }
  }

  /// The values between the brackets of a list, which may hold lists.
  private static func items(of text: Substring) -> [OperationValue] {
    var items: [OperationValue] = []
    var depth = 0
    var item = ""
    for character in text + " " {
      if depth == 0, character.isWhitespace || character == "," {
        if !item.isEmpty { items.append(OperationValue(parsing: item)) }
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

extension OperationValue: CustomStringConvertible {
  /// The value as a history shows it: `5`, `nil`, `[1 2 3]`.
  public var description: String {
    switch self {
    case .none: "nil"
    case .integer(let number): String(number)
    case .text(let text): text
    case .list(let values): "[\(values.map(\.description).joined(separator: " "))]"
    }
  }
}
