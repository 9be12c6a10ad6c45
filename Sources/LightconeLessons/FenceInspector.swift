import LightconeDiagnostics

/// Finds fences that Markdown accepts in silence and an author did not mean.
///
/// A fence that is never closed runs to the end of the document; a misspelt language makes a
/// block that is shown instead of run; a block inside a list is shown as well. None of them may
/// pass: a claim that is not run would look as if it held.
struct FenceInspector {
  let log: ProblemLog

  /// The language of a block that stands at the top level; `nil` if the block is to be shown.
  func language(_ node: MarkdownNode) -> FenceLanguage? {
    guard node.kind == "code_block", node.fence != nil else { return nil }
    return node.fenceWords.first.flatMap(FenceLanguage.init)
  }

  /// Inspects a block that does something; returns whether its text may be read.
  func inspect(_ node: MarkdownNode, _ language: FenceLanguage) -> Bool {
    if node.fenceWords.count > 1 {
      log.report(
        .badBlock, "\(quoted(node.fenceWords[1])) cannot stand behind '\(language.rawValue)'",
        line: node.firstLine, column: node.firstColumn)
    }
    if let line = swallowedFence(node) {
      log.report(
        .badBlock, "\(language.name) is not closed before the block on line \(line)",
        line: node.firstLine, column: node.firstColumn, expected: expectedClosing(node))
      return false
    }
    return isClosed(node, name: language.name)
  }

  /// Inspects a block that is shown.
  func inspectShown(_ node: MarkdownNode, isNested: Bool) {
    guard node.fence != nil else { return }
    _ = isClosed(node, name: "the code block")
    guard let word = node.fenceWords.first else { return }
    if isNested, let language = FenceLanguage(rawValue: word) {
      log.report(
        .badBlock, "\(language.name) stands inside a list or quotation", line: node.firstLine,
        column: node.firstColumn, expected: "a fence at the left margin")
    } else if let language = FenceLanguage.meant(by: word) {
      log.report(
        .badBlock, "\(quoted(word)) is no kind of block", line: node.firstLine,
        column: node.firstColumn, suggestion: language.rawValue)
    }
  }

  private func isClosed(_ node: MarkdownNode, name: String) -> Bool {
    guard let fence = node.fence else { return true }
    let last = log.source[node.lastLine].utf8.drop { " \t>".utf8.contains($0) }
    let marks = last.prefix { $0 == fence.character }.count
    let isClosing =
      marks >= fence.length && last.dropFirst(marks).allSatisfy { $0 == 32 || $0 == 9 }
    if node.lastLine > node.firstLine, isClosing { return true }
    log.report(
      .badBlock, "\(name) is not closed", line: node.firstLine, column: node.firstColumn,
      expected: expectedClosing(node))
    return false
  }

  /// The line inside a block on which another one opens: its own closing fence is missing.
  private func swallowedFence(_ node: MarkdownNode) -> Int? {
    guard node.lastLine > node.firstLine else { return nil }
    return (node.firstLine + 1...node.lastLine).first { line in
      let text = log.source[line]
      guard let first = text.utf8.first, "`~".utf8.contains(first) else { return false }
      let word = text.drop { $0 == "`" || $0 == "~" }
      return text.count - word.count >= 3 && FenceLanguage(rawValue: String(trimmed(word))) != nil
    }
  }

  private func expectedClosing(_ node: MarkdownNode) -> String {
    let fence = node.fence ?? (3, UInt8(ascii: "`"))
    let mark = fence.character == UInt8(ascii: "~") ? "~" : "`"
    return "a line " + String(repeating: mark, count: min(fence.length, 10))
  }
}
