import CCMarkGFM
import Synchronization

/// Parses Markdown with tables, strikethrough and bare addresses.
enum MarkdownTree {
  /// Parses a text and hands over its top-level blocks; the nodes live as long as the call.
  ///
  /// - Returns: what `body` returns, or `nil` if the parser gives no tree.
  static func read<Result>(_ text: String, _ body: ([MarkdownNode]) -> Result) -> Result? {
    guard let root = lock.withLock({ _ in parse(text) }) else { return nil }
    defer { cmark_node_free(root) }
    return body(Array(MarkdownNode(root).children))
  }

  /// Parses a text; the caller frees the tree.
  private static func parse(_ text: String) -> OpaquePointer? {
    cmark_gfm_core_extensions_ensure_registered()
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink"] {
      if let syntaxExtension = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, syntaxExtension)
      }
    }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
    }
    guard let root = cmark_parser_finish(parser) else { return nil }
    cmark_consolidate_text_nodes(root)
    return root
  }

  /// Only one text is parsed at a time: while a parser runs, its extensions change tables that all
  /// parsers of the library share. Without the lock, texts parsed side by side lose their links.
  private static let lock = Mutex(())
}
