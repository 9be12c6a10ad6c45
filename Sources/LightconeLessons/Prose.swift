/// Text to read between two blocks of a lesson, as a small tree.
///
/// The tree holds what a terminal and a page can show, no more: raw HTML is kept as plain text,
/// a table has no alignments, a link has no title.
public struct Prose: Hashable, Sendable {
  /// The paragraphs, headings, lists and so on, in the order of the document; never empty.
  public var blocks: [Block]

  /// Creates prose from its blocks.
  public init(blocks: [Block]) {
    self.blocks = blocks
  }

  /// The line of the file on which the prose begins, counted from 1.
  public var line: Int { blocks.first?.line ?? 1 }
}

/// One block of prose, for example a paragraph.
public struct Block: Hashable, Sendable {
  /// What the block is.
  public var content: Content
  /// The line of the file on which the block begins, counted from 1.
  public var line: Int

  /// Creates a block.
  public init(_ content: Content, line: Int) {
    self.content = content
    self.line = line
  }

  /// What a block is, and what it holds.
  public indirect enum Content: Hashable, Sendable {
    /// A heading of level 1 to 6.
    case heading(level: Int, [Inline])
    /// A paragraph.
    case paragraph([Inline])
    /// A list; `start` is the first number of a numbered list, and `nil` for bullets.
    case list(start: Int?, items: [[Block]])
    /// Code to show, not to run; `info` is the word behind the fence, if there is one.
    case code(text: String, info: String?)
    /// A quotation.
    case quote([Block])
    /// A table: cells of the header, then rows of cells.
    case table(header: [[Inline]], rows: [[[Inline]]])
    /// A horizontal rule.
    case rule
  }
}

/// A run of text within a block.
public indirect enum Inline: Hashable, Sendable {
  /// Plain text.
  case text(String)
  /// Emphasised text.
  case emphasis([Inline])
  /// Strongly emphasised text.
  case strong([Inline])
  /// Text that is struck through.
  case strikethrough([Inline])
  /// Code within a line.
  case code(String)
  /// A link.
  case link(text: [Inline], url: String)
  /// An image, with the text that stands in for it where it cannot be shown.
  case image(alt: String, url: String)
  /// The end of a source line, shown as a space.
  case softBreak
  /// The end of a line that must stay one.
  case lineBreak
}

extension Inline {
  /// The text without its markup; an image counts as its alternative text.
  public var plainText: String {
    switch self {
    case .text(let text), .code(let text), .image(alt: let text, url: _): text
    case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
      .link(text: let inner, url: _):
      inner.plainText
    case .softBreak, .lineBreak: " "
    }
  }
}

extension [Inline] {
  /// The text without its markup; an image counts as its alternative text.
  public var plainText: String { map(\.plainText).joined() }
}
