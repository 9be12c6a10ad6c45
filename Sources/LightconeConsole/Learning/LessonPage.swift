import LightconeLessons
import LightconeRendering

/// Sets the prose of a lesson for a terminal.
struct LessonPage {
  let display: Display
  /// The columns that stand before every line, of a list or a quotation.
  var indentation = 0

  /// Prose as text: its blocks with a blank line between them.
  func render(_ prose: Prose) -> String { render(prose.blocks) }

  private func render(_ blocks: [Block]) -> String {
    blocks.map { render($0).joined(separator: "\n") }.joined(separator: "\n\n")
  }

  private func render(_ block: Block) -> [String] {
    let style = Style(display)
    switch block.content {
    case .heading(let level, let inlines):
      let title = inlines.terminalText.wrapped(toWidth: width)
      let length = title.map { displayWidth(of: $0) }.max() ?? 0
      let line = String(repeating: level == 1 ? "=" : "-", count: length)
      return title.map(style.bold) + (level <= 2 ? [line] : [])
    case .paragraph(let inlines): return inlines.terminalText.wrapped(toWidth: width)
    case .list(let start, let items): return render(items, from: start)
    case .code(let text, _):
      return text.split(separator: "\n", omittingEmptySubsequences: false)
        .dropLast(text.hasSuffix("\n") ? 1 : 0)
        .flatMap {
          String($0).wrapped(toWidth: width, indentation: "    ", continuation: "      ")
        }
    case .quote(let blocks):
      return indented(by: 2).render(blocks)
        .split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }
    case .table(let header, let rows): return render(header, rows)
    case .rule: return [String(repeating: "-", count: min(width, 20))]
    }
  }

  private func render(_ items: [[Block]], from start: Int?) -> [String] {
    items.enumerated().flatMap { position, blocks -> [String] in
      let mark = start.map { "\($0 + position). " } ?? "- "
      let inner = indented(by: mark.count)
      let text = blocks.map { inner.render($0).joined(separator: "\n") }.joined(separator: "\n")
      return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
        ($0.offset == 0 ? mark : String(repeating: " ", count: mark.count)) + $0.element
      }
    }
  }

  private func render(_ header: [[Inline]], _ rows: [[[Inline]]]) -> [String] {
    var table = Table(header.map { TableColumn($0.terminalText) }, wrapsLastColumn: true)
    for row in rows { table.add(row.map(\.terminalText)) }
    let narrow = Display(columns: width, glyphs: display.glyphs, color: display.color)
    return [table.render(narrow)]
  }

  /// Long lines are hard to read: prose stays narrower than a wide terminal.
  private var width: Int { min(display.columns, 88) - indentation }

  /// The page for what stands inside a list or a quotation.
  private func indented(by columns: Int) -> LessonPage {
    LessonPage(display: display, indentation: indentation + columns)
  }
}

extension [Inline] {
  /// The text for a terminal: code in quotes, links with their address.
  var terminalText: String { map(\.terminalText).joined() }
}

extension Inline {
  fileprivate var terminalText: String {
    switch self {
    case .text(let text): text
    case .code(let text): "'\(text)'"
    case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): inner.terminalText
    case .link(let text, let url):
      url.hasPrefix("http") ? "\(text.terminalText) (\(url))" : text.terminalText
    case .image(let alt, _): "[picture: \(alt)]"
    case .softBreak: " "
    case .lineBreak: "\n"
    }
  }
}
