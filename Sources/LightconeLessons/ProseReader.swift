import LightconeDiagnostics

/// Turns Markdown nodes into the small tree of `Prose`.
struct ProseReader {
  /// The deepest nesting that is kept; below it the reader would need too much stack.
  static let maximumDepth = 40

  let log: ProblemLog
  let fences: FenceInspector

  /// The blocks of a node: one, or none where a list item or row is meant.
  func blocks(_ node: MarkdownNode, depth: Int = 0, topLine: Int? = nil) -> [Block] {
    let topLine = topLine ?? node.firstLine
    guard depth < Self.maximumDepth else {
      log.report(.badBlock, "the text is nested too deeply", line: topLine)
      return []
    }
    let content = content(node, depth: depth, topLine: topLine)
    return content.map { [Block($0, line: max(1, node.firstLine))] } ?? []
  }

  private func content(_ node: MarkdownNode, depth: Int, topLine: Int) -> Block.Content? {
    switch node.kind {
    case "heading": .heading(level: node.headingLevel, inlines(node, line: node.firstLine))
    case "paragraph": .paragraph(inlines(node, line: node.firstLine))
    case "list": .list(start: node.listStart, items: items(node, depth, topLine))
    case "block_quote": .quote(inner(node, depth, topLine))
    case "code_block": code(node, depth: depth)
    case "html_block": .paragraph(lines(of: node.literal))
    case "table": table(node)
    case "thematic_break": .rule
    default: nil
    }
  }

  private func inner(_ node: MarkdownNode, _ depth: Int, _ topLine: Int) -> [Block] {
    node.children.flatMap { blocks($0, depth: depth + 1, topLine: topLine) }
  }

  private func items(_ node: MarkdownNode, _ depth: Int, _ topLine: Int) -> [[Block]] {
    node.children.map { inner($0, depth, topLine) }
  }

  private func code(_ node: MarkdownNode, depth: Int) -> Block.Content {
    fences.inspectShown(node, isNested: depth > 0)
    let literal = node.literal
    return .code(
      text: literal.hasSuffix("\n") ? String(literal.dropLast()) : literal,
      info: node.fenceWords.first)
  }

  private func table(_ node: MarkdownNode) -> Block.Content {
    let rows = node.children.map { row in
      row.children.map { inlines($0, line: node.firstLine) }
    }
    return .table(header: rows.first ?? [], rows: Array(rows.dropFirst()))
  }

  /// Raw HTML, line by line, as plain text.
  private func lines(of literal: String) -> [Inline] {
    let lines = literal.split(separator: "\n").map { Inline.text(String($0)) }
    return Array(lines.map { [$0] }.joined(separator: [.softBreak]))
  }
}

extension ProseReader {
  /// The runs of text inside a node.
  func inlines(_ node: MarkdownNode, line: Int, depth: Int = 0) -> [Inline] {
    guard depth < Self.maximumDepth else {
      log.report(.badBlock, "the text is nested too deeply", line: line)
      return []
    }
    return node.children.compactMap { inline($0, line: line, depth: depth + 1) }
  }

  private func inline(_ node: MarkdownNode, line: Int, depth: Int) -> Inline? {
    switch node.kind {
    // The parser leaves empty texts where it found a bare address.
    case "text", "html_inline": node.literal.isEmpty ? nil : .text(node.literal)
    case "code": .code(node.literal)
    case "softbreak": .softBreak
    case "linebreak": .lineBreak
    case "emph": .emphasis(inlines(node, line: line, depth: depth))
    case "strong": .strong(inlines(node, line: line, depth: depth))
    case "strikethrough": .strikethrough(inlines(node, line: line, depth: depth))
    case "link": .link(text: inlines(node, line: line, depth: depth), url: node.url)
    case "image":
      .image(alt: inlines(node, line: line, depth: depth).plainText, url: node.url)
    default: nil
    }
  }
}
