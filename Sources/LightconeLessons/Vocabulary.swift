public import LightconeDiagnostics

/// The words that a page such as docs/vocabulary.md explains: each stands in bold before a colon at the
/// beginning of a line.
public struct Vocabulary: Hashable, Sendable {
  /// The words, in the order of the page.
  public let words: [String]

  /// Reads a page.
  public init(page: String) {
    words = page.split(separator: "\n").compactMap { line in
      guard line.hasPrefix("**"), let end = line.firstRange(of: "**:") else { return nil }
      return String(line[line.index(line.startIndex, offsetBy: 2)..<end.lowerBound])
    }
  }

  /// The problems of the terms that a lesson says it introduces: each is explained here, and stands in
  /// the lesson's prose.
  public func check(_ draft: LessonDraft) -> [Diagnostic] {
    guard let frontMatter = draft.frontMatter else { return [] }
    let prose = draft.parts.compactMap { part -> String? in
      if case .prose(let prose) = part { prose.plainText } else { nil }
    }.joined(separator: " ").lowercased()
    return frontMatter.terms.compactMap { term in
      if !words.contains(where: { $0.lowercased() == term.text.lowercased() }) {
        return Diagnostic(
          .unknownTerm, "the vocabulary does not explain \(quoted(term.text))",
          at: SourcePlace(file: draft.file, line: term.line, column: term.column),
          expected: "a word of docs/vocabulary.md",
          suggestion: nearestWord(to: term.text, in: words))
      }
      guard !prose.contains(term.text.lowercased()) else { return nil }
      return Diagnostic(
        .unknownTerm, "the text never uses \(quoted(term.text))",
        at: SourcePlace(file: draft.file, line: term.line, column: term.column),
        expected: "a term that the lesson introduces")
    }
  }
}

extension Prose {
  /// The text without its markup, all in one line.
  fileprivate var plainText: String { blocks.map(\.plainText).joined(separator: " ") }
}

extension Block {
  fileprivate var plainText: String {
    switch content {
    case .heading(level: _, let inlines), .paragraph(let inlines): inlines.plainText
    case .list(start: _, let items): items.joined().map(\.plainText).joined(separator: " ")
    case .quote(let inner): inner.map(\.plainText).joined(separator: " ")
    case .table(let header, let rows):
      ([header] + rows).joined().map(\.plainText).joined(separator: " ")
    case .code, .rule: ""
    }
  }
}
