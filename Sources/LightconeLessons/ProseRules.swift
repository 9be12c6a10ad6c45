import LightconeDiagnostics

/// Checks images and links, which must say something to those who cannot see or follow them.
struct ProseRules {
  private var problems: [Diagnostic] = []
  private var line = 1

  /// The problems of all prose of a lesson.
  static func check(_ parts: [Part]) -> [Diagnostic] {
    var rules = ProseRules()
    for case .prose(let prose) in parts { rules.check(prose.blocks) }
    return rules.problems
  }

  private mutating func check(_ blocks: [Block]) {
    for block in blocks {
      line = block.line
      switch block.content {
      case .heading(level: _, let inlines), .paragraph(let inlines): check(inlines)
      case .list(start: _, let items): for item in items { check(item) }
      case .quote(let inner): check(inner)
      case .table(let header, let rows): checkTable(header, rows)
      case .code, .rule: continue
      }
    }
  }

  /// A table's rows stand on lines of their own; below the header is the line of dashes.
  private mutating func checkTable(_ header: [[Inline]], _ rows: [[[Inline]]]) {
    for cell in header { check(cell) }
    line += 1
    for row in rows {
      line += 1
      for cell in row { check(cell) }
    }
  }

  /// Checks text; each break within it is a line of the source.
  private mutating func check(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .softBreak, .lineBreak: line += 1
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): check(inner)
      case .link(let text, let url): checkLink(text, url)
      case .image(let alt, let url): checkImage(alt, url)
      case .text, .code: continue
      }
    }
  }

  private mutating func checkLink(_ text: [Inline], _ url: String) {
    if trimmed(Substring(text.plainText)).isEmpty {
      report("a link has no text", "[text](address)")
    }
    if url.isEmpty { report("a link has no address", "[text](address)") }
    check(text)
  }

  private mutating func checkImage(_ alt: String, _ url: String) {
    if trimmed(Substring(alt)).isEmpty {
      report("an image has no alternative text", "![what it shows](address)")
    }
    if url.isEmpty { report("an image has no address", "![what it shows](address)") }
  }

  private mutating func report(_ message: String, _ expected: String) {
    problems.append(
      Diagnostic(.lintRule, message, at: SourcePlace(line: line, column: 1), expected: expected))
  }
}
