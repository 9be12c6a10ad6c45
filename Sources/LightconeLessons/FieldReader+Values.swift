import LightconeDiagnostics
import Yams

extension FieldReader {
  /// A text that must be there.
  func text(_ field: String) -> String? {
    required(field, "a text").flatMap { text($0, field) }
  }

  /// A text that may be left out.
  func optionalText(_ field: String) -> String? {
    optional(field).flatMap { text($0, field) }
  }

  /// The text of a node, without the spaces around it; reports a node that is none.
  func text(_ node: Yams.Node, _ field: String) -> String? {
    let text = node.scalar.map { trimmed(Substring($0.string)) }
    if let text, !text.isEmpty { return String(text) }
    reportForm(field, "a text", at: node)
    return nil
  }

  /// A name in kebab-case that must be there.
  func kebabCase(_ field: String) -> String? {
    required(field, "a name in kebab-case").flatMap { kebabCase($0, field) }
  }

  /// The name in a node; reports one that is not in kebab-case.
  func kebabCase(_ node: Yams.Node, _ field: String) -> String? {
    guard let text = text(node, field) else { return nil }
    if isKebabCase(text) { return text }
    let suggestion = kebabCaseForm(of: text)
    region.report(
      .badField, "the \(field) \(quoted(text)) is not in kebab-case", at: node,
      expected: "lower-case letters and digits, joined by hyphens",
      suggestion: isKebabCase(suggestion) ? suggestion : nil)
    return nil
  }

  /// A whole number that must be there.
  func integer(_ field: String, in range: ClosedRange<Int>) -> Int? {
    required(field, "a whole number").flatMap { integer($0, field, in: range) }
  }

  /// A whole number that may be left out.
  func optionalInteger(_ field: String, in range: ClosedRange<Int>) -> Int? {
    optional(field).flatMap { integer($0, field, in: range) }
  }

  private func integer(_ node: Yams.Node, _ field: String, in range: ClosedRange<Int>) -> Int? {
    if let scalar = node.scalar, let number = Int(scalar.string), range.contains(number) {
      return number
    }
    reportForm(
      field, "a whole number from \(range.lowerBound) to \(range.upperBound)", at: node)
    return nil
  }

  /// A truth value that may be left out and then is `false`.
  func flag(_ field: String) -> Bool? {
    guard let node = optional(field) else { return false }
    if let scalar = node.scalar, let value = Bool(scalar.string) { return value }
    reportForm(field, "true or false", at: node)
    return nil
  }

  /// A list that must be there, of a certain length.
  func list(_ field: String, _ form: String, count: ClosedRange<Int> = 0...1000) -> [Yams.Node]? {
    required(field, form).flatMap { list($0, field, form, count: count) }
  }

  /// A list that may be left out and then is empty.
  func optionalList(_ field: String, _ form: String) -> [Yams.Node]? {
    guard let node = optional(field) else { return [] }
    return list(node, field, form, count: 0...1000)
  }

  private func list(
    _ node: Yams.Node, _ field: String, _ form: String, count: ClosedRange<Int>
  ) -> [Yams.Node]? {
    guard case .sequence(let items) = node, count.contains(items.count) else {
      reportForm(field, form, at: node)
      return nil
    }
    return Array(items)
  }

  private func kebabCaseForm(of text: String) -> String {
    String(text.prefix(60).lowercased().map { $0 == " " || $0 == "_" ? "-" : $0 })
  }
}

/// All values, or `nil` if one of them could not be read; every one is read in any case.
func allOrNone<Item, Value>(_ items: [Item], _ read: (Item) -> Value?) -> [Value]? {
  let values = items.map(read)
  return values.contains { $0 == nil } ? nil : values.compactMap { $0 }
}

/// A text without the spaces and line ends around it.
func trimmed(_ text: Substring) -> Substring {
  let front = text.drop(while: \.isWhitespace)
  guard let last = front.lastIndex(where: { !$0.isWhitespace }) else { return "" }
  return front[...last]
}
