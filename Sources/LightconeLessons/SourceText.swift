/// A piece of a lesson's text and where it stands, so that a later mistake in it can be placed.
///
/// Command lines and expressions are only read when they are run. Whoever reads them then adds
/// the columns of its own diagnostics to `column` and names `line`.
public struct SourceText: Hashable, Sendable {
  /// The text, without the YAML or Markdown around it.
  public var text: String
  /// The line of the lesson file, counted from 1.
  public var line: Int
  /// The column of the text's first character, counted in characters from 1.
  public var column: Int

  /// Creates a piece of text that stands at a line and column, both counted from 1.
  public init(_ text: String, line: Int, column: Int = 1) {
    self.text = text
    self.line = line
    self.column = column
  }
}
