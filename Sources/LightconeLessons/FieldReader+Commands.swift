import LightconeDiagnostics
import Yams

extension FieldReader {
  /// What a list of commands may look like.
  static let commandsForm = "one or more command lines, or a list of them"

  /// An expression that must be there, with its place.
  func expression(_ field: String) -> SourceText? {
    required(field, "an expression").flatMap { expression($0, field) }
  }

  /// An expression that may be left out.
  func optionalExpression(_ field: String) -> SourceText? {
    optional(field).flatMap { expression($0, field) }
  }

  private func expression(_ node: Yams.Node, _ field: String) -> SourceText? {
    guard let lines = lines(of: node), let first = lines.first else {
      reportForm(field, "an expression", at: node)
      return nil
    }
    let text = lines.map(\.text).joined(separator: " ")
    return SourceText(text, line: first.line, column: first.column)
  }

  /// Command lines that must be there.
  func commands(_ field: String) -> [SourceText]? {
    required(field, Self.commandsForm).flatMap { commands($0, field) }
  }

  /// The command lines of a node: those of a text, or of each text of a list.
  func commands(_ node: Yams.Node, _ field: String) -> [SourceText]? {
    let nodes = node.sequence.map { Array($0) } ?? [node]
    let found = allOrNone(nodes) { item -> [SourceText]? in
      if let lines = lines(of: item), !lines.isEmpty { return lines }
      reportForm(field, Self.commandsForm, at: item)
      return nil
    }
    guard let lines = found?.flatMap({ $0 }) else { return nil }
    if lines.isEmpty { reportForm(field, Self.commandsForm, at: node) }
    return lines.isEmpty ? nil : lines
  }

  /// Command verbs that may be left out.
  func verbs(_ field: String) -> [SourceText]? {
    let form = "a list of command verbs, such as [step, run]"
    return optionalList(field, form).flatMap { items in
      allOrNone(items) { item in
        guard let line = lines(of: item)?.first, isKebabCase(line.text) else {
          reportForm(field, form, at: item)
          return nil
        }
        return line
      }
    }
  }

  /// The lines of a text that are not blank, each with its place; `nil` if the node is no text.
  private func lines(of node: Yams.Node) -> [SourceText]? {
    guard let scalar = node.scalar, let mark = scalar.mark else { return nil }
    let texts = scalar.string.utf8.split(separator: 10, omittingEmptySubsequences: false)
    return texts.enumerated().compactMap { index, raw in
      let text = String(trimmed(Substring(raw)))
      if text.isEmpty { return nil }
      // Only a literal text (`|`) keeps its lines; all others are placed where they begin.
      return scalar.style == .literal
        ? literalLine(text, line: mark.line + 1 + index)
        : inlineText(text, at: mark, isQuoted: scalar.style != .plain)
    }
  }

  private func literalLine(_ text: String, line: Int) -> SourceText {
    let indent = region.line(line).unicodeScalars.prefix { $0 == " " || $0 == "\t" }.count
    let place = region.place(line: line, scalarColumn: indent + 1)
    return SourceText(text, line: place.line, column: place.column)
  }

  private func inlineText(_ text: String, at mark: Mark, isQuoted: Bool) -> SourceText {
    let place = region.place(line: mark.line, scalarColumn: mark.column + (isQuoted ? 1 : 0))
    return SourceText(text, line: place.line, column: place.column)
  }
}
