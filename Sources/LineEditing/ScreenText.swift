/// Text that is shown on a terminal a screenful at a time.
///
/// Lines that are wider than the window take several rows, as terminals wrap them; sequences that set
/// colours take no room. A line is never split between two screenfuls, unless it alone is too long.
public struct ScreenText: Sendable {
  /// The lines that were not taken yet.
  public private(set) var lines: ArraySlice<String>

  /// Splits a text at its line breaks.
  public init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
  }

  /// Whether what is left fits into a number of rows.
  ///
  /// - Complexity: O(length of what fits).
  public func fits(rows: Int, columns: Int) -> Bool {
    var left = rows
    for line in lines {
      left -= Self.rows(of: line, columns: columns)
      if left < 0 { return false }
    }
    return true
  }

  /// Takes as many lines as fit into a number of rows, and at least one.
  public mutating func takePage(rows: Int, columns: Int) -> ArraySlice<String> {
    var left = rows
    let page = lines.prefix { line in
      left -= Self.rows(of: line, columns: columns)
      return left >= 0
    }
    let count = max(1, page.count)
    defer { lines = lines.dropFirst(count) }
    return lines.prefix(count)
  }

  /// How many rows a line takes in a window.
  static func rows(of line: String, columns: Int) -> Int {
    var rows = 1
    var column = 0
    var scalars = line.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      if scalar == "\u{1B}" {
        dropSequence(&scalars)
        continue
      }
      let width = TextWidth.of(scalar)
      if column + width > max(1, columns) {
        rows += 1
        column = 0
      }
      column += width
    }
    return rows
  }

  /// Drops what stands behind the Escape of a control sequence, up to its final character.
  private static func dropSequence(_ scalars: inout Substring.UnicodeScalarView) {
    guard scalars.first == "[" else { return }
    scalars.removeFirst()
    while let scalar = scalars.popFirst() { if (0x40...0x7E).contains(scalar.value) { return } }
  }
}
