/// A link or picture of a lesson's prose, with the line on which it stands.
struct ProseLink {
  let url: String
  let line: Int

  /// The links of some blocks, in their order.
  static func all(in blocks: [Block]) -> [ProseLink] {
    blocks.flatMap { block -> [ProseLink] in
      switch block.content {
      case .heading(level: _, let inlines), .paragraph(let inlines):
        return links(in: inlines, from: block.line)
      case .list(start: _, let items): return items.flatMap { all(in: $0) }
      case .quote(let inner): return all(in: inner)
      case .table(let header, let rows):
        let rest = rows.enumerated().flatMap { index, row in
          row.flatMap { links(in: $0, from: block.line + 2 + index) }
        }
        return header.flatMap { links(in: $0, from: block.line) } + rest
      case .code, .rule: return []
      }
    }
  }

  /// The words by which links can name the headings of a lesson, as code hosts make them.
  static func anchors(of parts: [Part]) -> [String] {
    parts.flatMap { part -> [String] in
      guard case .prose(let prose) = part else { return [] }
      return prose.blocks.compactMap { block in
        guard case .heading(level: _, let inlines) = block.content else { return nil }
        return inlines.anchor
      }
    }
  }

  private static func links(in inlines: [Inline], from line: Int) -> [ProseLink] {
    var line = line
    return links(in: inlines, &line)
  }

  /// Each break within a text is a line of the source.
  private static func links(in inlines: [Inline], _ line: inout Int) -> [ProseLink] {
    var found: [ProseLink] = []
    for inline in inlines {
      switch inline {
      case .softBreak, .lineBreak: line += 1
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner):
        found += links(in: inner, &line)
      case .link(let text, let url):
        found.append(ProseLink(url: url, line: line))
        found += links(in: text, &line)
      case .image(_, let url): found.append(ProseLink(url: url, line: line))
      case .text, .code: continue
      }
    }
    return found
  }
}

extension [Inline] {
  /// The word by which links can name a heading of this text, as code hosts make it.
  public var anchor: String {
    String(
      plainText.lowercased()
        .filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
        .map { $0 == " " ? "-" : $0 })
  }
}
