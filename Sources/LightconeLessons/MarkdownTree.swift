import CCMarkGFM

/// Parses Markdown with tables, strikethrough and bare addresses.
enum MarkdownTree {
  /// Parses a text and hands over its top-level blocks; the nodes live as long as the call.
  ///
  /// - Returns: what `body` returns, or `nil` if the parser gives no tree.
  static func read<Result>(_ text: String, _ body: ([MarkdownNode]) -> Result) -> Result? {
    guard areExtensionsRegistered, let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else {
      return nil
    }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink"] {
      if let extensionPointer = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, extensionPointer)
      }
    }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
    }
    guard let root = cmark_parser_finish(parser) else { return nil }
    defer { cmark_node_free(root) }
    cmark_consolidate_text_nodes(root)
    return body(Array(MarkdownNode(root).children))
  }

  /// The library's list of extensions is global and unguarded: a static property fills it once.
  private static let areExtensionsRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()
}
