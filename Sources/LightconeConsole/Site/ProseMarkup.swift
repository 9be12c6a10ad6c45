import LightconeLessons
import LightconeRendering

/// Sets the prose of lessons for a page.
///
/// Rules:
/// 1. Text stays text: HTML in a lesson is shown, never obeyed.
/// 2. Headings go down one level at a time, below the page's own.
/// 3. Links lead to the web, to mail, to headings of the page and to lessons of the site; what leads
///    elsewhere, or would be a program, is plain text.
/// 4. Nothing is loaded: of a picture only its words are shown.
struct ProseMarkup {
  /// The pages of lessons by the names of their files.
  let pages: [String: String]
  /// The identifiers of the page.
  var names: PageNames
  /// The headings so far, but the first.
  private(set) var headings: [(title: String, identifier: String)] = []
  private var level = 1

  init(pages: [String: String], names: PageNames) {
    self.pages = pages
    self.names = names
  }

  /// Some blocks of prose.
  mutating func blocks(_ blocks: [Block]) -> HTML { .joined(blocks.map { block($0.content) }) }

  private mutating func block(_ content: Block.Content) -> HTML {
    switch content {
    case .heading(let level, let inlines): return heading(level, inlines)
    case .paragraph(let inlines): return .element("p", [:], self.inlines(inlines))
    case .list(let start, let items): return list(items, from: start)
    case .code(let text, _): return Self.code(text)
    case .quote(let blocks): return .element("blockquote", [:], [self.blocks(blocks)])
    case .table(let header, let rows): return table(header, rows)
    case .rule: return .element("hr")
    }
  }

  private mutating func heading(_ wanted: Int, _ inlines: [Inline]) -> HTML {
    level = min(max(2, wanted), level + 1)
    let identifier = names.unique(inlines.anchor.isEmpty ? "part" : inlines.anchor)
    headings.append((inlines.plainText, identifier))
    let words = self.inlines(inlines)
    switch level {
    case 2: return .element("h2", ["id": identifier], words)
    case 3: return .element("h3", ["id": identifier], words)
    case 4: return .element("h4", ["id": identifier], words)
    case 5: return .element("h5", ["id": identifier], words)
    default: return .element("h6", ["id": identifier], words)
    }
  }

  private mutating func list(_ items: [[Block]], from start: Int?) -> HTML {
    let inner = items.map { HTML.element("li", [:], [item($0)]) }
    guard let start else { return .element("ul", [:], inner) }
    return start == 1
      ? .element("ol", [:], inner) : .element("ol", ["start": "\(start)"], inner)
  }

  /// One paragraph alone stands in its item without a frame of its own.
  private mutating func item(_ blocks: [Block]) -> HTML {
    guard blocks.count == 1, case .paragraph(let inlines) = blocks[0].content else {
      return self.blocks(blocks)
    }
    return .joined([.element("span", [:], self.inlines(inlines))])
  }

  private func table(_ header: [[Inline]], _ rows: [[[Inline]]]) -> HTML {
    let head = header.map { HTML.element("th", ["scope": "col"], inlines($0)) }
    let body = rows.map { row in
      HTML.element("tr", [:], row.map { .element("td", [:], inlines($0)) })
    }
    let table = HTML.element(
      "table", [:],
      [
        .element("thead", [:], [.element("tr", [:], head)]), .element("tbody", [:], body),
      ])
    return .element(
      "div", ["class": "lc-scroll", "tabindex": "0", "role": "group", "aria-label": "Table"],
      [table])
  }

  /// Code to read; wide lines can be moved, by keys too.
  static func code(_ text: String) -> HTML {
    .element(
      "pre", ["tabindex": "0"], [.element("code", [:], [.lines(text)])])
  }

  private func inlines(_ inlines: [Inline]) -> [HTML] { inlines.map(inline) }

  private func inline(_ inline: Inline) -> HTML {
    switch inline {
    case .text(let text): return .text(text)
    case .code(let text): return .element("code", [:], [.text(text)])
    case .emphasis(let inner): return .element("em", [:], inlines(inner))
    case .strong(let inner): return .element("strong", [:], inlines(inner))
    case .strikethrough(let inner): return .element("s", [:], inlines(inner))
    case .softBreak: return .text(" ")
    case .lineBreak: return .element("br")
    case .image(let alt, _): return .text("[picture: \(alt)]")
    case .link(let text, let url): return link(inlines(text), to: url)
    }
  }

  private func link(_ words: [HTML], to url: String) -> HTML {
    guard let address = address(of: url) else { return .element("span", [:], words) }
    return .element("a", ["href": address], words)
  }

  /// Where a link leads on a page of the site; nil for what no page should lead to.
  private func address(of url: String) -> String? {
    let lower = url.lowercased()
    if ["https://", "http://", "mailto:"].contains(where: lower.hasPrefix) { return url }
    if url.hasPrefix("#") { return lower }
    guard !url.contains(":"), !url.hasPrefix("/") else { return nil }
    let parts = url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let file = parts.first?.split(separator: "/").last.map { String($0) } ?? ""
    guard let page = pages[file] else { return nil }
    return page + (parts.count > 1 ? "#\(parts[1].lowercased())" : "")
  }
}
