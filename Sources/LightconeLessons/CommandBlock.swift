/// A `lightcone` block: commands as they stand in the lesson, blank lines and comments included.
public struct CommandBlock: Hashable, Sendable {
  /// The lines between the fences, unchanged.
  public var lines: [SourceText]
  /// The line that opens the fence, counted from 1; the first command stands on the next line.
  public var line: Int

  /// Creates a block of command lines.
  public init(lines: [SourceText], line: Int) {
    self.lines = lines
    self.line = line
  }

  /// The block as one text.
  public var text: String { lines.map(\.text).joined(separator: "\n") }
}
