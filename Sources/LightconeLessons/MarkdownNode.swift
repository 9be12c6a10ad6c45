import CCMarkGFM

/// A node of the tree that cmark-gfm makes of a text. Valid only within `MarkdownTree.read`.
struct MarkdownNode {
  private let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) {
    self.pointer = pointer
  }

  /// The kind of the node, by the parser's own name for it: extensions have no constants.
  var kind: String { string(cmark_node_get_type_string(pointer)) }

  /// The text of a leaf.
  var literal: String { string(cmark_node_get_literal(pointer)) }

  /// The address of a link or image.
  var url: String { string(cmark_node_get_url(pointer)) }

  /// The line on which a block begins, counted from 1.
  var firstLine: Int { Int(cmark_node_get_start_line(pointer)) }

  /// The line on which a block ends, counted from 1.
  var lastLine: Int { Int(cmark_node_get_end_line(pointer)) }

  /// The column of a block's first byte, counted from 1.
  var firstColumn: Int { Int(cmark_node_get_start_column(pointer)) }

  /// The level of a heading, 1 to 6.
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }

  /// The first number of a numbered list; `nil` for bullets.
  var listStart: Int? {
    cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST
      ? Int(cmark_node_get_list_start(pointer)) : nil
  }

  /// The words behind a fence.
  var fenceWords: [String] {
    string(cmark_node_get_fence_info(pointer)).split(whereSeparator: \.isWhitespace)
      .map { String($0) }
  }

  /// The length and character of a code block's fence; `nil` for an indented code block.
  var fence: (length: Int, character: UInt8)? {
    var length: Int32 = 0
    var offset: Int32 = 0
    var character: CChar = 0
    guard cmark_node_get_fenced(pointer, &length, &offset, &character) != 0 else { return nil }
    return (Int(length), UInt8(bitPattern: character))
  }

  /// The nodes directly inside this one.
  var children: some Sequence<MarkdownNode> {
    sequence(first: cmark_node_first_child(pointer)) { cmark_node_next($0) }
      .lazy.prefix { $0 != nil }.compactMap { $0.map(MarkdownNode.init) }
  }

  private func string(_ characters: UnsafePointer<CChar>?) -> String {
    characters.map { String(cString: $0) } ?? ""
  }
}
