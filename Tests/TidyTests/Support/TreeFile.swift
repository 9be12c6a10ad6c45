/// A text file of the tree.
struct TreeFile: Sendable {
  /// The path from the root of the tree, for example `Sources/Lightcone/Node.swift`.
  var path: String
  /// The lines, without their line breaks.
  var lines: [String]
  /// The tokens of a Swift file; none for other files.
  var tokens: [Token]

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    tokens = path.hasSuffix(".swift") ? Lexer.tokens(of: text) : []
  }

  /// Whether it is a Swift file below `Sources`.
  var isSource: Bool { path.hasPrefix("Sources/") && path.hasSuffix(".swift") }

  /// The target of a file below `Sources` or `Tests`: the folder's name.
  var target: String {
    let parts = path.split(separator: "/")
    return parts.count > 2 ? String(parts[1]) : ""
  }

  /// The number of lines, as an editor counts them.
  var lineCount: Int { lines.last == "" ? lines.count - 1 : lines.count }
}
